package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;

import dev.mcusim.asm.MachineCode;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.asm.Relocation;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Links one kernel with a vector table and a caller that enables the floating-point unit, calls the kernel once and
 * ends in a BKPT.
 */
final class KernelImage {
    /** Symbol of the kernel's function. */
    static final String KERNEL = "kernel";

    private static final int VECTOR_BYTES = 512;
    private static final int CPACR = 0xe000ed88;

    private final long flashBase;
    private final long stackTop;
    private final Map<String, Long> symbols = new HashMap<>();

    /** @param symbols addresses of tensors and scratch */
    KernelImage(long flashBase, long stackTop, Map<String, Long> symbols) {
        this.flashBase = flashBase;
        this.stackTop = stackTop;
        this.symbols.putAll(symbols);
    }

    /** The linked image. */
    ProgramImage link(KernelPlan plan) {
        MachineCode caller = caller();
        long callerAddress = flashBase + VECTOR_BYTES;
        long kernelAddress = align(callerAddress + caller.bytes().length, 8);
        symbols.put(KERNEL, kernelAddress);
        long next = kernelAddress + plan.code().bytes().length;
        for (Constant constant : plan.constants()) {
            next = align(next, constant.alignment());
            symbols.put(constant.name(), next);
            next += constant.size();
        }
        ByteBuffer vectors = ByteBuffer.allocate(VECTOR_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        vectors.putInt((int) stackTop).putInt((int) callerAddress | 1);
        ElfWriter elf = new ElfWriter()
                .constants(".vectors", flashBase, vectors.array())
                .code(".caller", callerAddress, patched(caller, callerAddress))
                .function("caller", callerAddress, caller.bytes().length)
                .code(".kernel", kernelAddress, patched(plan.code(), kernelAddress))
                .function(KERNEL, kernelAddress, plan.code().bytes().length)
                .entry(callerAddress);
        for (Constant constant : plan.constants()) {
            if (constant.size() > 0) {
                elf.constants(".rodata." + constant.name(), symbols.get(constant.name()), constant.bytes());
            }
        }
        return ProgramImage.read(elf.write());
    }

    private static MachineCode caller() {
        MacroAssembler asm = new MacroAssembler();
        asm.loadConstant(R0, CPACR);
        asm.loadConstant(R1, 0x00f00000);
        asm.str(R1, Address.of(R0));
        asm.dsb();
        asm.isb();
        asm.bl(KERNEL);
        asm.bkpt(0);
        return asm.finish();
    }

    private byte[] patched(MachineCode code, long address) {
        ByteBuffer bytes = ByteBuffer.wrap(code.bytes().clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (Relocation relocation : code.relocations()) {
            Long symbol = symbols.get(relocation.symbol());
            if (symbol == null) {
                throw new IllegalStateException(
                        "the kernel refers to " + relocation.symbol() + ", which is not defined");
            }
            long value = symbol + relocation.addend();
            int at = relocation.offset();
            switch (relocation.kind()) {
                case ABS32 -> bytes.putInt(at, (int) value);
                case MOVW_MOVT -> {
                    putImmediate16(bytes, at, (int) value & 0xffff);
                    putImmediate16(bytes, at + 4, (int) value >>> 16);
                }
                case BL -> putBranch(bytes, at, (int) (value - (address + at + 4)));
            }
        }
        return bytes.array();
    }

    private static void putImmediate16(ByteBuffer bytes, int at, int value) {
        int first = (bytes.getShort(at) & 0xfbf0) | ((value >> 12) & 0xf) | (((value >> 11) & 1) << 10);
        int second = (bytes.getShort(at + 2) & 0x8f00) | (((value >> 8) & 7) << 12) | (value & 0xff);
        bytes.putShort(at, (short) first).putShort(at + 2, (short) second);
    }

    private static void putBranch(ByteBuffer bytes, int at, int distance) {
        int sign = (distance >> 24) & 1;
        int j1 = ~((distance >> 23) ^ sign) & 1;
        int j2 = ~((distance >> 22) ^ sign) & 1;
        bytes.putShort(at, (short) (0xf000 | (sign << 10) | ((distance >> 12) & 0x3ff)));
        bytes.putShort(at + 2, (short) (0xd000 | (j1 << 13) | (j2 << 11) | ((distance >> 1) & 0x7ff)));
    }

    private static long align(long address, long alignment) {
        return (address + alignment - 1) / alignment * alignment;
    }
}
