package dev.mcusim.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Test methods that are run by other tests. */
final class Launched {

    private Launched() {}

    private static EngineExecutionResults run(Class<?> type, String method) {
        Class<?>[] parameters = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getParameterTypes();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(type, method, parameters))
                .execute();
    }

    /** The names of tests that have passed. */
    static List<String> displayNames(Class<?> type, String method) {
        return run(type, method).testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** What the one test that failed says. */
    static Throwable failure(Class<?> type, String method) {
        List<Throwable> failures = run(type, method).testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
        if (failures.size() != 1) {
            throw new AssertionError("one test was to fail, but these did: " + failures);
        }
        return failures.get(0);
    }
}
