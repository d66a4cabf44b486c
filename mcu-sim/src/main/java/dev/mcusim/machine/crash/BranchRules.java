package dev.mcusim.machine.crash;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.isa.Register;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Jumps to where there is no code, vectors and returns from exceptions. */
final class BranchRules {

    static final List<Function<Evidence, Optional<String>>> ALL = List.of(
            BranchRules::missingHandler,
            BranchRules::nullFunction,
            BranchRules::exceptionReturnInThread,
            BranchRules::evenAddress,
            BranchRules::data,
            BranchRules::nowhere,
            BranchRules::exceptionReturn,
            BranchRules::supervisorCall);

    private static final long NULL_AREA = 0x100;
    private static final long EXCEPTION_RETURNS = 0xffff_ff00L;

    private BranchRules() {}

    private static Optional<String> missingHandler(Evidence evidence) {
        if (evidence.kind() == FaultKind.BAD_VECTOR) {
            long vector = evidence.address();
            long number = (vector - evidence.scene().vectors()) / 4;
            return evidence.hasAddress() && number > 0 && number <= ExceptionNames.IPSR
                    ? noHandler(evidence.scene(), (int) number)
                    : Optional.of(
                            "The vector of the exception to be taken is missing, or VTOR does not point to the vector table.");
        }
        int active = evidence.report().registers().xpsr() & ExceptionNames.IPSR;
        long vector = Integer.toUnsignedLong(evidence.scene().vector(active).orElse(0));
        return evidence.isJump() && active != 0 && (vector & ~1L) == target(evidence)
                ? noHandler(evidence.scene(), active)
                : Optional.empty();
    }

    private static Optional<String> noHandler(Scene scene, int exception) {
        return Optional.of(
                "There is no handler for %s: its vector at 0x%08x holds 0x%08x, which is no address of Thumb code."
                        .formatted(
                                ExceptionNames.of(scene.board().chip(), exception),
                                scene.vectors() + 4L * exception,
                                scene.vector(exception).orElse(0)));
    }

    private static Optional<String> nullFunction(Evidence evidence) {
        return evidence.isJump() && target(evidence) < NULL_AREA
                ? Optional.of("A function pointer was NULL: the program jumped to 0x%08x%s."
                        .formatted(target(evidence), calledFrom(evidence)))
                : Optional.empty();
    }

    private static Optional<String> exceptionReturnInThread(Evidence evidence) {
        return evidence.isJump() && target(evidence) >= EXCEPTION_RETURNS
                ? Optional.of(
                        "0x%08x looks like a return from an exception (EXC_RETURN), but reached PC outside of a handler or with bits that the core does not know."
                                .formatted(target(evidence)))
                : Optional.empty();
    }

    private static Optional<String> evenAddress(Evidence evidence) {
        if (evidence.kind() != FaultKind.INVALID_STATE) {
            return Optional.empty();
        }
        String where = evidence.scene().locate(target(evidence));
        return Optional.of(
                "A jump to an even address, %s%s: addresses of Thumb code have bit 0 set. The function pointer was computed or overwritten, or a symbol of assembly code lacks .thumb_func."
                        .formatted(where, calledFrom(evidence)));
    }

    private static Optional<String> data(Evidence evidence) {
        if (evidence.kind() == FaultKind.UNDEFINED_INSTRUCTION || evidence.isJump()) {
            long pc = evidence.report().pc();
            return evidence.scene()
                    .symbols()
                    .describeObject(pc)
                    .or(() -> ramWithoutFunction(evidence, pc))
                    .map(name ->
                            "The program executes data: 0x%08x is in %s%s.".formatted(pc, name, calledFrom(evidence)));
        }
        return Optional.empty();
    }

    private static Optional<String> ramWithoutFunction(Evidence evidence, long pc) {
        return evidence.scene().symbols().at(pc).isPresent()
                ? Optional.empty()
                : evidence.scene()
                        .space()
                        .at(pc)
                        .filter(window -> window.region().writable())
                        .map(window -> window.name() + ", outside all functions");
    }

    private static Optional<String> nowhere(Evidence evidence) {
        if (!evidence.isJump()) {
            return Optional.empty();
        }
        return Optional.of(
                "A jump to 0x%08x, which is no code%s: a function pointer or a return address on the stack has been overwritten."
                        .formatted(target(evidence), calledFrom(evidence)));
    }

    private static long target(Evidence evidence) {
        return evidence.hasAddress() ? evidence.address() : evidence.report().pc();
    }

    /** {@code , after the call at 0x.. (main+0x4)} where LR follows a call: the one that led there, or the latest one that returned. */
    private static String calledFrom(Evidence evidence) {
        return evidence.scene()
                .callBefore(evidence.register(Register.LR))
                .map(call -> ", after the call at " + evidence.scene().locate(call))
                .or(() -> evidence.report().origin().stream()
                        .mapToObj(branch -> ", from " + evidence.scene().locate(branch))
                        .findFirst())
                .orElse("");
    }

    private static Optional<String> exceptionReturn(Evidence evidence) {
        if (evidence.kind() != FaultKind.BAD_EXCEPTION_RETURN) {
            return Optional.empty();
        }
        return Optional.of(
                "The value that returned from the exception (EXC_RETURN) or the frame it leads to is not what exception entry left: a handler has changed LR or its stack, or a context switch restores the wrong ones.");
    }

    private static Optional<String> supervisorCall(Evidence evidence) {
        if (evidence.kind() != FaultKind.SUPERVISOR_CALL_MASKED) {
            return Optional.empty();
        }
        return Optional.of(
                "SVC was executed where its priority is masked, by PRIMASK, BASEPRI or a handler of the same or a higher priority: a call of the operating system from an interrupt or a critical section.");
    }
}
