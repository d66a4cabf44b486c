package dev.mcusim.asm;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Encoder;
import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.FpImmediate;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.ModifiedImmediate;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;
import java.util.List;

/**
 * An {@link Assembler} that also takes what no single instruction does: any constant, addresses of symbols, literals, and
 * conditions without an IT block. Where it needs a register for itself, it takes one that was lent to it with
 * {@link #lend(Register...)}.
 */
public class MacroAssembler extends Assembler {
    private final LiteralPool literals = new LiteralPool();
    private final ScratchRegisters scratch = new ScratchRegisters();

    /** Lends registers to the macros of this assembler, until the scope is closed. */
    public ScratchScope lend(Register... registers) {
        return scratch.lend(registers);
    }

    /** Takes a lent register, until it is given back by closing the scope. */
    public ScratchScope.Taken scratch() {
        return scratch.take();
    }

    /** As {@link Assembler#when}; outside an IT block, opens one for the next instruction alone. */
    @Override
    public Assembler when(Condition condition) {
        if (!itBlock().isOpen() && condition != Condition.AL) {
            it(condition);
        }
        return super.when(condition);
    }

    /**
     * rd = constant, by the shortest of MOV, MVN, MOVW, and MOVW with MOVT. The flags stay, so there is no 16-bit MOVS
     * here.
     */
    public void loadConstant(Register rd, int constant) {
        if (ModifiedImmediate.isEncodable(constant)) {
            mov(rd, constant);
        } else if (ModifiedImmediate.isEncodable(~constant)) {
            mvn(rd, ~constant);
        } else {
            movw(rd, constant & 0xffff);
            if (constant >>> 16 != 0) {
                movt(rd, constant >>> 16);
            }
        }
    }

    /** rd = address of a symbol plus an addend, by MOVW and MOVT with a relocation. */
    public void loadAddress(Register rd, String symbol, int addend) {
        itBlock().requireClosed("loadAddress");
        code().relocate(new Relocation(code().size(), Relocation.Kind.MOVW_MOVT, symbol, addend));
        movw(rd, 0);
        movt(rd, 0);
    }

    /** rd = rn + constant, for any constant; takes a scratch register only when one instruction, or two, cannot do it. */
    public void addImmediate(Register rd, Register rn, int constant) {
        addOrSubtract(rd, rn, constant);
    }

    /** rd = rn - constant, for any constant; takes a scratch register only when one instruction, or two, cannot do it. */
    public void subtractImmediate(Register rd, Register rn, int constant) {
        addOrSubtract(rd, rn, -constant);
    }

    private void addOrSubtract(Register rd, Register rn, int constant) {
        if (constant == 0) {
            if (rd != rn) {
                mov(rd, rn);
            }
        } else if (addsInOne(constant)) {
            add(rd, rn, constant);
        } else if (addsInOne(-constant)) {
            sub(rd, rn, -constant);
        } else if (rd != rn && rd != Register.SP) {
            loadConstant(rd, constant);
            add(rd, rn, rd);
        } else if (addsInTwo(constant)) {
            add(rd, rn, constant & 0xfff);
            add(rd, rd, constant & ~0xfff);
        } else if (addsInTwo(-constant)) {
            sub(rd, rn, -constant & 0xfff);
            sub(rd, rd, -constant & ~0xfff);
        } else {
            try (ScratchScope.Taken taken = scratch()) {
                loadConstant(taken.register(), constant);
                add(rd, rn, taken.register());
            }
        }
    }

    private static boolean addsInOne(int constant) {
        return (constant >= 0 && constant <= 4095) || ModifiedImmediate.isEncodable(constant);
    }

    private static boolean addsInTwo(int constant) {
        return ModifiedImmediate.isEncodable(constant & ~0xfff);
    }

    /** CMP with any constant: CMP, CMN, or a scratch register. */
    public void compareImmediate(Register rn, int constant) {
        if (ModifiedImmediate.isEncodable(constant)) {
            cmp(rn, constant);
        } else if (ModifiedImmediate.isEncodable(-constant)) {
            cmn(rn, -constant);
        } else {
            try (ScratchScope.Taken taken = scratch()) {
                loadConstant(taken.register(), constant);
                cmp(rn, taken.register());
            }
        }
    }

    /** rt = constant, loaded from the literal pool. */
    public void loadLiteral(Register rt, int constant) {
        load("ldr", rt, literals.word(this, constant));
    }

    /** st = constant, by VMOV where it can, else loaded from the literal pool. */
    public void loadConstant(SRegister st, float constant) {
        if (FpImmediate.isEncodable(constant)) {
            vmov(st, constant);
        } else {
            load("vldr", st, literals.word(this, Float.floatToRawIntBits(constant)));
        }
    }

    /** rt = address of a symbol plus an addend, loaded from the literal pool with a relocation. */
    public void loadLiteralAddress(Register rt, String symbol, int addend) {
        load("ldr", rt, literals.address(this, symbol, addend));
    }

    /** rd = address of a label, which must be at a multiple of 4 and within 4095 bytes. */
    public void adr(Register rd, Label target) {
        load("adr", rd, target);
    }

    /** rt = word at a label, which must be at a multiple of 4 and within 4095 bytes. */
    public void ldr(Register rt, Label target) {
        load("ldr", rt, target);
    }

    private void load(String mnemonic, Operand register, Label target) {
        boolean inItBlock = itBlock().isOpen();
        Instruction sample = mnemonic.equals("adr")
                ? Encoder.encode("add.w", List.of(register, Register.PC, new Immediate(0)), inItBlock)
                : Encoder.encode(mnemonic, List.of(register, Address.of(Register.PC, 0)), inItBlock);
        itBlock().next(sample);
        code().add(new Item.Literal(mnemonic, register, target, inItBlock));
    }

    /** Writes out the pending literals here; code must not run into them. {@link #finish} does it too. */
    public void literalPool() {
        literals.flush(this);
    }

    /** A word of data that holds the address of a symbol plus an addend. */
    public void wordAddress(String symbol, int addend) {
        code().relocate(new Relocation(code().size(), Relocation.Kind.ABS32, symbol, addend));
        word(0);
    }

    /** Saves callee-saved registers and LR at the start of a function. */
    public void prologue(RegisterList calleeSaved) {
        push(calleeSaved.and(Register.LR));
    }

    /** Saves callee-saved registers, LR and floating-point registers at the start of a function. */
    public void prologue(RegisterList calleeSaved, FpRegisterList calleeSavedFp) {
        prologue(calleeSaved);
        vpush(calleeSavedFp);
    }

    /** Restores what {@link #prologue(RegisterList)} saved, and returns. */
    public void epilogue(RegisterList calleeSaved) {
        pop(calleeSaved.and(Register.PC));
    }

    /** Restores what {@link #prologue(RegisterList, FpRegisterList)} saved, and returns. */
    public void epilogue(RegisterList calleeSaved, FpRegisterList calleeSavedFp) {
        vpop(calleeSavedFp);
        epilogue(calleeSaved);
    }

    @Override
    public MachineCode finish() {
        literalPool();
        return super.finish();
    }

    /** Refuses what the caller may not do while a scratch register is lent out. */
    static EncodingException noScratch() {
        return new EncodingException("scratch register", "none lent", "a register lent with lend(...)");
    }
}
