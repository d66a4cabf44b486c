package dev.mcusim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link dev.mcusim.deploy.Deployment} deploys, a {@code .tflite} file, or a {@link dev.mcusim.run.Firmware} is: an ELF, Intel HEX,
 * S-record or raw {@code .bin} file.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Load {

    /** A file, from the working folder of the tests if it is relative; where there is none, a resource on their class path. */
    String value();
}
