package dev.mcusim.fuzz.cpu;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;

/** A machine that runs one program after the other. What a program may have left in special registers is put back before the next. */
final class Bench implements AutoCloseable {

    /** CLREX; CPSIE if; MOV r0, #0; MSR BASEPRI, r0; MSR CONTROL, r0; ISB; MSR PSP, r0; VMRS r0, FPSCR; BKPT. */
    private static final int[] RESET = {
        0xf3bf, 0x8f2f, 0xb663, 0x2000, 0xf380, 0x8811, 0xf380, 0x8814, 0xf3bf, 0x8f6f, 0xf380, 0x8809, 0xeef1, 0x0a10,
        0xbe00
    };

    /**
     * The handler of SysTick counts its calls at 0x20002000, writes the address to return to into a table there, and uses the FPU:
     * LDR r0, =0x20002000; LDR r1, [r0]; ADDS r1, #1; STR r1, [r0]; LDR r2, [sp, #24]; AND r3, r1, #63; STR r2, [r0, r3, LSL #2];
     * VADD.F32 s0, s0, s1; BX lr.
     */
    private static final int[] HANDLER = {
        0xf04f, 0x2020, 0x6801, 0x3101, 0x6001, 0x9a06, 0xf001, 0x033f, 0xf840, 0x2023, 0xee30, 0x0a20, 0x4770
    };

    private static final int RESET_CODE = FuzzBoard.FLASH + 0x100;
    private static final int HANDLER_CODE = FuzzBoard.FLASH + 0x180;
    /** Where the handler counts. */
    private static final int TICKS = 0x2000_2000;

    private static final int SYSTICK = 15;
    private static final long SYST_CSR = 0xe000_e010L;
    private static final long SYST_RVR = 0xe000_e014L;
    private static final long SYST_CVR = 0xe000_e018L;
    /** CLKSOURCE, TICKINT and ENABLE. */
    private static final int SYST_ON = 7;

    private static final long CPACR = 0xe000_ed88L;
    private static final long CCR = 0xe000_ed14L;
    private static final int CPACR_FPU = 0x00f0_0000;

    /** Halfwords behind a program's beginning that may be its. */
    private static final int PROGRAM_SPACE = 0x1000;

    private final Machine machine;
    private final List<MemoryRegion> writable;
    private final byte[] data;
    private long before;
    private long cyclesBefore;

    /** A machine on a board with little memory. */
    Bench(FuzzBoard board, Contender contender) {
        byte[] vectors = ByteBuffer.allocate(4 * SYSTICK + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, FuzzBoard.DATA + 0x1000)
                .putInt(4, RESET_CODE | 1)
                .putInt(4 * SYSTICK, HANDLER_CODE | 1)
                .array();
        byte[] file = new ElfWriter()
                .constants(".vectors", FuzzBoard.FLASH, vectors)
                .code(".text", RESET_CODE, bytes(RESET))
                .code(".handler", HANDLER_CODE, bytes(HANDLER))
                .function("reset", RESET_CODE, 2 * RESET.length)
                .function("SysTick_Handler", HANDLER_CODE, 2 * HANDLER.length)
                .entry(RESET_CODE)
                .write();
        machine = Machine.create(board.board(), ProgramImage.read(file), contender.kind(), contender.options());
        writable = board.board().chip().regions().stream()
                .filter(MemoryRegion::writable)
                .toList();
        data = new byte[board.dataEnd() - FuzzBoard.DATA];
    }

