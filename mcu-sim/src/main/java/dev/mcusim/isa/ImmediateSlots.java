package dev.mcusim.isa;

/** Slots of constants. */
final class ImmediateSlots {
    private ImmediateSlots() {}

    /**
     * A number in a range, stored as {@code (value - bias) / scale}, or as {@code bias - value} where the scale is -1. The
     * field wraps, so that 32 may be stored as 0.
     */
    record Plain(BitField field, int scale, int bias, int least, int most) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Immediate;
        }

        @Override
        public long place(Operand operand, int bits) {
            int value = ((Immediate) operand).value();
            boolean fits = value >= least && value <= most && (value - bias) % scale == 0;
            return fits ? Slot.placed(field, (value - bias) / scale) : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            int value = field.extract(bits) * scale + bias;
            return new Immediate(value < least ? value + field.largest() + 1 : value);
        }

        @Override
        public String legal() {
            return least + ".." + most + (scale > 1 ? " in steps of " + scale : "");
        }
    }

    /** A number that GNU objdump writes in a format of its own. */
    record Comment(BitField field, String format) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Immediate;
        }

        @Override
        public long place(Operand operand, int bits) {
            int value = ((Immediate) operand).value();
            return value < 0 || value > field.largest() ? REFUSED : Slot.placed(field, value);
        }

        @Override
        public Operand read(int bits) {
            return new Immediate(field.extract(bits));
        }

        @Override
        public String legal() {
            return "0.." + field.largest();
        }

        @Override
        public String format(int bits, long address) {
            return String.format(format, field.extract(bits));
        }
    }

    /** A {@link ModifiedImmediate}. */
    record Modified(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Immediate;
        }

        @Override
        public long place(Operand operand, int bits) {
            int value = ModifiedImmediate.field(((Immediate) operand).value());
            return value == ModifiedImmediate.NONE ? REFUSED : Slot.placed(field, value);
        }

        @Override
        public Operand read(int bits) {
            return new Immediate(ModifiedImmediate.expand(field.extract(bits)));
        }

        @Override
        public String legal() {
            return "a modified immediate (eight bits rotated, or a repeated byte)";
        }

        @Override
        public String format(int bits, long address) {
            return "#" + Integer.toUnsignedString(ModifiedImmediate.expand(field.extract(bits)));
        }
    }

    /** The width of BFI and BFC, stored as the most significant bit; the least significant one stands to its left. */
    record Width(BitField msb, BitField lsb) implements Slot {
        @Override
        public int mask() {
            return msb.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Immediate;
        }

        @Override
        public long place(Operand operand, int bits) {
            int width = ((Immediate) operand).value();
            int top = lsb.extract(bits) + width - 1;
            return width < 1 || top > 31 ? REFUSED : Slot.placed(msb, top);
        }

        @Override
        public Operand read(int bits) {
            return new Immediate(msb.extract(bits) - lsb.extract(bits) + 1);
        }

        @Override
        public String legal() {
            return "1..32 - lsb";
        }
    }

    /** A floating-point constant of VMOV. */
    record FloatingPoint(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof FpImmediate;
        }

        @Override
        public long place(Operand operand, int bits) {
            return Slot.placed(field, ((FpImmediate) operand).imm8());
        }

        @Override
        public Operand read(int bits) {
            return new FpImmediate(field.extract(bits));
        }

        @Override
        public String legal() {
            return "+-n/16 * 2^e with n = 16..31 and e = -3..4";
        }
    }
}
