package dev.mcusim.asm;

import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Operand2;
import dev.mcusim.isa.Register;

/**
 * Arithmetic, logic, moves and compares. A constant is 0 to 4095 for ADD and SUB, else a modified immediate: eight bits
 * rotated anywhere, or a byte repeated as 0x00XY00XY, 0xXY00XY00 or 0xXYXYXYXY.
 */
public interface ArithmeticInstructions extends InstructionSink {
    /** ADD: rd = rn + op2. */
    default void add(Register rd, Register rn, Operand2 op2) {
        emit("add", rd, rn, op2);
    }

    /** ADD: rd = rn + op2. */
    default void add(Register rd, Register rn, int imm) {
        emit("add", rd, rn, new Immediate(imm));
    }

    /** ADDS: rd = rn + op2, sets the flags. */
    default void adds(Register rd, Register rn, Operand2 op2) {
        emit("adds", rd, rn, op2);
    }

    /** ADDS: rd = rn + op2, sets the flags. */
    default void adds(Register rd, Register rn, int imm) {
        emit("adds", rd, rn, new Immediate(imm));
    }

    /** ADC: rd = rn + op2 + C. */
    default void adc(Register rd, Register rn, Operand2 op2) {
        emit("adc", rd, rn, op2);
    }

    /** ADC: rd = rn + op2 + C. */
    default void adc(Register rd, Register rn, int imm) {
        emit("adc", rd, rn, new Immediate(imm));
    }

    /** ADCS: rd = rn + op2 + C, sets the flags. */
    default void adcs(Register rd, Register rn, Operand2 op2) {
        emit("adcs", rd, rn, op2);
    }

    /** ADCS: rd = rn + op2 + C, sets the flags. */
    default void adcs(Register rd, Register rn, int imm) {
        emit("adcs", rd, rn, new Immediate(imm));
    }

    /** SUB: rd = rn - op2. */
    default void sub(Register rd, Register rn, Operand2 op2) {
        emit("sub", rd, rn, op2);
    }

    /** SUB: rd = rn - op2. */
    default void sub(Register rd, Register rn, int imm) {
        emit("sub", rd, rn, new Immediate(imm));
    }

    /** SUBS: rd = rn - op2, sets the flags. */
    default void subs(Register rd, Register rn, Operand2 op2) {
        emit("subs", rd, rn, op2);
    }

    /** SUBS: rd = rn - op2, sets the flags. */
    default void subs(Register rd, Register rn, int imm) {
        emit("subs", rd, rn, new Immediate(imm));
    }

    /** SBC: rd = rn - op2 - !C. */
    default void sbc(Register rd, Register rn, Operand2 op2) {
        emit("sbc", rd, rn, op2);
    }

    /** SBC: rd = rn - op2 - !C. */
    default void sbc(Register rd, Register rn, int imm) {
        emit("sbc", rd, rn, new Immediate(imm));
    }

    /** SBCS: rd = rn - op2 - !C, sets the flags. */
    default void sbcs(Register rd, Register rn, Operand2 op2) {
        emit("sbcs", rd, rn, op2);
    }

    /** SBCS: rd = rn - op2 - !C, sets the flags. */
    default void sbcs(Register rd, Register rn, int imm) {
        emit("sbcs", rd, rn, new Immediate(imm));
    }

    /** RSB: rd = op2 - rn. */
    default void rsb(Register rd, Register rn, Operand2 op2) {
        emit("rsb", rd, rn, op2);
    }

    /** RSB: rd = op2 - rn. */
    default void rsb(Register rd, Register rn, int imm) {
        emit("rsb", rd, rn, new Immediate(imm));
    }

    /** RSBS: rd = op2 - rn, sets the flags. */
    default void rsbs(Register rd, Register rn, Operand2 op2) {
        emit("rsbs", rd, rn, op2);
    }

    /** RSBS: rd = op2 - rn, sets the flags. */
    default void rsbs(Register rd, Register rn, int imm) {
        emit("rsbs", rd, rn, new Immediate(imm));
    }

    /** AND: {@code rd = rn & op2}. */
    default void and(Register rd, Register rn, Operand2 op2) {
        emit("and", rd, rn, op2);
    }

    /** AND: {@code rd = rn & op2}. */
    default void and(Register rd, Register rn, int imm) {
        emit("and", rd, rn, new Immediate(imm));
    }

    /** ANDS: {@code rd = rn & op2}, sets the flags. */
    default void ands(Register rd, Register rn, Operand2 op2) {
        emit("ands", rd, rn, op2);
    }

    /** ANDS: {@code rd = rn & op2}, sets the flags. */
    default void ands(Register rd, Register rn, int imm) {
        emit("ands", rd, rn, new Immediate(imm));
    }

    /** ORR: rd = rn | op2. */
    default void orr(Register rd, Register rn, Operand2 op2) {
        emit("orr", rd, rn, op2);
    }

    /** ORR: rd = rn | op2. */
    default void orr(Register rd, Register rn, int imm) {
        emit("orr", rd, rn, new Immediate(imm));
    }

    /** ORRS: rd = rn | op2, sets the flags. */
    default void orrs(Register rd, Register rn, Operand2 op2) {
        emit("orrs", rd, rn, op2);
    }

    /** ORRS: rd = rn | op2, sets the flags. */
    default void orrs(Register rd, Register rn, int imm) {
        emit("orrs", rd, rn, new Immediate(imm));
    }

