package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.cpu.jit.RegionMemory.Chunk;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.AddressMode;
import dev.mcusim.isa.IndexedAddress;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.timing.MemoryTiming;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * Bytecode for loads and stores. An instruction is expected to go on accessing the memory that it accessed when it was observed, aligned
 * and without waiting; where it does not, its step executes it.
 */
final class MemoryAccess {

    private static final int PC = 15;
    private static final int SP = 13;
    private static final String MEMORY_TYPE = Type.getInternalName(RegionMemory.class);
    private static final String VAR_HANDLE = Type.getDescriptor(VarHandle.class);

    /** What a mnemonic transfers. */
    private record Transfer(boolean load, int size, boolean signed) {
        static Transfer of(String mnemonic) {
            return switch (mnemonic) {
                case "LDR" -> new Transfer(true, 4, false);
                case "LDRH" -> new Transfer(true, 2, false);
                case "LDRSH" -> new Transfer(true, 2, true);
                case "LDRB" -> new Transfer(true, 1, false);
                case "LDRSB" -> new Transfer(true, 1, true);
                case "STR" -> new Transfer(false, 4, false);
                case "STRH" -> new Transfer(false, 2, false);
                case "STRB" -> new Transfer(false, 1, false);
                default -> null;
            };
        }
    }

    private final GuestCode code;
    private final MemoryTiming timing;
    private final Steps steps;

    MemoryAccess(GuestCode code, MemoryTiming timing, Steps steps) {
        this.code = code;
        this.timing = timing;
        this.steps = steps;
    }

    /** Writes an instruction; false when it is none of these, or goes to PC. */
    boolean write(Site site) {
        Instruction instruction = site.instruction().orElseThrow();
        Chunk chunk = site.block().chunks[site.index()];
        if (chunk == null) {
            return false;
        }
        List<Operand> operands = instruction.operands();
        Transfer transfer = Transfer.of(instruction.mnemonic());
        if (transfer != null) {
            return operands.get(0) instanceof Register t
                    && t.number() != PC
                    && operands.get(1) instanceof Address address
                    && writeSingle(site, chunk, transfer, t.number(), address);
        }
        return switch (instruction.mnemonic()) {
            case "LDRD", "STRD" -> operands.get(0) instanceof Register t
                    && operands.get(1) instanceof Register t2
                    && operands.get(2) instanceof OffsetAddress address
                    && address.base().number() != PC
                    && writeDual(site, chunk, t.number(), t2.number(), address);
            case "LDM", "LDMIA", "LDMDB", "POP", "STM", "STMIA", "STMDB", "PUSH" -> {
                RegisterList list = operands.stream()
                        .filter(RegisterList.class::isInstance)
                        .map(RegisterList.class::cast)
                        .findFirst()
                        .orElseThrow();
                yield (list.mask() & 1 << PC) == 0 && writeMultiple(site, chunk, list);
            }
            default -> false;
        };
    }

    private boolean writeSingle(Site site, Chunk chunk, Transfer transfer, int t, Address address) {
        if (!transfer.load && !chunk.window.region().writable()) {
            return false;
        }
        boolean writesBack = pushAddress(site, address);
        Label slow = steps.slow(site);
        enter(chunk, transfer.size, slow);
        checkLine(chunk, transfer.load, 0, slow);
        if (transfer.load) {
            pushLoaded(chunk, transfer.size, transfer.signed, 0);
            if (writesBack) {
                code.store(RESULT);
                writeBack((OffsetAddress) address);
                code.load(RESULT);
            }
            code.setRegister(t);
        } else {
            store(chunk, transfer.size, t, 0);
            if (writesBack) {
                writeBack((OffsetAddress) address);
            }
        }
        steps.resume(site);
        return true;
    }

    /** Puts the address of the access into ADDRESS; whether the base is written back. */
    private boolean pushAddress(Site site, Address address) {
        boolean writesBack = false;
        if (address instanceof OffsetAddress offset) {
            if (offset.base().number() == PC) {
                code.constant((site.address() + 4 & ~3) + offset.offset());
            } else {
                code.register(offset.base().number());
                add(offset.mode() == AddressMode.POST_INDEXED ? 0 : offset.offset());
            }
            writesBack = offset.mode() != AddressMode.OFFSET;
        } else if (address instanceof IndexedAddress indexed) {
            code.register(indexed.base().number());
            code.register(indexed.index().number());
            if (indexed.lsl() != 0) {
                code.constant(indexed.lsl());
                code.op(ISHL);
            }
            code.op(IADD);
        }
        code.store(ADDRESS);
        return writesBack;
    }

