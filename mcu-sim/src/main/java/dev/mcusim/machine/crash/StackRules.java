package dev.mcusim.machine.crash;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.Window;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.isa.Register;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Stacks that are too small. */
final class StackRules {

    static final List<Function<Evidence, Optional<String>>> ALL =
            List.of(StackRules::outsideMemory, StackRules::intoVariable, StackRules::belowLimit);

    /** Names that linker scripts give to the lowest address of the main stack. */
    private static final List<String> LIMITS = List.of(
            "__StackLimit",
            "__stack_limit",
            "__stack_limit__",
            "_sstack",
            "__STACK_LIMIT",
            "_stack_bottom",
            "Stack_Mem");

    /** Names that they give to the end of variables, from where the heap grows towards the stack. */
    private static final List<String> ENDS_OF_VARIABLES =
            List.of("_end", "end", "__end__", "_ebss", "__bss_end__", "bss_end");

    private static final long NEAR = 0x1_0000;

    private StackRules() {}

    /** SP has left RAM. */
    private static Optional<String> outsideMemory(Evidence evidence) {
        long sp = lowest(evidence);
        boolean byStack = !evidence.report().phase().isOfInstruction() || touchesStack(evidence);
        boolean inRam = evidence.scene().below(sp).filter(StackRules::isRam).isPresent()
                && evidence.scene().space().at(sp).filter(StackRules::isRam).isPresent();
        if (!byStack || inRam) {
            return Optional.empty();
        }
        Optional<Window> above = evidence.scene().space().windows().stream()
                .filter(window -> isRam(window) && window.base() > sp && window.base() - sp <= NEAR)
                .findFirst();
        if (above.isPresent()) {
            return Optional.of("Stack overflow: SP is 0x%08x, %,d bytes below %s, which begins at 0x%08x."
                    .formatted(
                            sp,
                            above.get().base() - sp,
                            above.get().name(),
                            above.get().base()));
        }
        return Optional.of(
                "The stack pointer is no address of RAM: SP is 0x%08x. Something has overwritten it, or the first word of the vector table is wrong."
                        .formatted(sp));
    }

    /** SP, or where an instruction that was to push registers has moved it. */
    private static long lowest(Evidence evidence) {
        boolean pushes = evidence.isInstruction("PUSH", "VPUSH") && touchesStack(evidence);
        return pushes ? Math.min(evidence.sp(), evidence.address()) : evidence.sp();
    }

    private static boolean touchesStack(Evidence evidence) {
        long distance = evidence.address() - evidence.sp();
        return evidence.isDataAccess()
                && (evidence.isInstruction("PUSH", "VPUSH", "POP")
                        || evidence.instruction()
                                .filter(instruction -> instruction.reads().contains(Register.SP))
                                .isPresent())
                && distance > -0x200
                && distance < 0x1000;
    }

    private static boolean isRam(Window window) {
        return window.region().writable() && window.region().kind() != MemoryRegion.Kind.FLASH;
    }

    /** The main stack has grown into a variable below it. */
    private static Optional<String> intoVariable(Evidence evidence) {
        long top = mainStackTop(evidence);
        long sp = evidence.sp();
        if (evidence.onProcessStack() || sp >= top) {
            return Optional.empty();
        }
        Optional<ElfSymbol> variable = evidence.scene().symbols().objectAt(sp);
        return variable.filter(symbol -> symbol.address() + symbol.size() < top)
                .filter(symbol ->
                        evidence.scene().space().at(sp).equals(evidence.scene().below(top)))
                .map(symbol ->
                        "Stack overflow into %s: SP is 0x%08x, within that variable (0x%08x to 0x%08x); the stack began at 0x%08x."
                                .formatted(symbol.name(), sp, symbol.address(), symbol.address() + symbol.size(), top));
    }

    /** The main stack has passed the limit that the linker script names, or the end of all variables. */
    private static Optional<String> belowLimit(Evidence evidence) {
        long top = mainStackTop(evidence);
        long sp = evidence.sp();
        if (evidence.onProcessStack() || sp >= top) {
            return Optional.empty();
        }
        return limit(evidence, LIMITS, top, sp)
                .or(() -> limit(evidence, ENDS_OF_VARIABLES, top, sp))
                .filter(name ->
                        evidence.scene().space().at(sp).equals(evidence.scene().below(top)))
                .map(name -> "Stack overflow: SP is 0x%08x, below %s (0x%08x), and the stack began at 0x%08x."
                        .formatted(
                                sp, name, evidence.scene().symbols().named(name).orElse(0), top));
    }

    /** The first symbol of a list that is there, below the top of the stack, if SP is below it. */
    private static Optional<String> limit(Evidence evidence, List<String> names, long top, long sp) {
        for (String name : names) {
            OptionalLong address = evidence.scene().symbols().named(name);
            if (address.isPresent() && address.getAsLong() <= top) {
                return sp < address.getAsLong() ? Optional.of(name) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static long mainStackTop(Evidence evidence) {
        OptionalInt top = evidence.scene().word(evidence.scene().vectors());
        return top.isPresent() ? Integer.toUnsignedLong(top.getAsInt()) : 0;
    }
}
