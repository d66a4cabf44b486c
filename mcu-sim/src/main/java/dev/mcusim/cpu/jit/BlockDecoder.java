package dev.mcusim.cpu.jit;

import dev.mcusim.board.Fpu;
import dev.mcusim.board.Processor;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Feature;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.NoCoprocessor;
import dev.mcusim.isa.NotModelled;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.TimingClass;
import dev.mcusim.isa.Unpredictable;
import dev.mcusim.isa.meaning.Conditions;
import dev.mcusim.isa.meaning.Step;
import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.TimingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decodes blocks. A block ends behind an instruction that can branch, wait, trap or change how code behind it is executed, at the end of
 * a page, and after {@link #MOST_INSTRUCTIONS}: where what Unicorn executes is cut, too.
 */
final class BlockDecoder {

    private static final int PAGE = 1024;
    /** Longer runs of instructions are cut. */
    static final int MOST_INSTRUCTIONS = CodeBlock.MOST_INSTRUCTIONS;

    private static final Set<String> LAST_IN_BLOCK = Set.of("ISB", "MSR", "VMSR", "YIELD", "CPSIE", "CPSID");

    private final RegionMemory memory;
    private final TimingModel timing;
    private final Fpu fpu;

    BlockDecoder(RegionMemory memory, TimingModel timing, Processor processor) {
        this.memory = memory;
        this.timing = timing;
        this.fpu = processor.fpu();
    }

    /**
     * The block at an address.
     *
     * @param itState what ITSTATE is there
     * @param most    instructions after which the block is cut, at most {@link #MOST_INSTRUCTIONS}
     * @return null when the first instruction cannot be fetched
     */
    Block decode(int address, int itState, int most) {
        List<Short> halfwords = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Byte> itStates = new ArrayList<>();
        int it = itState;
        int pageEnd = (address & -PAGE) + PAGE;
        int rights = memory.rightsAt(address);
        boolean last = false;
        int at = address;
        while (!last && steps.size() < most) {
            int first = memory.fetch(at);
            boolean wide = first >= 0 && Decoder.isWide(first);
            int second = wide ? memory.fetch(at + 2) : 0;
            boolean outside = at - pageEnd >= 0 || (wide && at + 2 - pageEnd >= 0 && at != address);
            if (first < 0 || second < 0 || outside || at != address && memory.rightsAt(at) != rights) {
                break;
            }
            rights &= wide ? memory.rightsAt(at + 2) : rights;
            Decoded decoded = Decoder.decode(first, second, it);
            boolean conditional = (it & 15) != 0;
            itStates.add((byte) it);
            steps.add(step(decoded, at, conditional ? it >>> 4 : -1));
            last = !(decoded instanceof Instruction instruction) || isLast(instruction);
            halfwords.add((short) first);
            if (wide) {
                halfwords.add((short) second);
            }
            at += decoded.sizeInBytes();
            boolean ifThen = first >>> 8 == 0xbf && (first & 15) != 0;
            it = ifThen ? first & 0xff : (it & 7) != 0 ? (it & 0xe0) | (it << 1 & 0x1f) : 0;
        }
        if (steps.isEmpty()) {
            return null;
        }
        itStates.add((byte) it);
        return new Block(
                new CodeBlock(address, shorts(halfwords)),
                timing,
                steps.toArray(Step[]::new),
                bytes(itStates),
                rights,
                last || most == MOST_INSTRUCTIONS);
    }

    private static boolean isLast(Instruction instruction) {
        TimingClass kind = instruction.timingClass();
        return instruction.isBranch()
                || kind == TimingClass.WAIT
                || kind == TimingClass.EXCEPTION
                || LAST_IN_BLOCK.contains(instruction.mnemonic());
    }

    private Step step(Decoded decoded, int address, int condition) {
        if (decoded instanceof Instruction instruction) {
            Instruction standing =
                    condition < 0 ? instruction : instruction.inItBlock(Condition.of(Math.min(condition, 14)));
            boolean unconditional = condition < 0 || instruction.mnemonic().equals("BKPT");
            Step step = step(standing, address);
            return unconditional ? step : Conditions.when(condition, step);
        }
        Step step = failing(kind(decoded));
        Step checked = isFloatingPoint(decoded.bits()) ? behindCpacr(step) : step;
        return condition < 0 ? checked : Conditions.when(condition, checked);
    }

    /** What it means to execute a word that is no instruction. */
    private static FaultKind kind(Decoded decoded) {
        if (decoded instanceof Unpredictable) {
            return FaultKind.UNPREDICTABLE_INSTRUCTION;
        }
        if (decoded instanceof NoCoprocessor) {
            return FaultKind.NO_COPROCESSOR;
        }
        return decoded instanceof NotModelled ? FaultKind.INSTRUCTION_NOT_MODELLED : FaultKind.UNDEFINED_INSTRUCTION;
    }

    private Step step(Instruction instruction, int address) {
        Feature feature = instruction.encoding().feature();
        if (!has(feature)) {
            Step undefined = failing(FaultKind.UNDEFINED_INSTRUCTION);
            return isFloatingPoint(instruction.bits()) ? behindCpacr(undefined) : undefined;
        }
        Step step = instruction
                .step(Integer.toUnsignedLong(address))
                .orElseGet(() -> failing(FaultKind.INSTRUCTION_NOT_MODELLED));
        if (feature != Feature.BASE && feature != Feature.DSP) {
            step = behindCpacr(step);
        }
        return instruction.writes().contains(Register.SP) ? aligningStack(step) : step;
    }

    private boolean has(Feature feature) {
        return switch (feature) {
            case BASE, DSP, FP_SINGLE -> true;
            case FP_DOUBLE, FP_V5_DOUBLE -> fpu == Fpu.FPV5_DP;
            case FP_V5_SINGLE -> fpu != Fpu.FPV4_SP;
        };
    }

    /** Whether a word is one of coprocessor 10 or 11, which is the FPU. */
    private static boolean isFloatingPoint(int bits) {
        return (bits & 0xec00_0e00) == 0xec00_0a00;
    }

    private static Step failing(FaultKind kind) {
        return cpu -> {
            throw GuestTrap.of(kind);
        };
    }

    private static Step behindCpacr(Step step) {
        return cpu -> {
            if (!cpu.fpuEnabled) {
                cpu.prepareFpu();
            }
            step.execute(cpu);
        };
    }

    /** Bits 0 and 1 of SP are always zero. */
    private static Step aligningStack(Step step) {
        return cpu -> {
            step.execute(cpu);
            cpu.r[13] &= ~3;
        };
    }

    private static short[] shorts(List<Short> values) {
        short[] all = new short[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i);
        }
        return all;
    }

    private static byte[] bytes(List<Byte> values) {
        byte[] all = new byte[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i);
        }
        return all;
    }
}
