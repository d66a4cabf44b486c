package dev.mcusim.junit;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes one invocation for every board of {@link SimulatedBoards}. */
final class SimulatedBoardsExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        String[] names = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), SimulatedBoards.class)
                .orElseThrow()
                .value();
        return names.length > 0
                ? Arrays.stream(names).map(name -> invocation(name, BoardParameters.board(name)))
                : BoardCatalog.shipped().boards().stream().map(board -> invocation(board.id(), board));
    }

    private static TestTemplateInvocationContext invocation(String name, Board board) {
        return new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int index) {
                return name;
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(new OnBoard(board));
            }
        };
    }

    /** Resolves parameters of methods that name no board of their own; those of constructors belong to all tests of a class. */
    private record OnBoard(Board board) implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return BoardParameters.supports(parameter)
                    && parameter.getDeclaringExecutable() instanceof Method
                    && !parameter.isAnnotated(SimulatedBoard.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return BoardParameters.on(board, parameter);
        }
    }
}
