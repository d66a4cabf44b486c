package dev.mcusim.machine.crash;

import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.Optional;
import java.util.OptionalInt;

/** The bytes that tell how to leave a function, and what they do (IHI 0038, 9.3, table 4). */
final class UnwindInstructions {

    private static final int FINISH = 0xb0;
    private static final int MOST_WORDS = 255;

    private final byte[] bytes;
    private final Scene scene;
    private int at;
    private boolean setsPc;
    private boolean failed;

    private UnwindInstructions(Scene scene, byte[] bytes) {
        this.scene = scene;
        this.bytes = bytes;
    }

    /**
     * Those of the compact model: three bytes behind its number, or two, the number of further words, and these.
     *
     * @param inIndex whether the word stands in the index, where only model 0 fits
     */
    static Optional<UnwindInstructions> compact(Scene scene, long place, boolean inIndex) {
        int word = scene.word(place).orElse(0);
        int model = word >>> 24 & 0xf;
        if (model == 0) {
            return words(scene, place, 1, 0);
        }
        return inIndex || model > 2 ? Optional.empty() : words(scene, place, 2, word >>> 16 & 0xff);
    }

    /** Those behind the address of a personality routine, which begin with the number of further words. */
    static Optional<UnwindInstructions> generic(Scene scene, long place) {
        int word = scene.word(place).orElse(0);
        return words(scene, place, 1, word >>> 24);
    }

    /** The bytes of a word and of those behind, from the most significant on. */
    private static Optional<UnwindInstructions> words(Scene scene, long place, int skipped, int more) {
        byte[] all = new byte[4 * (1 + Math.min(MOST_WORDS, more))];
        for (int i = 0; i < all.length; i += 4) {
            OptionalInt word = scene.word(place + i);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            for (int j = 0; j < 4; j++) {
                all[i + j] = (byte) (word.getAsInt() >>> 24 - 8 * j);
            }
        }
        byte[] bytes = new byte[all.length - skipped];
        System.arraycopy(all, skipped, bytes, 0, bytes.length);
        return Optional.of(new UnwindInstructions(scene, bytes));
    }

    /**
     * Leaves the function.
     *
     * @return the registers as its caller sees them, PC being the return address; empty when the bytes refuse, are not understood, or lead
     *     out of memory
     */
    Optional<VirtualRegisters> undo(VirtualRegisters now) {
        VirtualRegisters registers = now.copy();
        at = 0;
        while (!failed && at < bytes.length) {
            int instruction = next();
            if (instruction == FINISH) {
                break;
            }
            carryOut(instruction, registers);
        }
        if (failed) {
            return Optional.empty();
        }
        if (!setsPc) {
            registers.set(Register.PC, registers.get(Register.LR));
        }
        return Optional.of(registers);
    }

    private void carryOut(int instruction, VirtualRegisters registers) {
        int low = instruction & 0xf;
        switch (instruction >> 4) {
            case 0x0, 0x1, 0x2, 0x3 -> move(registers, ((instruction & 0x3f) << 2) + 4);
            case 0x4, 0x5, 0x6, 0x7 -> move(registers, -(((instruction & 0x3f) << 2) + 4));
            case 0x8 -> popOrRefuse(registers, low << 8 | next());
            case 0x9 -> setStack(registers, low);
            case 0xa -> pop(registers, saved(low & 7, low > 7));
            case 0xb -> special(registers, instruction);
            case 0xc -> popFloatingPoint(registers, instruction);
            case 0xd -> {
                failed |= low > 7;
                move(registers, 8 * ((low & 7) + 1));
            }
            default -> failed = true;
        }
    }

    /** The mask of r4 up to r4 + n, with or without LR. */
    private static int saved(int more, boolean withLink) {
        RegisterList list = RegisterList.range(Register.R4, Register.of(Register.R4.number() + more));
        return (withLink ? list.and(Register.LR) : list).mask();
    }

    private void popOrRefuse(VirtualRegisters registers, int mask) {
        failed |= mask == 0;
        pop(registers, mask << 4);
    }

    private void setStack(VirtualRegisters registers, int number) {
        failed |= number == Register.SP.number() || number == Register.PC.number();
        registers.set(Register.SP, registers.get(number));
    }

    private void special(VirtualRegisters registers, int instruction) {
        switch (instruction) {
            case 0xb1 -> {
                int mask = next();
                failed |= mask == 0 || mask > 0xf;
                pop(registers, mask);
            }
            case 0xb2 -> move(registers, 0x204 + (uleb128() << 2));
            case 0xb3 -> move(registers, 8 * ((next() & 0xf) + 1) + 4);
            case 0xb8, 0xb9, 0xba, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf -> move(registers, 8 * ((instruction & 7) + 1) + 4);
            default -> failed = true;
        }
    }

    private void popFloatingPoint(VirtualRegisters registers, int instruction) {
        switch (instruction) {
            case 0xc8, 0xc9 -> move(registers, 8 * ((next() & 0xf) + 1));
            default -> failed = true;
        }
    }

    private static void move(VirtualRegisters registers, int bytes) {
        registers.set(Register.SP, registers.get(Register.SP) + bytes);
    }

    /** Pops registers, r0 being bit 0. */
    private void pop(VirtualRegisters registers, int mask) {
        long address = registers.sp();
        for (Register register : Register.values()) {
            if ((mask >> register.number() & 1) != 0) {
                OptionalInt word = scene.word(address);
                failed |= word.isEmpty();
                registers.set(register, word.orElse(0));
                setsPc |= register == Register.PC;
                address += 4;
            }
        }
        if ((mask >> Register.SP.number() & 1) == 0) {
            registers.set(Register.SP, (int) address);
        }
    }

    private int uleb128() {
        int value = 0;
        int part;
        int shift = 0;
        do {
            part = next();
            value |= (part & 0x7f) << shift;
            shift += 7;
        } while ((part & 0x80) != 0 && shift < 32);
        return value;
    }

    private int next() {
        if (at >= bytes.length) {
            failed = true;
            return 0;
        }
        return bytes[at++] & 0xff;
    }
}
