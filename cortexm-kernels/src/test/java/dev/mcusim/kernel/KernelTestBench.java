package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs one kernel on a simulated board and checks that it behaves as a function should: it returns, preserves the
 * callee-saved registers and the stack pointer, pushes no more than it says, and writes only its output, its scratch
 * and its stack. The first input ends where RAM ends, so that reading past it faults.
 */
final class KernelTestBench {
    private static final long BUDGET = 200_000_000;
    private static final int GUARD_BYTES = 64;
    private static final byte GUARD = 0x5c;
    private static final int STACK_BYTES = 1024;
    private static final BoardCatalog BOARDS = BoardCatalog.shipped();
    private static final long FLASH_BASE = 0x08000000L;
    private static final long RAM_BASE = 0x20000000L;

    private final Board board;
    private final long ramEnd;
    private final MachineOptions options;

    /** A bench with a Cortex-M7 board. */
    KernelTestBench(boolean strictAlignment) {
        this("nucleo-f746zg", strictAlignment);
    }

    /**
     * @param board whose RAM follows from 0x20000000 on
     * @param strictAlignment whether unaligned LDM, LDRD and their kin fault; slower
     */
    KernelTestBench(String board, boolean strictAlignment) {
        this.board = BOARDS.board(board);
        ramEnd = endOfRam(this.board);
        options = new MachineOptions(strictAlignment);
    }

    /** The end of the memory that follows without gap from RAM_BASE on. */
    private static long endOfRam(Board board) {
        long end = RAM_BASE;
        for (boolean grows = true; grows; ) {
            grows = false;
            for (MemoryRegion region : board.chip().regions()) {
                if (region.writable() && region.base() == end) {
                    end += region.size();
                    grows = true;
                }
            }
        }
        return end;
    }

    /**
     * What a run gave.
     *
     * @param output bytes of the output tensor
     * @param instructions executed by the kernel, the call not counted
     */
    record Result(byte[] output, long instructions) {}

    /** Runs with the output in memory of its own; inputs must be unchanged afterwards. */
    Result run(KernelPlan plan, int outputBytes, byte[]... inputs) {
        return run(plan, outputBytes, -1, List.of(inputs));
    }

    /** Runs with the output at the address of one of the inputs. */
    Result runInPlace(KernelPlan plan, int outputBytes, int inPlaceInput, byte[]... inputs) {
        assertThat(plan.inPlaceInputs()).contains(inPlaceInput);
        return run(plan, outputBytes, inPlaceInput, List.of(inputs));
    }

    private Result run(KernelPlan plan, int outputBytes, int inPlaceInput, List<byte[]> inputs) {
        Map<String, Long> symbols = new HashMap<>();
        long stackBase = RAM_BASE + GUARD_BYTES;
        long stackTop = stackBase + STACK_BYTES;
        long next = stackTop + GUARD_BYTES;
        symbols.put(KernelPlan.SCRATCH, next);
        next = align(next + plan.scratchBytes() + GUARD_BYTES);
        for (int i = 1; i < inputs.size(); i++) {
            symbols.put(KernelPlan.input(i), next);
            next = align(next + Math.max(inputs.get(i).length, i == inPlaceInput ? outputBytes : 0) + GUARD_BYTES);
        }
        long output = inPlaceInput > 0 ? symbols.get(KernelPlan.input(inPlaceInput)) : next;
        int firstBytes = inputs.isEmpty() ? 0 : inputs.get(0).length;
        long first = (ramEnd - Math.max(firstBytes, inPlaceInput == 0 ? outputBytes : 0)) & ~7;
        if (inPlaceInput == 0) {
            output = first;
        }
        if (!inputs.isEmpty()) {
            symbols.put(KernelPlan.input(0), first);
        }
        symbols.put(KernelPlan.output(0), output);
        assertThat(next + outputBytes + GUARD_BYTES).as("memory of the bench").isLessThanOrEqualTo(first);
        KernelImage image = new KernelImage(FLASH_BASE, stackTop, symbols);
        try (Machine machine = Machine.create(board, image.link(plan), CoreKind.UNICORN, options)) {
            byte[] expected = new byte[(int) (ramEnd - RAM_BASE)];
            Arrays.fill(expected, GUARD);
            for (int i = 0; i < inputs.size(); i++) {
                int at = (int) (symbols.get(KernelPlan.input(i)) - RAM_BASE);
                System.arraycopy(inputs.get(i), 0, expected, at, inputs.get(i).length);
            }
            machine.writeMemory(RAM_BASE, expected);
            setCalleeSaved(machine);
            long kernel = machine.functionAddress(KernelImage.KERNEL).orElseThrow();
            assertThat(machine.run(kernel, 100)).isInstanceOf(StopReason.ReachedAddress.class);
            long before = machine.counters().instructions();
            StopReason stop = machine.run(-1, BUDGET);
            assertThat(stop).as("end of %s", plan.kernel()).isInstanceOf(StopReason.Breakpoint.class);
            long instructions = machine.counters().instructions() - before;
            checkCalleeSaved(machine, stackTop);
            byte[] actual = machine.readMemory(RAM_BASE, expected.length);
            byte[] result = machine.readMemory(output, outputBytes);
            allow(expected, actual, output, outputBytes);
            allow(expected, actual, symbols.get(KernelPlan.SCRATCH), plan.scratchBytes());
            allow(expected, actual, stackTop - plan.stackBytes(), plan.stackBytes());
            int wrong = Arrays.mismatch(expected, actual);
            assertThat(wrong)
                    .as("offset in RAM that %s changed although it is not its own; %s", plan.kernel(), symbols)
                    .isEqualTo(-1);
            return new Result(result, instructions);
        }
    }

    private static void allow(byte[] expected, byte[] actual, long address, int bytes) {
        int at = (int) (address - RAM_BASE);
        System.arraycopy(actual, at, expected, at, bytes);
    }

    private static void setCalleeSaved(Machine machine) {
        for (int r = 4; r <= 11; r++) {
            machine.setRegister(Register.of(r), 0x01010101 * r);
        }
        for (int s = 16; s < 32; s++) {
            machine.setRegister(SRegister.of(s), 0x01010101 * s);
        }
    }

    private static void checkCalleeSaved(Machine machine, long stackTop) {
        assertThat(machine.register(Register.SP)).as("sp").isEqualTo((int) stackTop);
        for (int r = 4; r <= 11; r++) {
            assertThat(machine.register(Register.of(r))).as("r%d", r).isEqualTo(0x01010101 * r);
        }
        for (int s = 16; s < 32; s++) {
            assertThat(machine.register(SRegister.of(s))).as("s%d", s).isEqualTo(0x01010101 * s);
        }
    }

    private static long align(long address) {
        return (address + 7) & ~7;
    }
}
