package dev.mcusim.run.uart;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Firmware that tests assemble: a vector table, a reset handler, and a handler for one interrupt. */
public final class TestImage {

    private static final int FLASH = 0x0800_0000;
    private static final int CODE = FLASH + 0x400;
    /** The address of the handler. */
    static final int HANDLER = FLASH + 0x1000;

    private static final int STACK = 0x2000_1000;
    private static final int VECTORS = 16 + 160;
    private static final int NVIC_ISER = 0xe000_e100;

    private TestImage() {}

    /** An ELF file of the reset handler and the handler of every other exception. */
    public static byte[] elf(MacroAssembler reset, MacroAssembler handler) {
        byte[] code = reset.finish().bytes();
        byte[] handling = handler.finish().bytes();
        ByteBuffer vectors = ByteBuffer.allocate(4 * VECTORS).order(ByteOrder.LITTLE_ENDIAN);
        vectors.putInt(STACK).putInt(CODE | 1);
        while (vectors.hasRemaining()) {
            vectors.putInt(HANDLER | 1);
        }
        return new ElfWriter()
                .constants(".isr_vector", FLASH, vectors.array())
                .code(".text", CODE, code)
                .function("main", CODE, code.length)
                .code(".handler", HANDLER, handling)
                .function("handler", HANDLER, handling.length)
                .write();
    }

    /** Writes a word to an address; uses R0 and R1. */
    public static void store(MacroAssembler asm, int address, int value) {
        asm.loadConstant(Register.R0, address);
        asm.loadConstant(Register.R1, value);
        asm.str(Register.R1, Address.of(Register.R0));
    }

    /** Lets the core take an interrupt; uses R0 and R1. */
    public static void enableInterrupt(MacroAssembler asm, int number) {
        store(asm, NVIC_ISER + 4 * (number / 32), 1 << number % 32);
    }

    /** Waits until one of some bits is set; uses R2. */
    public static void await(MacroAssembler asm, Register base, int offset, int bits) {
        Label again = asm.label();
        asm.bind(again);
        asm.ldr(Register.R2, Address.of(base, offset));
        asm.tst(Register.R2, bits);
        asm.b(Condition.EQ, again);
    }
}
