package dev.mcusim.machine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.isa.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Unwind tables written by hand, after the examples and tables of IHI 0038. */
class UnwindTableTest {

    private static final long FLASH = 0x0800_0000L;
    private static final long RAM = 0x2000_0000L;
    private static final long FUNCTION = FLASH + 0x100;
    private static final long LONG_FUNCTION = FLASH + 0x200;
    private static final long LEAF = FLASH + 0x300;
    private static final int SP = (int) RAM + 0x40;
    private static final int INDEX = 0x800;
    private static final int TABLE = 0x900;

    private final ByteBuffer flash = ByteBuffer.allocate(0x1000).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer ram = ByteBuffer.allocate(0x400).order(ByteOrder.LITTLE_ENDIAN);
    private final Scene scene = new Scene(
            TestBoard.board("nucleo-f446re"),
            new AddressSpace(TestBoard.board("nucleo-f446re").chip().regions()),
            this::read,
            new SymbolIndex(List.of(label("__exidx_start", INDEX), label("__exidx_end", INDEX + 24))),
            FLASH,
            new Scene.Special(0, 0, false, new Mpu(0)));

    private static ElfSymbol label(String name, int offset) {
        return new ElfSymbol(name, FLASH + offset, 0, ElfSymbol.Type.LABEL);
    }

    private byte[] read(long address, int length) {
        boolean inFlash = address < RAM;
        ByteBuffer memory = inFlash ? flash : ram;
        int at = (int) (address - (inFlash ? FLASH : RAM));
        byte[] bytes = new byte[length];
        if (at + length <= memory.capacity()) {
            memory.get(at, bytes);
        }
        return bytes;
    }

    /** Three functions: one whose instructions stand in the index, one with a table of its own, one that cannot be unwound. */
    private void index(int inIndex) {
        entry(0, FUNCTION, inIndex);
        entry(1, LONG_FUNCTION, TABLE - (INDEX + 12) & 0x7fff_ffff);
        entry(2, LEAF, 1);
    }

    private void entry(int number, long function, int second) {
        int place = INDEX + 8 * number;
        flash.putInt(place, (int) (function - FLASH - place) & 0x7fff_ffff).putInt(place + 4, second);
    }

    private Optional<VirtualRegisters> undo(long pc) {
        int[] values = new int[16];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0x100 + i;
        }
        values[Register.SP.number()] = SP;
        values[Register.R7.number()] = SP + 0x10;
        VirtualRegisters now = new VirtualRegisters(new RegisterSnapshot(values, 0));
        return UnwindTable.of(scene).orElseThrow().instructionsFor(pc).flatMap(instructions -> instructions.undo(now));
    }

    @Test
    void pushedRegistersComeBack() {
        index(0x8002_a9b0);
        ram.putInt(0x4c, 0x44).putInt(0x50, 0x55).putInt(0x54, 0x0800_0333);
        VirtualRegisters caller = undo(FUNCTION + 8).orElseThrow();
        assertThat(caller.get(Register.R4)).isEqualTo(0x44);
        assertThat(caller.get(Register.R5)).isEqualTo(0x55);
        assertThat(caller.get(Register.PC)).isEqualTo(0x0800_0333);
        assertThat(caller.sp()).isEqualTo(SP + 12 + 12);
    }

    @Test
    void aFunctionThatPushesNothingReturnsByItsLinkRegister() {
        index(0x80b0_b0b0);
        VirtualRegisters caller = undo(FUNCTION).orElseThrow();
        assertThat(caller.get(Register.PC)).isEqualTo(0x10e);
        assertThat(caller.sp()).isEqualTo(SP);
    }

    @Test
    void longTablesFollowTheFramePointer() {
        index(0x80b0_b0b0);
        flash.putInt(TABLE, 0x8101_97c9).putInt(TABLE + 4, 0x8384_80b0);
        ram.putInt(0x50 + 32, 7);
        VirtualRegisters caller = undo(LONG_FUNCTION + 4).orElseThrow();
        assertThat(caller.sp()).as("r7, four doubles, r11 and LR").isEqualTo(SP + 0x10 + 32 + 4 + 4);
        assertThat(caller.get(Register.R11)).isEqualTo(7);
    }

    @Test
    void whatCannotBeUnwoundIsNot() {
        index(0x8080_00b0);
        assertThat(undo(FUNCTION)).as("refuses").isEmpty();
        assertThat(undo(LEAF + 2)).as("cannot").isEmpty();
        assertThat(undo(FLASH + 2)).as("before the first function").isEmpty();
    }

    @Property(tries = 2000)
    void anyTableIsFollowedOrNot(@ForAll @Size(24) byte[] bytes, @ForAll @Size(32) byte[] table) {
        flash.position(INDEX).put(bytes);
        flash.position(TABLE).put(table);
        assertThat(UnwindTable.of(scene)).isPresent();
        for (long pc = FLASH; pc < FLASH + 0x1000; pc += 0x7e) {
            undo(pc);
        }
    }
}