    /** EOR: rd = rn ^ op2. */
    default void eor(Register rd, Register rn, Operand2 op2) {
        emit("eor", rd, rn, op2);
    }

    /** EOR: rd = rn ^ op2. */
    default void eor(Register rd, Register rn, int imm) {
        emit("eor", rd, rn, new Immediate(imm));
    }

    /** EORS: rd = rn ^ op2, sets the flags. */
    default void eors(Register rd, Register rn, Operand2 op2) {
        emit("eors", rd, rn, op2);
    }

    /** EORS: rd = rn ^ op2, sets the flags. */
    default void eors(Register rd, Register rn, int imm) {
        emit("eors", rd, rn, new Immediate(imm));
    }

    /** BIC: {@code rd = rn & ~op2}. */
    default void bic(Register rd, Register rn, Operand2 op2) {
        emit("bic", rd, rn, op2);
    }

    /** BIC: {@code rd = rn & ~op2}. */
    default void bic(Register rd, Register rn, int imm) {
        emit("bic", rd, rn, new Immediate(imm));
    }

    /** BICS: {@code rd = rn & ~op2}, sets the flags. */
    default void bics(Register rd, Register rn, Operand2 op2) {
        emit("bics", rd, rn, op2);
    }

    /** BICS: {@code rd = rn & ~op2}, sets the flags. */
    default void bics(Register rd, Register rn, int imm) {
        emit("bics", rd, rn, new Immediate(imm));
    }

    /** ORN: rd = rn | ~op2. */
    default void orn(Register rd, Register rn, Operand2 op2) {
        emit("orn", rd, rn, op2);
    }

    /** ORN: rd = rn | ~op2. */
    default void orn(Register rd, Register rn, int imm) {
        emit("orn", rd, rn, new Immediate(imm));
    }

    /** ORNS: rd = rn | ~op2, sets the flags. */
    default void orns(Register rd, Register rn, Operand2 op2) {
        emit("orns", rd, rn, op2);
    }

    /** ORNS: rd = rn | ~op2, sets the flags. */
    default void orns(Register rd, Register rn, int imm) {
        emit("orns", rd, rn, new Immediate(imm));
    }

    /** MOV: rd = op2. */
    default void mov(Register rd, Operand2 op2) {
        emit("mov", rd, op2);
    }

    /** MOV: rd = op2. */
    default void mov(Register rd, int imm) {
        emit("mov", rd, new Immediate(imm));
    }

    /** MOVS: rd = op2, sets the flags. */
    default void movs(Register rd, Operand2 op2) {
        emit("movs", rd, op2);
    }

    /** MOVS: rd = op2, sets the flags. */
    default void movs(Register rd, int imm) {
        emit("movs", rd, new Immediate(imm));
    }

    /** MVN: rd = ~op2. */
    default void mvn(Register rd, Operand2 op2) {
        emit("mvn", rd, op2);
    }

    /** MVN: rd = ~op2. */
    default void mvn(Register rd, int imm) {
        emit("mvn", rd, new Immediate(imm));
    }

    /** MVNS: rd = ~op2, sets the flags. */
    default void mvns(Register rd, Operand2 op2) {
        emit("mvns", rd, op2);
    }

    /** MVNS: rd = ~op2, sets the flags. */
    default void mvns(Register rd, int imm) {
        emit("mvns", rd, new Immediate(imm));
    }

    /** MOVW: rd = imm, 0 to 65535. */
    default void movw(Register rd, int imm) {
        emit("movw", rd, new Immediate(imm));
    }

    /** MOVT: upper half of rd = imm, 0 to 65535; the lower half stays. */
    default void movt(Register rd, int imm) {
        emit("movt", rd, new Immediate(imm));
    }

    /** ADDW: rd = rn + imm, 0 to 4095. */
    default void addw(Register rd, Register rn, int imm) {
        emit("addw", rd, rn, new Immediate(imm));
    }

    /** SUBW: rd = rn - imm, 0 to 4095. */
    default void subw(Register rd, Register rn, int imm) {
        emit("subw", rd, rn, new Immediate(imm));
    }

    /** CMP: flags of rn - op2. */
    default void cmp(Register rn, Operand2 op2) {
        emit("cmp", rn, op2);
    }

    /** CMP: flags of rn - op2. */
    default void cmp(Register rn, int imm) {
        emit("cmp", rn, new Immediate(imm));
    }

    /** CMN: flags of rn + op2. */
    default void cmn(Register rn, Operand2 op2) {
        emit("cmn", rn, op2);
    }

    /** CMN: flags of rn + op2. */
    default void cmn(Register rn, int imm) {
        emit("cmn", rn, new Immediate(imm));
    }

    /** TST: flags of {@code rn & op2}. */
    default void tst(Register rn, Operand2 op2) {
        emit("tst", rn, op2);
    }

    /** TST: flags of {@code rn & op2}. */
    default void tst(Register rn, int imm) {
        emit("tst", rn, new Immediate(imm));
    }

    /** TEQ: flags of rn ^ op2. */
    default void teq(Register rn, Operand2 op2) {
        emit("teq", rn, op2);
    }

    /** TEQ: flags of rn ^ op2. */
    default void teq(Register rn, int imm) {
        emit("teq", rn, new Immediate(imm));
    }
}
