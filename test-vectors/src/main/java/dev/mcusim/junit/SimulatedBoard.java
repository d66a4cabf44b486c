package dev.mcusim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The board on which tests of a class, one test, or one parameter run.
 *
 * <pre>{@code
 * @SimulatedBoard("nucleo-f746zg")
 * class KeywordsTest {
 *     @Test
 *     void areFoundInTime(@Load("models/kws.tflite") Deployment keywords) {
 *         assertThat(keywords.run()).isCorrect().takesAtMostMilliseconds(40);
 *     }
 * }
 * }</pre>
 *
 * <p>A parameter of a test, a constructor or a method around tests may be a {@link dev.mcusim.board.Board}, or with {@link Load} a
 * {@link dev.mcusim.deploy.Deployment} or a {@link dev.mcusim.run.Firmware}, on the board that is named closest to it. Every parameter gets
 * its own; nothing is shared between tests.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SimulatedBoardExtension.class)
public @interface SimulatedBoard {

    /** The id of a board that mcusim knows, or a file that describes one, whose name ends with {@code .yaml}. */
    String value();
}
