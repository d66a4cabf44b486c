package dev.mcusim.cpu.unicorn;

import dev.mcusim.isa.AddressMode;
import dev.mcusim.isa.DRegister;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.Resources;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.Shift;
import dev.mcusim.isa.ShiftedRegister;
import dev.mcusim.isa.WritebackRegister;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows instructions one after another and knows for each register on what it depends whether it holds a multiple of 4. That is a set of
 * registers, bits 0 to 15 for r0 to r15 and 16 to 47 for s0 to s31, where kernels keep pointers: if all of them held multiples of 4 at the
 * beginning, this one does now. The empty set says that it does in any case; a set with {@link #UNKNOWN} says nothing. Conditions are
 * sufficient, not necessary.
 */
final class MultiplesOfFour {

    /** A member of the set that is never fulfilled. */
    static final long UNKNOWN = 1L << 48;

    /** The first S register's bit. */
    static final int SINGLES = 16;

    private static final int REGISTERS = 48;
    private static final long ALWAYS = 0;
    /** SP keeps bits 1 and 0 clear (ARMv7-M ARM B1.4.1), and nothing is known about PC. */
    private static final long FIXED =
            Resources.of(RegisterList.of(Register.SP, Register.PC)).mask();

    private final long[] sets = new long[REGISTERS];
    /** Instructions left in the IT block. */
    private int conditional;

    /** The state before the first instruction. */
    MultiplesOfFour() {
        Arrays.setAll(sets, register -> 1L << register);
        sets[Register.SP.number()] = ALWAYS;
        sets[Register.PC.number()] = UNKNOWN;
    }

    /** The set of a core register. */
    long set(int register) {
        return sets[register];
    }

    /** Executes one instruction. */
    void follow(int first, int second) {
        Decoded decoded = Decoder.decode(first, second);
        if (decoded instanceof Instruction instruction) {
            long[] after = sets.clone();
            long result = result(instruction);
            long written = instruction.writes().mask() & (1L << REGISTERS) - 1 & ~FIXED;
            for (long rest = written; rest != 0; rest &= rest - 1) {
                after[Long.numberOfTrailingZeros(rest)] = result;
            }
            moveBase(instruction, after);
            if (instruction.mnemonic().startsWith("VMOV")) {
                transfer(instruction.operands(), after);
            }
            for (int register = 0; register < REGISTERS; register++) {
                sets[register] = conditional > 0 ? sets[register] | after[register] : after[register];
            }
        } else {
            Arrays.fill(sets, UNKNOWN);
        }
        boolean ifThen = first >>> 8 == 0xbf && (first & 15) != 0;
        conditional = ifThen ? 4 - Integer.numberOfTrailingZeros(first & 15) : Math.max(0, conditional - 1);
    }

    /** An access may move its base register by a multiple of 4. */
    private void moveBase(Instruction instruction, long[] after) {
        for (Operand operand : instruction.operands()) {
            if (operand instanceof WritebackRegister base) {
                after[base.register().number()] = set(base.register());
            }
            if (operand instanceof OffsetAddress address
                    && address.mode() != AddressMode.OFFSET
                    && address.offset() % 4 == 0) {
                after[address.base().number()] = set(address.base());
            }
        }
    }

    /** Moves between core and floating-point registers: as many sources behind as many destinations. */
    private void transfer(List<Operand> operands, long[] after) {
        int[] registers =
                operands.stream().flatMapToInt(MultiplesOfFour::numbers).toArray();
        int count = registers.length / 2;
        for (int i = 0; i < count; i++) {
            after[registers[i]] = sets[registers[count + i]];
        }
    }

    private static IntStream numbers(Operand operand) {
        if (operand instanceof Register register) {
            return IntStream.of(register.number());
        }
        if (operand instanceof SRegister single) {
            return IntStream.of(SINGLES + single.number());
        }
        return operand instanceof DRegister pair
                ? IntStream.of(SINGLES + 2 * pair.number(), SINGLES + 2 * pair.number() + 1)
                : IntStream.empty();
    }

    /** The set of an arithmetic instruction's result. */
    private long result(Instruction instruction) {
        List<Operand> operands = instruction.operands();
        if (operands.size() < 2 || !(operands.get(0) instanceof Register destination)) {
            return UNKNOWN;
        }
        Operand right = operands.get(operands.size() - 1);
        Operand left = operands.size() == 2 ? destination : operands.get(1);
        return switch (instruction.mnemonic()) {
            case "MOV", "MOVW" -> set(right);
            case "MOVT" -> set(destination);
            case "ADD", "ADDW", "SUB", "SUBW" -> addressOrSum(left, right);
            case "RSB", "ORR", "EOR" -> set(left) | set(right);
            case "AND", "MUL" -> either(set(left), set(right));
            case "BIC" -> clearsLowBits(right) ? ALWAYS : set(left);
            case "LSL" -> right instanceof Immediate amount && amount.value() >= 2 ? ALWAYS : set(left);
            case "MLA", "MLS" -> either(set(operands.get(1)), set(operands.get(2))) | set(right);
            default -> UNKNOWN;
        };
    }

    /** With PC as its left operand an addition of a constant is ADR, which takes the address of the word that PC is in. */
    private long addressOrSum(Operand left, Operand right) {
        return left == Register.PC ? set(right) : set(left) | set(right);
    }

    private long set(Operand operand) {
        if (operand instanceof Register register) {
            return sets[register.number()];
        }
        if (operand instanceof Immediate constant) {
            return (constant.value() & 3) == 0 ? ALWAYS : UNKNOWN;
        }
        if (operand instanceof ShiftedRegister shifted && shifted.shift() == Shift.LSL) {
            return shifted.amount() >= 2 ? ALWAYS : set(shifted.register());
        }
        return UNKNOWN;
    }

    /** One of the two conditions is enough. */
    private static long either(long one, long other) {
        boolean takeOther = other == ALWAYS || (one & UNKNOWN) != 0;
        return takeOther ? other : one;
    }

    private static boolean clearsLowBits(Operand operand) {
        return operand instanceof Immediate constant && (constant.value() & 3) == 3;
    }
}
