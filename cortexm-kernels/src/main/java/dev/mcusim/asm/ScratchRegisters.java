package dev.mcusim.asm;

import dev.mcusim.isa.Register;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The registers that macros may use, as a stack: the one lent last is taken first. */
final class ScratchRegisters {
    private final Deque<Register> free = new ArrayDeque<>();

    ScratchScope lend(Register... registers) {
        List<Register> lent = List.of(registers);
        lent.forEach(free::push);
        return () -> free.removeAll(lent);
    }

    ScratchScope.Taken take() {
        if (free.isEmpty()) {
            throw MacroAssembler.noScratch();
        }
        Register register = free.pop();
        return new ScratchScope.Taken(register, () -> free.push(register));
    }
}