    private void writeBack(OffsetAddress address) {
        code.load(ADDRESS);
        add(address.mode() == AddressMode.POST_INDEXED ? address.offset() : 0);
        code.setRegister(address.base().number());
    }

    private void add(int constant) {
        if (constant != 0) {
            code.constant(constant);
            code.op(IADD);
        }
    }

    private boolean writeDual(Site site, Chunk chunk, int t, int t2, OffsetAddress address) {
        boolean load = site.instruction().orElseThrow().mnemonic().equals("LDRD");
        if (!load && !chunk.window.region().writable()) {
            return false;
        }
        boolean writesBack = pushAddress(site, address);
        Label slow = steps.slow(site);
        enter(chunk, 8, slow);
        checkLine(chunk, load, 0, slow);
        checkLine(chunk, load, 4, slow);
        if (load) {
            pushLoaded(chunk, 4, false, 0);
            pushLoaded(chunk, 4, false, 4);
            code.setRegister(t2);
            code.setRegister(t);
        } else {
            store(chunk, 4, t, 0);
            store(chunk, 4, t2, 4);
        }
        if (writesBack) {
            writeBack(address);
        }
        steps.resume(site);
        return true;
    }

    private boolean writeMultiple(Site site, Chunk chunk, RegisterList list) {
        Instruction instruction = site.instruction().orElseThrow();
        String name = instruction.mnemonic();
        boolean load = name.startsWith("LDM") || name.equals("POP");
        boolean down = name.endsWith("DB") || name.equals("PUSH");
        if (!load && !chunk.window.region().writable()) {
            return false;
        }
        int base = instruction.encoding().hasField('n') ? instruction.field("n") : SP;
        int bytes = 4 * Integer.bitCount(list.mask());
        boolean listed = (list.mask() >>> base & 1) != 0;
        if (listed) {
            return false;
        }
        boolean writesBack = instruction.writes().contains(Register.of(base));
        code.register(base);
        add(down ? -bytes : 0);
        code.store(ADDRESS);
        Label slow = steps.slow(site);
        enter(chunk, bytes, slow);
        for (int offset = 0; offset < bytes; offset += 1 << MemoryTiming.LINE_SHIFT) {
            checkLine(chunk, load, offset, slow);
        }
        checkLine(chunk, load, bytes - 4, slow);
        int offset = 0;
        for (int register = 0; register < PC; register++) {
            if ((list.mask() >>> register & 1) != 0) {
                if (load) {
                    pushLoaded(chunk, 4, false, offset);
                    code.setRegister(register);
                } else {
                    store(chunk, 4, register, offset);
                }
                offset += 4;
            }
        }
        if (writesBack) {
            code.load(ADDRESS);
            add(down ? 0 : bytes);
            code.setRegister(base);
        }
        steps.resume(site);
        return true;
    }

    /** Puts the place in the memory into OFFSET; goes the slow way where it is not there or not aligned. */
    private void enter(Chunk chunk, int bytes, Label slow) {
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
    }

    /** Goes the slow way where the timing model must be asked about a line, or a store may change code. */
    private void checkLine(Chunk chunk, boolean load, int displacement, Label slow) {
        if (!timing.isAlwaysFree(chunk.window)) {
            code.constant(chunk.lines, byte[].class);
            code.load(OFFSET);
            add(displacement);
            code.constant(MemoryTiming.LINE_SHIFT);
            code.op(IUSHR, BALOAD);
            if (load) {
                code.jump(IFEQ, slow);
            } else {
                code.constant(MemoryTiming.FREE);
                code.jump(IF_ICMPNE, slow);
            }
        }
        if (!load && chunk.region.code != null) {
            code.constant(chunk.region.code, boolean[].class);
            code.load(OFFSET);
            add(displacement);
            code.constant(Region.LINE_SHIFT);
            code.op(IUSHR, BALOAD);
            code.jump(IFNE, slow);
        }
    }

    private void pushLoaded(Chunk chunk, int size, boolean signed, int displacement) {
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

    private void pushPlace(Chunk chunk, int displacement) {
        code.constant(chunk.bytes, byte[].class);
        code.load(OFFSET);
        add(displacement);
    }

    private void store(Chunk chunk, int size, int t, int displacement) {
        if (size == 1) {
            pushPlace(chunk, displacement);
            code.register(t);
            code.op(I2B, BASTORE);
            return;
        }
        code.out.visitFieldInsn(GETSTATIC, MEMORY_TYPE, size == 4 ? "WORD" : "HALFWORD", VAR_HANDLE);
        pushPlace(chunk, displacement);
        code.register(t);
        if (size == 2) {
            code.op(I2S);
        }
        code.out.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/invoke/VarHandle", "set", size == 4 ? "([BII)V" : "([BIS)V", false);
    }
}
