package dev.mcusim.kernel;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;

/** Loops whose number of rounds is known when generating: none is no code, one is the body alone. */
final class CountedLoop {
    private CountedLoop() {}

    /**
     * Repeats the body, counting down in a register: two instructions a round.
     *
     * @param counter not touched by the body
     * @param rounds at least 0
     */
    static void inRegister(MacroAssembler asm, Register counter, int rounds, Runnable body) {
        if (rounds == 1) {
            body.run();
        } else if (rounds > 1) {
            asm.loadConstant(counter, rounds);
            Label top = asm.label();
            asm.bind(top);
            body.run();
            asm.subs(counter, counter, 1);
            asm.b(Condition.NE, top);
        }
    }

    /**
     * Repeats the body, counting down in a slot of the {@link Frame}: four instructions a round.
     *
     * @param scratch free before and after the body
     * @param rounds at least 0
     */
    static void inSlot(MacroAssembler asm, int slot, Register scratch, int rounds, Runnable body) {
        if (rounds == 1) {
            body.run();
        } else if (rounds > 1) {
            SRegister counter = Frame.slot(slot);
            asm.loadConstant(scratch, rounds);
            asm.vmov(counter, scratch);
            Label top = asm.label();
            asm.bind(top);
            body.run();
            asm.vmov(scratch, counter);
            asm.subs(scratch, scratch, 1);
            asm.vmov(counter, scratch);
            asm.b(Condition.NE, top);
        }
    }
}
