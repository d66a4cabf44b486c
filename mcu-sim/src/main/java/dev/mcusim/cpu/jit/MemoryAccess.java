package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.AddressMode;
import dev.mcusim.isa.IndexedAddress;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Bytecode for loads and stores. An instruction is expected to go on accessing the memory that it accessed when it was observed, aligned
 * and without waiting; where it does not, its step executes it.
 */
final class MemoryAccess {

    private static final int PC = 15;
    private static final int SP = 13;

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

        /** The method of {@link SlowPath}. */
        String slowPath() {
            String what = size == 4 ? "Word" : size == 2 ? "Halfword" : "Byte";
            return (load ? "load" : "store") + (signed ? "Signed" : "") + what;
        }
    }

    private final GuestCode code;
    private final FastMemory memory;
    private final Steps steps;

    MemoryAccess(GuestCode code, FastMemory memory, Steps steps) {
        this.code = code;
        this.memory = memory;
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
        if (transfer.load) {
            Label slow = steps.slowLoad(site, transfer.slowPath());
            memory.enter(chunk, transfer.size, slow);
            memory.checkLine(chunk, true, 0, slow);
            memory.pushLoaded(chunk, transfer.size, transfer.signed, 0);
            code.store(RESULT);
            steps.resume(site);
        } else {
            // The slow way may leave the region behind the instruction: the base must have been written back by then.
            Label slow = writesBack ? steps.slow(site) : steps.slowStore(site, transfer.slowPath(), t);
            memory.enter(chunk, transfer.size, slow);
            memory.checkLine(chunk, false, 0, slow);
            memory.store(chunk, transfer.size, () -> code.register(t), 0);
        }
        if (writesBack) {
            writeBack((OffsetAddress) address);
        }
        if (!transfer.load) {
            steps.resume(site);
        }
        if (transfer.load) {
            code.load(RESULT);
            code.setRegister(t);
        }
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
                code.add(offset.mode() == AddressMode.POST_INDEXED ? 0 : offset.offset());
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
        code.add(address.mode() == AddressMode.POST_INDEXED ? address.offset() : 0);
        code.setRegister(address.base().number());
    }

    private boolean writeDual(Site site, Chunk chunk, int t, int t2, OffsetAddress address) {
        boolean load = site.instruction().orElseThrow().mnemonic().equals("LDRD");
        if (!load && !chunk.window.region().writable()) {
            return false;
        }
        boolean writesBack = pushAddress(site, address);
        Label slow = steps.slow(site);
        memory.enter(chunk, 8, slow);
        memory.checkLines(chunk, load, 8, slow);
        if (load) {
            memory.pushLoaded(chunk, 4, false, 0);
            memory.pushLoaded(chunk, 4, false, 4);
            code.setRegister(t2);
            code.setRegister(t);
        } else {
            memory.store(chunk, 4, () -> code.register(t), 0);
            memory.store(chunk, 4, () -> code.register(t2), 4);
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
        code.add(down ? -bytes : 0);
        code.store(ADDRESS);
        Label slow = steps.slow(site);
        memory.enter(chunk, bytes, slow);
        memory.checkLines(chunk, load, bytes, slow);
        int offset = 0;
        for (int register = 0; register < PC; register++) {
            if ((list.mask() >>> register & 1) != 0) {
                if (load) {
                    memory.pushLoaded(chunk, 4, false, offset);
                    code.setRegister(register);
                } else {
                    int stored = register;
                    memory.store(chunk, 4, () -> code.register(stored), offset);
                }
                offset += 4;
            }
        }
        if (writesBack) {
            code.load(ADDRESS);
            code.add(down ? 0 : bytes);
            code.setRegister(base);
        }
        steps.resume(site);
        return true;
    }
}
