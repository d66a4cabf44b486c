package dev.mcusim.isa;

/** Slots of memory operands. */
final class AddressSlots {
    private AddressSlots() {}

    /** How the offset's sign is told. */
    enum Sign {
        PLUS,
        MINUS,
        /** By the U bit. */
        EITHER
    }

    /** Which offsets of zero GNU objdump writes. */
    enum Zero {
        /** None: byte offsets of 32-bit encodings. */
        HIDDEN,
        /** Minus zero: word offsets of 32-bit encodings. */
        MINUS_SHOWN,
        /** All: 16-bit encodings. */
        SHOWN
    }

    /**
     * A base and a constant offset.
     *
     * @param base the base's field
     * @param offset the offset's field, in units of the scale
     * @param add the U bit, read where the sign is EITHER
     */
    record Offset(Slot base, BitField offset, int scale, Sign sign, BitField add, AddressMode mode, Zero zero)
            implements Slot {
        @Override
        public int mask() {
            return base.mask() | offset.mask() | (sign == Sign.EITHER ? add.mask() : 0);
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof OffsetAddress address && address.mode() == mode && base.takes(address.base());
        }

        @Override
        public long place(Operand operand, int bits) {
            OffsetAddress address = (OffsetAddress) operand;
            long register = base.place(address.base(), bits);
            boolean signFits =
                    switch (sign) {
                        case PLUS -> !address.subtract();
                        case MINUS -> address.subtract();
                        case EITHER -> true;
                    };
            int units = address.magnitude() / scale;
            if (register == REFUSED || !signFits || address.magnitude() % scale != 0 || units > offset.largest()) {
                return REFUSED;
            }
            int up = sign == Sign.EITHER ? add.insert(address.subtract() ? 0 : 1) : 0;
            return register | Integer.toUnsignedLong(offset.insert(units) | up);
        }

        @Override
        public Operand read(int bits) {
            boolean subtract = sign == Sign.MINUS || (sign == Sign.EITHER && add.extract(bits) == 0);
            return new OffsetAddress((Register) base.read(bits), offset.extract(bits) * scale, subtract, mode);
        }

        @Override
        public String format(int bits, long address) {
            OffsetAddress operand = (OffsetAddress) read(bits);
            boolean full = zero == Zero.SHOWN || (zero == Zero.MINUS_SHOWN && operand.subtract());
            return full ? operand.fullText() : operand.toString();
        }

        @Override
        public String legal() {
            int most = offset.largest() * scale;
            String range = (sign == Sign.PLUS ? "0" : "-" + most) + ".." + (sign == Sign.MINUS ? "0" : "" + most);
            return "offset " + range + (scale > 1 ? " in steps of " + scale : "") + " from " + base.legal();
        }
    }

    /** A base and an index register, shifted left where there is a field for it. */
    record Indexed(BitField base, BitField index, BitField lsl) implements Slot {
        @Override
        public int mask() {
            return base.mask() | index.mask() | lsl.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof IndexedAddress;
        }

        @Override
        public long place(Operand operand, int bits) {
            IndexedAddress address = (IndexedAddress) operand;
            boolean fits = address.base().number() <= base.largest()
                    && address.index().number() <= index.largest()
                    && address.lsl() <= lsl.largest();
            return fits
                    ? Integer.toUnsignedLong(base.insert(address.base().number())
                            | index.insert(address.index().number())
                            | lsl.insert(address.lsl()))
                    : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            return Address.of(Register.of(base.extract(bits)), Register.of(index.extract(bits)), lsl.extract(bits));
        }

        @Override
        public String legal() {
            return (base.width() == 3 ? "r0..r7" : "any registers") + ", lsl #0.." + lsl.largest();
        }
    }

    /** A base and an index register that is shifted left by one, as TBH reads halfwords. */
    record Doubled(BitField base, BitField index) implements Slot {
        @Override
        public int mask() {
            return base.mask() | index.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof IndexedAddress;
        }

        @Override
        public long place(Operand operand, int bits) {
            IndexedAddress address = (IndexedAddress) operand;
            return address.lsl() != 1
                    ? REFUSED
                    : Integer.toUnsignedLong(base.insert(address.base().number())
                            | index.insert(address.index().number()));
        }

        @Override
        public Operand read(int bits) {
            return Address.of(Register.of(base.extract(bits)), Register.of(index.extract(bits)), 1);
        }

        @Override
        public String legal() {
            return "lsl #1";
        }
    }
}