    private static byte[] bytes(int[] halfwords) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * halfwords.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int halfword : halfwords) {
            bytes.putShort((short) halfword);
        }
        return bytes.array();
    }

    /** Brings everything into the state in which a program starts. One that is interrupted needs a new machine. */
    void load(Program program) {
        machine.systemRegisters().write(CPACR, 4, CPACR_FPU);
        machine.systemRegisters().write(CCR, 4, Program.CCR_RESET);
        machine.setRegister(Register.PC, RESET_CODE);
        StopReason ready = machine.run(-1, RESET.length);
        if (!(ready instanceof StopReason.Breakpoint)) {
            throw new IllegalStateException("the reset code stopped: " + ready);
        }
        System.arraycopy(DataMemory.contents(program.data()), 0, data, 0, data.length);
        machine.writeMemory(FuzzBoard.DATA, data);
        machine.writeMemory(Integer.toUnsignedLong(program.base()), program.bytes());
        machine.systemRegisters().write(CCR, 4, program.ccr());
        for (int i = 0; i < 15; i++) {
            machine.setRegister(Register.of(i), program.core()[i]);
        }
        for (int i = 0; i < 32; i++) {
            machine.setRegister(SRegister.of(i), program.single()[i]);
        }
        machine.setApsr(program.apsr());
        machine.setFpscr(program.fpscr());
        machine.setRegister(Register.PC, program.base());
        if (program.ticks() > 0) {
            machine.systemRegisters().write(SYST_RVR, 4, program.ticks());
            machine.systemRegisters().write(SYST_CVR, 4, 0);
            machine.systemRegisters().write(SYST_CSR, 4, SYST_ON);
        }
        before = machine.counters().instructions();
        cyclesBefore = machine.counters().cycles();
    }

    private long cycles() {
        return machine.counters().cycles() - cyclesBefore;
    }

    private long instructions() {
        return machine.counters().instructions() - before;
    }

    /** Counts anew what is executed, for {@link #executed}; to be called after {@link #load}. */
    void resetCounters() {
        machine.resetCounters();
        before = 0;
        cyclesBefore = 0;
    }

    /** Runs on; a run that ends because the core sleeps goes on, too. */
    StopReason run(long budget) {
        long end = instructions() + budget;
        StopReason stop;
        do {
            stop = machine.run(-1, end - instructions());
        } while (stop instanceof StopReason.Asleep);
        return stop instanceof StopReason.BudgetSpent ? new StopReason.BudgetSpent(budget) : stop;
    }

    /**
     * Everything a program can see.
     *
     * @param timed whether to tell cycles, which depend on what ran before
     */
    State state(StopReason stop, boolean timed) {
        int[] core = new int[16];
        for (int i = 0; i < 16; i++) {
            core[i] = machine.register(Register.of(i));
        }
        int[] single = new int[32];
        for (int i = 0; i < 32; i++) {
            single[i] = machine.register(SRegister.of(i));
        }
        int size = writable.stream().mapToInt(region -> (int) region.size()).sum();
        byte[] memory = new byte[size];
        int at = 0;
        for (MemoryRegion region : writable) {
            byte[] bytes = machine.readMemory(region.base(), (int) region.size());
            System.arraycopy(bytes, 0, memory, at, bytes.length);
            at += bytes.length;
        }
        return new State(
                stop, instructions(), timed ? cycles() : 0, core, single, machine.xpsr(), machine.fpscr(), memory);
    }

    /** How often SysTick has interrupted a program that does not write to {@link #TICKS}. */
    int ticks() {
        int first = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt(TICKS - FuzzBoard.DATA);
        return machine.readWord(TICKS) - first;
    }

    /** How many different instructions of the program have been executed since {@link #resetCounters}. */
    int executed(Program program) {
        BitSet halfwords = new BitSet();
        machine.visitExecution(block -> block.forEachEdge(edge -> {
            if (edge.count > 0) {
                mark(halfwords, (edge.to.address - program.base()) / 2, (edge.to.end - program.base()) / 2);
            }
        }));
        int count = 0;
        for (int start : program.starts()) {
            count += halfwords.get(start) ? 1 : 0;
        }
        return count;
    }

    private static void mark(BitSet halfwords, int from, int to) {
        if (to > 0 && from < PROGRAM_SPACE) {
            halfwords.set(Math.max(0, from), to);
        }
    }

    @Override
    public void close() {
        machine.close();
    }
}
