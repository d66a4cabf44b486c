package dev.mcusim.cpu;

import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Encoding;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.InstructionSet;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.TimingClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Straight-line code of random words of all rows of the instruction table that compute with registers, some of them in IT blocks, with
 * the flags and registers given extreme values now and then. Ends in {@code BKPT 0}.
 */
final class RandomRows {

    private static final Set<TimingClass> COMPUTING = EnumSet.of(
            TimingClass.ALU,
            TimingClass.ALU_SHIFTED,
            TimingClass.BIT_MANIPULATION,
            TimingClass.SATURATE,
            TimingClass.MULTIPLY,
            TimingClass.MULTIPLY_LONG,
            TimingClass.DIVIDE,
            TimingClass.HINT,
            TimingClass.BARRIER,
            TimingClass.FP_MOVE,
            TimingClass.FP_MOVE_DUAL);
    private static final List<Encoding> ROWS = InstructionSet.encodings().stream()
            .filter(row -> COMPUTING.contains(row.instruction(0).timingClass())
                    && row.meaning().isPresent())
            .toList();
    private static final int[] EXTREMES = {
        0, 1, -1, 0x7fff_ffff, 0x8000_0000, 0x7fff_7fff, 0x8000_8001, 0x80, 0xff, 0x7f80_ff01, 31, 32, 33
    };

    private RandomRows() {}

    /** A value for a register: any, or an extreme one. */
    static int value(Random random) {
        return random.nextInt(3) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt();
    }

    /** The program of a seed. */
    static Code of(long seed) {
        Random random = new Random(seed);
        List<Integer> code = new ArrayList<>(
                List.of(0xf64e, 0x5088, 0xf2ce, 0x0000, 0xf44f, 0x0170, 0x6001, 0xf3bf, 0x8f4f, 0xf3bf, 0x8f6f));
        for (int i = 20 + random.nextInt(40); i > 0; i--) {
            if (random.nextInt(6) == 0) {
                int register = random.nextInt(13);
                int value = value(random);
                move(code, 0xf240, register, value & 0xffff);
                move(code, 0xf2c0, register, value >>> 16);
            }
            if (random.nextInt(8) == 0) {
                code.add(0xbf08 | random.nextInt(14) << 4);
                emit(code, word(random, true));
            } else {
                emit(code, word(random, false));
            }
        }
        code.add(0xbe00);
        return new Code(
                "random rows " + seed, code.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void move(List<Integer> code, int opcode, int register, int half) {
        code.add(opcode | half >>> 12 | (half >>> 11 & 1) << 10);
        code.add((half >>> 8 & 7) << 12 | register << 8 | (half & 0xff));
    }

    private static void emit(List<Integer> code, Instruction instruction) {
        if (instruction.sizeInBytes() == 4) {
            code.add(instruction.bits() >>> 16);
        }
        code.add(instruction.bits() & 0xffff);
    }

    private static Instruction word(Random random, boolean inItBlock) {
        while (true) {
            Encoding row = ROWS.get(random.nextInt(ROWS.size()));
            int bits = fill(row, random);
            boolean wide = row.sizeInBytes() == 4;
            boolean decodes = Decoder.decode(wide ? bits >>> 16 : bits, wide ? bits & 0xffff : 0)
                            instanceof Instruction instruction
                    && instruction.encoding() == row
                    && !instruction.isBranch()
                    && !instruction.writes().contains(Register.SP)
                    && !instruction.writes().contains(Register.PC);
            if (decodes && !(inItBlock && row.outsideItOnly())) {
                return row.instruction(bits);
            }
        }
    }

    /** The row's fixed bits with random fields. */
    private static int fill(Encoding row, Random random) {
        int bits = 0;
        String pattern = row.pattern().replace(" ", "");
        for (int i = 0; i < pattern.length(); i++) {
            char symbol = pattern.charAt(i);
            if (symbol == '(') {
                bits = bits << 1 | pattern.charAt(i + 1) - '0';
                i += 2;
            } else {
                bits = bits << 1 | (symbol == '0' ? 0 : symbol == '1' ? 1 : random.nextInt(2));
            }
        }
        boolean sameRegister =
                row.hasField('n') && row.hasField('m') && row.mnemonic().matches("CLZ|REV.*|RBIT");
        if (sameRegister) {
            bits = (bits & ~row.field("n").mask())
                    | row.field("n").insert(row.field("m").extract(bits));
        }
        return bits;
    }
}
