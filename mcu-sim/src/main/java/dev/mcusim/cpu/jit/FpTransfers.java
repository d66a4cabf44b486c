package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import java.util.List;
import org.objectweb.asm.Label;

/** Bytecode for VLDR, VSTR, VLDM, VSTM and kin, and VMOV between core and S registers (manual A7.7), with the FPU enabled. */
final class FpTransfers {

    private static final int PC = 15;
    private static final int SP = 13;

    private final GuestCode code;
    private final FastMemory memory;
    private final Steps steps;

    FpTransfers(GuestCode code, FastMemory memory, Steps steps) {
        this.code = code;
        this.memory = memory;
        this.steps = steps;
    }

    /** Writes an instruction; false when it is none of these. */
    boolean write(Site site) {
        Instruction instruction = site.instruction().orElseThrow();
        List<Operand> operands = instruction.operands();
        Operand last = operands.get(operands.size() - 1);
        switch (site.timingClass()) {
            case FP_MOVE -> {
                return operands.size() == 2 && move(operands.get(0), operands.get(1));
            }
            case FP_LOAD, FP_STORE -> {
                return last instanceof OffsetAddress address
                        && operands.get(0) instanceof SRegister single
                        && address.base().number() != PC
                        && transfer(site, 1 << single.number(), address.base().number(), address.offset(), 0);
            }
            case FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> {
                if (!(last instanceof FpRegisterList list)) {
                    return false;
                }
                int base = instruction.encoding().hasField('n') ? instruction.field("n") : SP;
                boolean moves = instruction.writes().contains(Register.of(base));
                boolean down = instruction.mnemonic().contains("DB")
                        || instruction.mnemonic().startsWith("VPUSH");
                int bytes = 4 * Integer.bitCount(list.mask());
                int start = down ? -bytes : 0;
                return base != PC && transfer(site, list.mask(), base, start, !moves ? 0 : down ? -bytes : bytes);
            }
            default -> {
                return false;
            }
        }
    }

    private boolean move(Operand to, Operand from) {
        if (to instanceof Register r && from instanceof SRegister s) {
            code.out.visitVarInsn(ALOAD, SINGLES);
            code.constant(s.number());
            code.op(IALOAD);
            code.setRegister(r.number());
            return true;
        }
        if (to instanceof SRegister s && (from instanceof Register || from instanceof SRegister)) {
            code.out.visitVarInsn(ALOAD, SINGLES);
            code.constant(s.number());
            if (from instanceof Register r) {
                code.register(r.number());
            } else {
                code.out.visitVarInsn(ALOAD, SINGLES);
                code.constant(((SRegister) from).number());
                code.op(IALOAD);
            }
            code.op(IASTORE);
            return true;
        }
        return false;
    }

    /**
     * Moves words between memory and S registers.
     *
     * @param mask  bit i for Si
     * @param start bytes from the base to the first word
     * @param moved bytes by which the base moves
     */
    private boolean transfer(Site site, int mask, int base, int start, int moved) {
        boolean load = site.instruction().orElseThrow().mnemonic().matches("VLD.*|VPOP.*");
        Chunk chunk = site.block().chunks[site.index()];
        if (chunk == null || (!load && !chunk.window.region().writable())) {
            return false;
        }
        int bytes = 4 * Integer.bitCount(mask);
        code.register(base);
        code.add(start);
        code.store(ADDRESS);
        Label slow = steps.slow(site);
        memory.enter(chunk, bytes, slow);
        memory.checkLines(chunk, load, bytes, slow);
        memory.pushPlace(chunk, 0);
        code.out.visitVarInsn(ALOAD, SINGLES);
        code.constant(Integer.numberOfTrailingZeros(mask));
        code.constant(Integer.bitCount(mask));
        code.callSlowPath(load ? "loadSingles" : "storeSingles", "([BI[III)V");
        if (moved != 0) {
            code.register(base);
            code.add(moved);
            code.setRegister(base);
        }
        steps.resume(site);
        return true;
    }
}
