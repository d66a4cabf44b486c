package dev.mcusim.isa;

/** Slots of branch targets: {@link Displacement}s, stored relative to the branch's address plus 4. */
final class BranchSlots {
    /** How far ahead of an instruction the program counter reads. */
    private static final int PIPELINE = 4;

    private BranchSlots() {}

    /** A number of halfwords, signed or not. */
    record Halfwords(BitField field, boolean signed) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Displacement;
        }

        @Override
        public long place(Operand operand, int bits) {
            int bytes = ((Displacement) operand).bytes() - PIPELINE;
            boolean fits = bytes >= least() && bytes <= most() && (bytes & 1) == 0;
            return fits ? Slot.placed(field, bytes >> 1) : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            int halfwords = signed ? field.extractSigned(bits) : field.extract(bits);
            return new Displacement(2 * halfwords + PIPELINE);
        }

        @Override
        public String legal() {
            return least() + PIPELINE + ".." + (most() + PIPELINE) + " bytes from the branch, even";
        }

        @Override
        public String format(int bits, long address) {
            return target(read(bits), address);
        }

        private int least() {
            return signed ? -(1 << field.width()) : 0;
        }

        private int most() {
            return signed ? (1 << field.width()) - 2 : 2 * field.largest();
        }
    }

    /**
     * The 25-bit offset of B T4 and BL, whose second and third bit are stored as I = NOT(J XOR S).
     *
     * @param field S:J1:J2:imm10:imm11
     */
    record Far(BitField field) implements Slot {
        private static final int SIGN = 1 << 23;
        private static final int J1 = 1 << 22;
        private static final int J2 = 1 << 21;

        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Displacement;
        }

        @Override
        public long place(Operand operand, int bits) {
            int bytes = ((Displacement) operand).bytes() - PIPELINE;
            boolean fits = bytes >= -(1 << 24) && bytes < 1 << 24 && (bytes & 1) == 0;
            return fits ? Slot.placed(field, crossed(bytes >> 1)) : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            int halfwords = crossed(field.extract(bits)) << 8 >> 8;
            return new Displacement(2 * halfwords + PIPELINE);
        }

        /** Exchanges J and I bits; doing it twice changes nothing. */
        private static int crossed(int value) {
            return (value & SIGN) == 0 ? value ^ (J1 | J2) : value;
        }

        @Override
        public String legal() {
            return -(1 << 24) + PIPELINE + ".." + ((1 << 24) - 2 + PIPELINE) + " bytes from the branch, even";
        }

        @Override
        public String format(int bits, long address) {
            return target(read(bits), address);
        }
    }

    private static String target(Operand displacement, long address) {
        return Long.toHexString(address + ((Displacement) displacement).bytes() & 0xffffffffL);
    }
}
