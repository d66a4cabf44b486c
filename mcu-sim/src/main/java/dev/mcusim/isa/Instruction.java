package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One instruction: a row of the table and the word that fills its fields.
 *
 * @param encoding the row
 * @param bits the instruction word; of a 32-bit one, the first halfword is on top
 * @param inItBlock whether it stands in an IT block, where 16-bit arithmetic leaves the flags alone
 * @param condition the condition its IT block puts on it; AL outside one
 */
public record Instruction(Encoding encoding, int bits, boolean inItBlock, Condition condition) implements Decoded {
    /** An instruction outside IT blocks. */
    public Instruction(Encoding encoding, int bits) {
        this(encoding, bits, false, Condition.AL);
    }

    /** This instruction as it is in an IT block under a condition. */
    public Instruction inItBlock(Condition under) {
        return new Instruction(encoding, bits, true, under);
    }

    @Override
    public int sizeInBytes() {
        return encoding.sizeInBytes();
    }

    /** The mnemonic of the row, upper case, with data types and without flag-setting S, condition and width. */
    public String mnemonic() {
        return encoding.mnemonic();
    }

    /**
     * The value of a field.
     *
     * @param letters the letter of the field in the row's pattern; of several, the first is on top
     */
    public int field(String letters) {
        return encoding.field(letters).extract(bits);
    }

    /** The operands, in the order of unified syntax. */
    public List<Operand> operands() {
        return encoding.syntax().read(bits);
    }

    /** Whether it writes the condition flags. */
    public boolean setsFlags() {
        return encoding.setsFlags(bits, inItBlock);
    }

    /** Everything the result depends on. A condition's flags are read; memory at the PC is not. */
    public Resources reads() {
        Resources own = encoding.reads(bits, inItBlock);
        return condition == Condition.AL ? own : own.union(condition.flags());
    }

    /** Everything that may change. Under a condition, nothing may. */
    public Resources writes() {
        return encoding.writes(bits, inItBlock);
    }

    /** Whether it can change the program counter other than by going on: branches, and loads and moves to PC. */
    public boolean isBranch() {
        return writes().contains(Register.PC);
    }

    /** What decides its duration. A shifted register operand that is not shifted counts as plain. */
    public TimingClass timingClass() {
        return encoding.timingClass(bits);
    }

    /**
     * Where a direct branch (B, BL, CBZ, CBNZ) goes when taken; empty for every other instruction.
     *
     * @param address of this instruction
     */
    public OptionalLong branchTarget(long address) {
        for (Operand operand : operands()) {
            if (operand instanceof Displacement displacement) {
                return OptionalLong.of(address + displacement.bytes() & 0xffffffffL);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The text in unified syntax, as GNU objdump writes it.
     *
     * @param address of this instruction
     */
    @Override
    public String disassembly(long address) {
        return encoding.printed().format(this, address);
    }

    /**
     * The instruction made ready to be executed, without the condition of its IT block; empty where its meaning is not modelled.
     *
     * @param address where it stands
     */
    public Optional<Step> step(long address) {
        return encoding.meaning().map(meaning -> meaning.of(new StandingWord(this, (int) address)));
    }

    @Override
    public String toString() {
        return disassembly(0);
    }
}
