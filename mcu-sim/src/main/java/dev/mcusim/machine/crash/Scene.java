package dev.mcusim.machine.crash;

import dev.mcusim.board.Board;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.StackCopy;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Instruction;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What there is to look at: the board, its memory as the firmware left it, and the image's symbols.
 *
 * @param board   where it happened
 * @param space   the board's memory map
 * @param memory  reads memory that the map has
 * @param symbols of the image
 * @param vectors address of the vector table
 * @param special the core's stack pointers and masks
 */
public record Scene(
        Board board, AddressSpace space, Memory memory, SymbolIndex symbols, long vectors, Special special) {

    /** Reads memory without side effects. */
    @FunctionalInterface
    public interface Memory {

        /** Bytes at an address, all of which are memory. */
        byte[] read(long address, int length);
    }

    /**
     * What the registers r0 to r15 do not tell.
     *
     * @param psp            the process stack pointer
     * @param control        the CONTROL register
     * @param trapsUnaligned whether CCR.UNALIGN_TRP makes every unaligned access fault
     * @param mpu            the memory protection unit
     */
    public record Special(int psp, int control, boolean trapsUnaligned, Mpu mpu) {}

    /** The scene with a stack as it was. */
    Scene withStack(StackCopy stack) {
        Memory then = (address, length) -> stack.holds(address, length)
                ? Arrays.copyOfRange(
                        stack.bytes(), (int) (address - stack.address()), (int) (address - stack.address() + length))
                : memory.read(address, length);
        return new Scene(board, space, then, symbols, vectors, special);
    }

    /** The little-endian word at an address; empty where there is no memory. */
    OptionalInt word(long address) {
        if (space.check(Access.READ, address, 4).isPresent()) {
            return OptionalInt.empty();
        }
        byte[] bytes = memory.read(address, 4);
        return OptionalInt.of(bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24);
    }

    /** The vector of an exception. */
    OptionalInt vector(int exception) {
        return word(vectors + 4L * exception);
    }

    /** What stands at the address of an instruction; empty where nothing can be fetched. */
    Optional<Decoded> code(long address) {
        OptionalInt first = halfword(address);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt second = Decoder.isWide(first.getAsInt()) ? halfword(address + 2) : OptionalInt.of(0);
        return second.isEmpty() ? Optional.empty() : Optional.of(Decoder.decode(first.getAsInt(), second.getAsInt()));
    }

    /** The halfword of code at an even address. */
    OptionalInt halfword(long address) {
        if ((address & 1) != 0 || space.check(Access.FETCH, address, 2).isPresent()) {
            return OptionalInt.empty();
        }
        byte[] bytes = memory.read(address, 2);
        return OptionalInt.of(bytes[0] & 0xff | (bytes[1] & 0xff) << 8);
    }

    /** Whether instructions can be fetched from an address. */
    boolean isCode(long address) {
        return halfword(address).isPresent();
    }

    /**
     * The instruction that has called, where a word is an address to return to.
     *
     * @param returnAddress with the Thumb bit
     * @return the address of the BL or BLX right before; empty when there is none
     */
    Optional<Long> callBefore(int returnAddress) {
        long behind = Integer.toUnsignedLong(returnAddress & ~1);
        if ((returnAddress & 1) == 0 || !isCode(behind - 2)) {
            return Optional.empty();
        }
        if (isMnemonic(behind - 4, "BL")) {
            return Optional.of(behind - 4);
        }
        return isMnemonic(behind - 2, "BLX") ? Optional.of(behind - 2) : Optional.empty();
    }

    private boolean isMnemonic(long address, String mnemonic) {
        return code(address)
                .filter(decoded -> decoded instanceof Instruction instruction
                        && instruction.mnemonic().equals(mnemonic))
                .isPresent();
    }

    /** The memory that holds the byte before an address, as that of a stack pointer does. */
    Optional<Window> below(long address) {
        return space.at(address - 1);
    }

    /** {@code 0x08000204 (main+0x4)}. */
    String locate(long address) {
        return "0x%08x".formatted(address)
                + symbols.describe(address).map(name -> " (" + name + ")").orElse("");
    }
}
