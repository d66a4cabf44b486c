package dev.mcusim.benchmark;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.function.Consumer;

/** A few instructions in the flash of a NUCLEO-F746ZG with its caches on, that can be run again and again. */
final class GuestLoop implements AutoCloseable {
    private static final int CODE_OFFSET = 0x100;
    private static final int NOP_BYTES = 2;
    private static final long CCR = 0xe000_ed14L;
    /** CCR.IC and CCR.DC. */
    private static final int CACHES = 3 << 16;

    private final Board board = BoardCatalog.shipped().board("nucleo-f746zg");
    private final Machine machine;
    private final int begin;
    private final long end;

    /**
     * A machine that is ready to run.
     *
     * @param code writes the instructions; they end where they end, not in a return
     */
    GuestLoop(CoreKind core, Consumer<MacroAssembler> code) {
        MacroAssembler asm = new MacroAssembler();
        code.accept(asm);
        asm.nop();
        byte[] text = asm.finish().bytes();
        int flash = (int) region(Kind.FLASH).base();
        begin = flash + CODE_OFFSET;
        end = Integer.toUnsignedLong(begin + text.length - NOP_BYTES);
        MemoryRegion stack = region(Kind.DTCM);
        byte[] vectors = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) stack.end())
                .putInt(begin | 1)
                .array();
        byte[] file = new ElfWriter()
                .constants(".vectors", flash, vectors)
                .code(".text", begin, text)
                .function("loop", begin, text.length)
                .entry(begin)
                .write();
        machine = Machine.create(board, ProgramImage.read(file), core, MachineOptions.DEFAULT.withBoot(board.clock()));
        machine.systemRegisters().write(CCR, 4, machine.systemRegisters().read(CCR, 4) | CACHES);
    }

    /** The first address of the largest memory of a kind. */
    int base(Kind kind) {
        return (int) region(kind).base();
    }

    private MemoryRegion region(Kind kind) {
        return board.chip().regions().stream()
                .filter(region -> region.kind() == kind)
                .max(Comparator.comparingLong(MemoryRegion::size))
                .orElseThrow();
    }

    /** Sets a register for the next run. */
    void set(Register register, int value) {
        machine.setRegister(register, value);
    }

    /** Runs from the first instruction to the end of the last. */
    void run() {
        machine.setRegister(Register.PC, begin);
        StopReason stop = machine.run(end, Long.MAX_VALUE);
        if (!(stop instanceof StopReason.ReachedAddress)) {
            throw new IllegalStateException("the loop stopped: " + stop);
        }
    }

    /** A register after the last run. */
    int get(Register register) {
        return machine.register(register);
    }

    /** Instructions and cycles since power-up. */
    Counters counters() {
        return machine.counters();
    }

    @Override
    public void close() {
        machine.close();
    }
}
