package dev.mcusim.isa;

/** Slots of one register. */
final class RegisterSlots {
    private RegisterSlots() {}

    /**
     * A core register in a field of three or four bits.
     *
     * @param copy a second field that holds the same number, as Rm of CLZ; else empty
     */
    record Core(BitField field, BitField copy) implements Slot {
        @Override
        public int mask() {
            return field.mask() | copy.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Register || (operand instanceof ShiftedRegister shifted && shifted.isPlain());
        }

        @Override
        public long place(Operand operand, int bits) {
            Register register = operand instanceof ShiftedRegister shifted ? shifted.register() : (Register) operand;
            int number = register.number();
            return number > field.largest()
                    ? REFUSED
                    : Integer.toUnsignedLong(field.insert(number) | copy.insert(number));
        }

        @Override
        public Operand read(int bits) {
            return Register.of(field.extract(bits));
        }

        @Override
        public String legal() {
            return field.width() == 3 ? "r0..r7" : "r0..pc";
        }
    }

    /** A core register that is written back: {@code r0!}. */
    record Writeback(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof WritebackRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            int number = ((WritebackRegister) operand).register().number();
            return number > field.largest() ? REFUSED : Slot.placed(field, number);
        }

        @Override
        public Operand read(int bits) {
            return new WritebackRegister(Register.of(field.extract(bits)));
        }

        @Override
        public String legal() {
            return field.width() == 3 ? "r0!..r7!" : "r0!..lr!";
        }
    }

    /**
     * A single-precision register.
     *
     * @param next 1 for the register behind the one in the field, else 0
     */
    record Single(BitField field, int next) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof SRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            int number = ((SRegister) operand).number() - next;
            return number < 0 ? REFUSED : Slot.placed(field, number);
        }

        @Override
        public Operand read(int bits) {
            return SRegister.of(field.extract(bits) + next & 31);
        }

        @Override
        public String legal() {
            return next == 0 ? "s0..s31" : "the register after the one before";
        }
    }

    /** A doubleword register. */
    record Doubleword(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof DRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            return Slot.placed(field, ((DRegister) operand).number());
        }

        @Override
        public Operand read(int bits) {
            return DRegister.of(field.extract(bits));
        }

        @Override
        public String legal() {
            return "d0..d15";
        }
    }

    /** A half of a doubleword register. */
    record Half(BitField field, BitField index) implements Slot {
        @Override
        public int mask() {
            return field.mask() | index.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof DRegisterHalf;
        }

        @Override
        public long place(Operand operand, int bits) {
            DRegisterHalf half = (DRegisterHalf) operand;
            return Integer.toUnsignedLong(field.insert(half.register().number()) | index.insert(half.index()));
        }

        @Override
        public Operand read(int bits) {
            return new DRegisterHalf(DRegister.of(field.extract(bits)), index.extract(bits));
        }

        @Override
        public String legal() {
            return "d0[0]..d15[1]";
        }
    }

    /** An operand that the encoding implies, with its text. */
    record Fixed(Operand operand, String text) implements Slot {
        @Override
        public int mask() {
            return 0;
        }

        @Override
        public boolean takes(Operand other) {
            return other.getClass() == operand.getClass();
        }

        @Override
        public long place(Operand other, int bits) {
            return other.equals(operand) ? 0 : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            return operand;
        }

        @Override
        public String legal() {
            return text;
        }

        @Override
        public String format(int bits, long address) {
            return text;
        }
    }
}
