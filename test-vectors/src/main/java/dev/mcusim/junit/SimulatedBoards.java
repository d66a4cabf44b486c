package dev.mcusim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on each of some boards; it stands where {@code @Test} otherwise does.
 *
 * <pre>{@code
 * @SimulatedBoards({"nucleo-f446re", "nucleo-h743zi2"})
 * void fits(@Load("models/kws.tflite") Deployment keywords) {
 *     assertThat(keywords.run()).isCorrect();
 * }
 * }</pre>
 *
 * <p>Parameters are those of {@link SimulatedBoard}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(SimulatedBoardsExtension.class)
public @interface SimulatedBoards {

    /** Ids or files, as for {@link SimulatedBoard}; none for all boards that mcusim knows. */
    String[] value() default {};
}
