package dev.mcusim.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves parameters by the {@link SimulatedBoard} that is closest to them. */
final class SimulatedBoardExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (!BoardParameters.supports(parameter)) {
            return false;
        }
        boolean ownBoard = parameter.isAnnotated(SimulatedBoard.class);
        boolean boardsOfTemplate = context.getTestMethod()
                .flatMap(method -> AnnotationSupport.findAnnotation(method, SimulatedBoards.class))
                .isPresent();
        return ownBoard || (!boardsOfTemplate && closest(parameter, context).isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SimulatedBoard board = closest(parameter, context).orElseThrow();
        return BoardParameters.on(BoardParameters.board(board.value()), parameter);
    }

    private static Optional<SimulatedBoard> closest(ParameterContext parameter, ExtensionContext context) {
        return parameter
                .findAnnotation(SimulatedBoard.class)
                .or(() -> of(parameter.getDeclaringExecutable()))
                .or(() -> context.getTestMethod().flatMap(SimulatedBoardExtension::of))
                .or(() -> ofClass(context.getRequiredTestClass()));
    }

    private static Optional<SimulatedBoard> of(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, SimulatedBoard.class);
    }

    /** Of a class, or of that around it. */
    private static Optional<SimulatedBoard> ofClass(Class<?> type) {
        return of(type).or(
                        () -> Optional.ofNullable(type.getEnclosingClass()).flatMap(SimulatedBoardExtension::ofClass));
    }
}
