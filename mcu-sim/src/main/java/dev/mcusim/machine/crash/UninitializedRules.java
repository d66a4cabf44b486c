package dev.mcusim.machine.crash;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.isa.Decoded;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** RAM that nobody has written, which holds 0xa5 in every byte here, and erased flash, which holds 0xff. */
final class UninitializedRules {

    static final List<Function<Evidence, Optional<String>>> ALL =
            List.of(UninitializedRules::pointer, UninitializedRules::code, UninitializedRules::erasedFlash);

    private static final long PATTERN = 0xa5a5_a5a5L;
    private static final long NEAR = 0x1000;

    private UninitializedRules() {}

    private static Optional<String> pointer(Evidence evidence) {
        long address = evidence.kind() == FaultKind.INVALID_STATE && !evidence.hasAddress()
                ? evidence.report().pc()
                : evidence.address();
        return Math.abs(address - PATTERN) >= NEAR
                ? Optional.empty()
                : Optional.of(
                        "The pointer 0x%08x comes from RAM that nobody has initialized: after power-up every byte of it holds 0xa5."
                                .formatted(address));
    }

    private static Optional<String> code(Evidence evidence) {
        return halfwordIs(evidence, (int) (PATTERN & 0xffff))
                ? Optional.of(
                        "This is RAM that nobody has written: after power-up every byte of it holds 0xa5. Code that is to run from RAM must be copied there first.")
                : Optional.empty();
    }

    private static Optional<String> erasedFlash(Evidence evidence) {
        return inFlash(evidence)
                        && halfwordIs(evidence, 0xffff)
                        && evidence.code().map(Decoded::bits).orElse(0) == -1
                ? Optional.of(
                        "This is erased flash (0xffff): the program jumped, or ran on, to where nothing has been loaded.")
                : Optional.empty();
    }

    private static boolean inFlash(Evidence evidence) {
        return evidence.scene()
                .space()
                .at(evidence.report().pc())
                .filter(window -> window.region().kind() == MemoryRegion.Kind.FLASH)
                .isPresent();
    }

    private static boolean halfwordIs(Evidence evidence, int halfword) {
        return evidence.scene().halfword(evidence.report().pc()).orElse(-1) == halfword;
    }
}
