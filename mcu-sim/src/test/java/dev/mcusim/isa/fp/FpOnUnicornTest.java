package dev.mcusim.isa.fp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.CoreUnavailableException;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Executes every instruction on Unicorn with random and special operands and all controls of FPSCR, and compares d0 and FPSCR with what
 * this package says.
 */
class FpOnUnicornTest {
    private static final int CASES = Integer.getInteger("mcusim.fp.cases", 2000);

    /**
     * str r5, [r4]; dsb; isb; 1: ldr r3, [r0], #4; vldm r0!, {d0-d2}; vmsr fpscr, r3; (the instruction); vmrs r3, fpscr;
     * str r3, [r1], #4; vstm r1!, {d0}; subs r2, #1; bne 1b; bkpt 0.
     */
    private static final int[] LOOP = {
        0x6025, 0xf3bf, 0x8f4f, 0xf3bf, 0x8f6f, 0xf850, 0x3b04, 0xecb0, 0x0b06, 0xeee1, 0x3a10, 0xf3af, 0x8000, 0xeef1,
        0x3a10, 0xf841, 0x3b04, 0xeca1, 0x0b02, 0x3a01, 0xd1ef, 0xbe00
    };

    private static final int PLACE = 11;
    private static final int INPUT = 0x2400_0000;
    private static final int INPUT_BYTES = 28;
    private static final int OUTPUT = 0x2404_0000;
    private static final int OUTPUT_BYTES = 12;

    private record Case(int fpscr, long d, long n, long m) {}

    private record Outcome(int fpscr, long d) {}

    @Test
    void singlePrecision() {
        compareAll(SingleInstructions.ALL, Format.SINGLE);
    }

    @Test
    void doublePrecision() {
        compareAll(DoubleInstructions.ALL, Format.DOUBLE);
    }

    private static void compareAll(List<FpInstruction> instructions, Format format) {
        long seed = Long.getLong("mcusim.seed", new Random().nextLong());
        System.out.println("FpOnUnicornTest: seed " + seed + ", give it back with -Dmcusim.seed=" + seed);
        Map<UnicornFault, Integer> masked = new EnumMap<>(UnicornFault.class);
        List<String> mismatches = new ArrayList<>();
        int compared = 0;
        for (FpInstruction instruction : instructions) {
            List<Case> cases = cases(new Random(seed), format);
            List<Outcome> outcomes = execute(instruction, cases);
            int wrong = 0;
            for (int i = 0; i < cases.size(); i++) {
                Outcome expected = expected(instruction, cases.get(i));
                Outcome actual = outcomes.get(i);
                compared++;
                if (expected.equals(actual)) {
                    continue;
                }
                UnicornFault fault = UnicornFault.explaining(
                        instruction, cases.get(i).fpscr, expected.d, expected.fpscr, actual.d, actual.fpscr);
                if (fault != null) {
                    masked.merge(fault, 1, Integer::sum);
                } else if (wrong++ < 3) {
                    mismatches.add(describe(instruction, cases.get(i), expected, actual));
                }
            }
        }
        System.out.printf("FpOnUnicornTest: %s, %d compared, masked %s%n", format, compared, masked);
        assertThat(mismatches).isEmpty();
    }

    private static List<Case> cases(Random random, Format format) {
        FpOperands operands = new FpOperands(random, format);
        FpOperands words = new FpOperands(random, Format.SINGLE);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int fpscr = random.nextInt() & (Fpscr.NZCV | Fpscr.RMODE);
            fpscr |= random.nextInt(3) == 0 ? random.nextInt() & (Fpscr.AHP | Fpscr.DN | Fpscr.FZ) : 0;
            fpscr |= random.nextInt(3) == 0 ? random.nextInt() & Fpscr.IMPLEMENTED & 0xff : 0;
            long n = operands.next();
            long m = random.nextInt(4) == 0 ? operands.next() : operands.near(n);
            long d = random.nextInt(3) == 0 ? operands.near(m) : operands.nearProduct(n, m);
            if (format == Format.DOUBLE && random.nextInt(4) == 0) {
                m = words.next() | random.nextLong() << 32;
            } else if (random.nextInt(4) == 0) {
                m = m & ~0xffff | random.nextInt(0x10000);
            }
            cases.add(new Case(fpscr, d, n, m));
        }
        return cases;
    }

    private static Outcome expected(FpInstruction instruction, Case inputs) {
        Fpscr fpscr = new Fpscr(inputs.fpscr);
        long d = instruction.effect().apply(inputs.d, inputs.n, inputs.m, fpscr);
        return new Outcome(fpscr.bits(), d);
    }

    private static List<Outcome> execute(FpInstruction instruction, List<Case> cases) {
        int[] code = LOOP.clone();
        code[PLACE] = instruction.bits() >>> 16;
        code[PLACE + 1] = instruction.bits() & 0xffff;
        Code program = new Code(instruction.assembly(), code);
        try (Machine machine = TestBoard.machine("nucleo-h743zi2", CoreKind.UNICORN, program, MachineOptions.DEFAULT)) {
            machine.writeMemory(INPUT, inputs(cases));
            machine.setRegister(Register.R0, INPUT);
            machine.setRegister(Register.R1, OUTPUT);
            machine.setRegister(Register.R2, cases.size());
            machine.setRegister(Register.R4, 0xe000_ed88); // CPACR
            machine.setRegister(Register.R5, 0x00f0_0000);
            assertThat(machine.run(-1, 20L * cases.size())).isInstanceOf(Breakpoint.class);
            ByteBuffer results = ByteBuffer.wrap(machine.readMemory(OUTPUT, OUTPUT_BYTES * cases.size()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            List<Outcome> outcomes = new ArrayList<>();
            while (results.hasRemaining()) {
                outcomes.add(new Outcome(results.getInt(), results.getLong()));
            }
            return outcomes;
        } catch (CoreUnavailableException e) {
            return abort(e.getMessage());
        }
    }

    private static byte[] inputs(List<Case> cases) {
        ByteBuffer bytes = ByteBuffer.allocate(INPUT_BYTES * cases.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Case one : cases) {
            bytes.putInt(one.fpscr).putLong(one.d).putLong(one.n).putLong(one.m);
        }
        return bytes.array();
    }

    private static String describe(FpInstruction instruction, Case inputs, Outcome expected, Outcome actual) {
        return String.format(
                "%n%s with fpscr=%08x d0=%016x d1=%016x d2=%016x: d0=%016x fpscr=%08x, Unicorn d0=%016x fpscr=%08x",
                instruction,
                inputs.fpscr,
                inputs.d,
                inputs.n,
                inputs.m,
                expected.d,
                expected.fpscr,
                actual.d,
                actual.fpscr);
    }
}
