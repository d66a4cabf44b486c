package dev.mcusim.cpu;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A test of what Unicorn cannot do or does wrong; {@link dev.mcusim.cpu.unicorn.UnicornCore} says which. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(value = CoreDriver.class, mode = Mode.EXCLUDE, names = "UNICORN")
@interface EveryJavaCore {}
