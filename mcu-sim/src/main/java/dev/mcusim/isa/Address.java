package dev.mcusim.isa;

/** A memory operand: a base register and what is added to it. */
public sealed interface Address extends Operand permits OffsetAddress, IndexedAddress {
    /** The base register. */
    Register base();

    /** {@code [rn]}. */
    static Address of(Register rn) {
        return of(rn, 0);
    }

    /** {@code [rn, #offset]}; with base PC, relative to the instruction's address plus 4, aligned down to 4. */
    static Address of(Register rn, int offset) {
        return OffsetAddress.of(rn, offset, AddressMode.OFFSET);
    }

    /** {@code [rn, rm]}. */
    static Address of(Register rn, Register rm) {
        return new IndexedAddress(rn, rm, 0);
    }

    /**
     * {@code [rn, rm, lsl #lsl]}.
     *
     * @param lsl 0 to 3
     */
    static Address of(Register rn, Register rm, int lsl) {
        return new IndexedAddress(rn, rm, lsl);
    }

    /** {@code [rn, #offset]!}: the base becomes the address used. */
    static Address pre(Register rn, int offset) {
        return OffsetAddress.of(rn, offset, AddressMode.PRE_INDEXED);
    }

    /** {@code [rn], #offset}: the access uses the base, which is then moved by the offset. */
    static Address post(Register rn, int offset) {
        return OffsetAddress.of(rn, offset, AddressMode.POST_INDEXED);
    }
}
