package dev.mcusim.asm;

import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Displacement;
import dev.mcusim.isa.Encoder;
import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Assembles Thumb-2 code: one method per instruction, operands in the order of unified syntax. Each call encodes exactly the
 * instruction asked for, in the narrowest encoding that means the same, or throws {@link EncodingException}. Outside IT blocks
 * most 16-bit arithmetic sets the flags, so {@code adds} is often shorter than {@code add}.
 *
 * <p>Branches and literals reach labels that may be bound later; {@link #finish} gives each the shortest encoding that
 * reaches. Conditional instructions stand in IT blocks, which are checked:
 *
 * <pre>{@code
 * asm.cmp(R0, 0);
 * asm.it(LT, "E");
 * asm.when(LT).mov(R1, 0);
 * asm.when(GE).mov(R1, R0);
 * }</pre>
 */
public class Assembler
        implements ArithmeticInstructions,
                BitInstructions,
                MultiplyInstructions,
                SimdInstructions,
                ExtendInstructions,
                MemoryInstructions,
                SystemInstructions,
                FloatInstructions {
    private final CodeBuffer code = new CodeBuffer();
    private final ItBlock itBlock = new ItBlock();
    private int labels;

    @Override
    public void emit(String mnemonic, Operand... operands) {
        boolean conditional = itBlock.isOpen();
        Instruction instruction = Encoder.encode(mnemonic, List.of(operands), conditional);
        itBlock.next(instruction);
        code.add(new Item.Fixed(bytes(instruction)));
    }

    /** Makes a label that is not bound yet. */
    public Label label() {
        return label("L" + labels++);
    }

    /** Makes a label that is not bound yet, with a name for messages. */
    public Label label(String name) {
        return new Label(name);
    }

    /**
     * Puts a label here.
     *
     * @throws EncodingException when it is bound already
     */
    public void bind(Label label) {
        if (label.isBound()) {
            throw new EncodingException("label " + label, "a second place", "one place");
        }
        label.bind(code.size());
    }

    /** Makes a label and binds it here. */
    public Label here() {
        Label label = label();
        bind(label);
        return label;
    }

    /** B: goes to a label within 16 MiB. Inside an IT block it must be the last instruction. */
    public void b(Label target) {
        branch("b", List.of(), target);
    }

    /** B: goes to a label within 1 MiB if the condition holds. Not allowed in IT blocks. */
    public void b(Condition condition, Label target) {
        branch("b", condition == Condition.AL ? List.of() : List.of(condition), target);
    }

    /** BL: calls a label within 16 MiB. */
    public void bl(Label target) {
        branch("bl", List.of(), target);
    }

    /** BL: calls a symbol, by a relocation. */
    public void bl(String symbol) {
        code.relocate(new Relocation(code.size(), Relocation.Kind.BL, symbol, 0));
        emit("bl", new Displacement(4));
    }

    /** BX: goes to the address in rm, whose bit 0 must be set. */
    public void bx(Register rm) {
        emit("bx", rm);
    }

    /** BLX: calls the address in rm, whose bit 0 must be set. */
    public void blx(Register rm) {
        emit("blx", rm);
    }

    /** CBZ: goes to a label 4 to 130 bytes ahead if rn is zero. The flags stay. */
    public void cbz(Register rn, Label target) {
        branch("cbz", List.of(rn), target);
    }

    /** CBNZ: goes to a label 4 to 130 bytes ahead if rn is not zero. The flags stay. */
    public void cbnz(Register rn, Label target) {
        branch("cbnz", List.of(rn), target);
    }

    private void branch(String mnemonic, List<Operand> before, Label target) {
        boolean inItBlock = itBlock.isOpen();
        List<Operand> sample = new ArrayList<>(before);
        sample.add(new Displacement(8));
        itBlock.next(Encoder.encode(mnemonic, sample, inItBlock));
        code.add(new Item.Branch(mnemonic, before, target, inItBlock));
    }

    /** IT: the next instruction is conditional. */
    public void it(Condition condition) {
        it(condition, "");
    }

    /**
     * IT with more than one instruction.
     *
     * @param condition of the first instruction
     * @param suffix T for each further instruction with the same condition, E for the opposite one, up to three
     */
    public void it(Condition condition, String suffix) {
        emit("it" + suffix.toLowerCase(Locale.ROOT), condition);
        itBlock.open(condition, suffix);
    }

    /**
     * States the condition of the next instruction, which must be the one its IT block gives it.
     *
     * @return this assembler, to write the instruction behind it
     */
    public Assembler when(Condition condition) {
        itBlock.announce(condition);
        return this;
    }

    /** Appends a word of data, little-endian. */
    public void word(int value) {
        data(new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)});
    }

    /** Appends a halfword of data, little-endian. */
    public void halfword(int value) {
        data(new byte[] {(byte) value, (byte) (value >> 8)});
    }

    /** Appends data. Code behind an odd number of bytes needs {@link #align} first. */
    public void data(byte... bytes) {
        itBlock.requireClosed("data");
        code.add(new Item.Data(bytes.clone()));
    }

    /**
     * Fills up to a multiple of some bytes, with NOPs behind code and zeros behind data.
     *
     * @param alignment a power of two, at most 4 for code that is placed at a multiple of 4 only
     */
    public void align(int alignment) {
        if (Integer.bitCount(alignment) != 1) {
            throw new EncodingException("align", Integer.toString(alignment), "powers of two");
        }
        itBlock.requireClosed("align");
        code.add(new Item.Align(alignment));
    }

    /**
     * Resolves labels and gives the code.
     *
     * @throws EncodingException when a label is not bound or out of reach, or an IT block is open
     */
    public MachineCode finish() {
        itBlock.requireClosed("the end");
        return code.finish();
    }

    /** For subclasses: the code so far. */
    CodeBuffer code() {
        return code;
    }

    /** For subclasses: the IT block, if any. */
    ItBlock itBlock() {
        return itBlock;
    }

    static byte[] bytes(Instruction instruction) {
        int bits = instruction.bits();
        return instruction.sizeInBytes() == 2
                ? new byte[] {(byte) bits, (byte) (bits >> 8)}
                : new byte[] {(byte) (bits >> 16), (byte) (bits >> 24), (byte) bits, (byte) (bits >> 8)};
    }
}
