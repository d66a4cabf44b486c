package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.timing.MemoryTiming;
import java.lang.invoke.VarHandle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/** Bytecode that accesses the bytes of a known memory where that takes no longer than the pipeline's own time. */
final class FastMemory {

    private static final String MEMORY_TYPE = Type.getInternalName(RegionMemory.class);
    private static final String VAR_HANDLE = Type.getDescriptor(VarHandle.class);

    private final GuestCode code;
    private final MemoryTiming timing;

    FastMemory(GuestCode code, MemoryTiming timing) {
        this.code = code;
        this.timing = timing;
    }

    /** Goes the slow way where one of several words from OFFSET on needs it. */
    void checkLines(Chunk chunk, boolean load, int bytes, Label slow) {
        for (int offset = 0; offset < bytes; offset += 1 << MemoryTiming.LINE_SHIFT) {
            checkLine(chunk, load, offset, slow);
        }
        if (bytes > 4) {
            checkLine(chunk, load, bytes - 4, slow);
        }
    }

    /** Puts the place of ADDRESS in the memory into OFFSET; goes the slow way where it is not there or not aligned. */
    void enter(Chunk chunk, int bytes, Label slow) {
        code.load(ADDRESS);
        code.constant(chunk.base);
        code.op(ISUB);
        code.store(OFFSET);
        code.load(OFFSET);
        code.constant(Integer.MIN_VALUE);
        code.op(IADD);
        code.constant(Math.max(0, chunk.bytes.length - bytes + 1) + Integer.MIN_VALUE);
        code.jump(IF_ICMPGE, slow);
        int alignment = Math.min(bytes, 4);
        if (alignment > 1) {
            code.load(ADDRESS);
            code.constant(alignment - 1);
            code.op(IAND);
            code.jump(IFNE, slow);
        }
        chunk.watched.forEach(watchpoint -> avoid(watchpoint, bytes, slow));
    }

    /** Goes the slow way where bytes from ADDRESS on touch a watchpoint. */
    private void avoid(Watchpoint watchpoint, int bytes, Label slow) {
        code.load(ADDRESS);
        code.constant((int) watchpoint.address() - bytes + 1);
        code.op(ISUB);
        code.constant(Integer.MIN_VALUE);
        code.op(IADD);
        code.constant((int) watchpoint.length() + bytes - 1 + Integer.MIN_VALUE);
        code.jump(IF_ICMPLT, slow);
    }

    /** Goes the slow way where the timing model must be asked about a line, or a store may change code. */
    void checkLine(Chunk chunk, boolean load, int displacement, Label slow) {
        if (!timing.isAlwaysFree(chunk.window)) {
            code.constant(chunk.lines, byte[].class);
            code.load(OFFSET);
            code.add(displacement);
            code.constant(MemoryTiming.LINE_SHIFT);
            code.op(IUSHR, BALOAD);
            if (load) {
                code.jump(IFEQ, slow);
            } else {
                code.constant(MemoryTiming.FREE);
                code.jump(IF_ICMPNE, slow);
            }
        }
        if (chunk.rights != null) {
            code.constant(chunk.rights, byte[].class);
            code.load(OFFSET);
            code.add(displacement);
            code.constant(Mpu.LINE_SHIFT);
            code.op(IUSHR, BALOAD);
            code.out.visitVarInsn(ALOAD, CPU);
            code.out.visitFieldInsn(GETFIELD, CPU_TYPE, load ? "readRight" : "writeRight", "I");
            code.op(IAND);
            code.jump(IFEQ, slow);
        }
        if (!load && chunk.region.code != null) {
            code.constant(chunk.region.code, boolean[].class);
            code.load(OFFSET);
            code.add(displacement);
            code.constant(Region.LINE_SHIFT);
            code.op(IUSHR, BALOAD);
            code.jump(IFNE, slow);
        }
    }

    /** Pushes what is at OFFSET plus a displacement. */
    void pushLoaded(Chunk chunk, int size, boolean signed, int displacement) {
        if (size == 1) {
            pushPlace(chunk, displacement);
            code.op(BALOAD);
            if (!signed) {
                code.constant(0xff);
                code.op(IAND);
            }
            return;
        }
        code.out.visitFieldInsn(GETSTATIC, MEMORY_TYPE, size == 4 ? "WORD" : "HALFWORD", VAR_HANDLE);
        pushPlace(chunk, displacement);
        code.out.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/invoke/VarHandle", "get", size == 4 ? "([BI)I" : "([BI)S", false);
        if (size == 2 && !signed) {
            code.constant(0xffff);
            code.op(IAND);
        }
    }

    /** Pushes the bytes and the place in them, at OFFSET plus a displacement. */
    void pushPlace(Chunk chunk, int displacement) {
        code.constant(chunk.bytes, byte[].class);
        code.load(OFFSET);
        code.add(displacement);
    }

    /** Stores to OFFSET plus a displacement what another writer pushes. */
    void store(Chunk chunk, int size, Runnable value, int displacement) {
        if (size == 1) {
            pushPlace(chunk, displacement);
            value.run();
            code.op(I2B, BASTORE);
            return;
        }
        code.out.visitFieldInsn(GETSTATIC, MEMORY_TYPE, size == 4 ? "WORD" : "HALFWORD", VAR_HANDLE);
        pushPlace(chunk, displacement);
        value.run();
        if (size == 2) {
            code.op(I2S);
        }
        code.out.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/invoke/VarHandle", "set", size == 4 ? "([BII)V" : "([BIS)V", false);
    }
}
