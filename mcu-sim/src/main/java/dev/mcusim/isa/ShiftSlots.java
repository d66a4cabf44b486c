package dev.mcusim.isa;

/** Slots of shifted registers. */
final class ShiftSlots {
    private ShiftSlots() {}

    /** A register with any shift: the type in two bits and the amount in five, RRX being ROR by zero. */
    record Any(BitField register, BitField type, BitField amount) implements Slot {
        @Override
        public int mask() {
            return register.mask() | type.mask() | amount.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Register || operand instanceof ShiftedRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            ShiftedRegister shifted = shifted(operand);
            int count = shifted.shift() == Shift.RRX ? 0 : shifted.amount() & 31;
            return Integer.toUnsignedLong(register.insert(shifted.register().number())
                    | type.insert(shifted.shift().type())
                    | amount.insert(count));
        }

        @Override
        public Operand read(int bits) {
            Register plain = Register.of(register.extract(bits));
            int count = amount.extract(bits);
            return switch (type.extract(bits)) {
                case 0 -> count == 0 ? plain : plain.lsl(count);
                case 1 -> plain.lsr(count == 0 ? 32 : count);
                case 2 -> plain.asr(count == 0 ? 32 : count);
                default -> count == 0 ? plain.rrx() : plain.ror(count);
            };
        }

        @Override
        public String legal() {
            return "a register, shifted or not";
        }
    }

    /** A register with LSL, or with ASR where a bit is set. */
    record LeftOrRight(BitField register, BitField right, BitField amount) implements Slot {
        @Override
        public int mask() {
            return register.mask() | right.mask() | amount.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Register || operand instanceof ShiftedRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            ShiftedRegister shifted = shifted(operand);
            boolean asr = shifted.shift() == Shift.ASR;
            if ((!asr && shifted.shift() != Shift.LSL) || shifted.amount() == 32) {
                return REFUSED;
            }
            return Integer.toUnsignedLong(register.insert(shifted.register().number())
                    | right.insert(asr ? 1 : 0)
                    | amount.insert(shifted.amount()));
        }

        @Override
        public Operand read(int bits) {
            Register plain = Register.of(register.extract(bits));
            int count = amount.extract(bits);
            if (right.extract(bits) == 0) {
                return count == 0 ? plain : plain.lsl(count);
            }
            return plain.asr(count == 0 ? 32 : count);
        }

        @Override
        public String legal() {
            return "lsl #0..31 or asr #1..31";
        }
    }

    /** A register with one kind of shift by a constant, 32 being stored as 0. */
    record Only(BitField register, Shift shift, BitField amount) implements Slot {
        @Override
        public int mask() {
            return register.mask() | amount.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Register || operand instanceof ShiftedRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            ShiftedRegister shifted = shifted(operand);
            return shifted.shift() != shift
                    ? REFUSED
                    : Integer.toUnsignedLong(
                            register.insert(shifted.register().number()) | amount.insert(shifted.amount() & 31));
        }

        @Override
        public Operand read(int bits) {
            Register plain = Register.of(register.extract(bits));
            int count = amount.extract(bits);
            return switch (shift) {
                case LSL -> count == 0 ? plain : plain.lsl(count);
                case LSR, ASR -> new ShiftedRegister(plain, shift, count == 0 ? 32 : count);
                case ROR -> plain.ror(count);
                case RRX -> plain.rrx();
            };
        }

        @Override
        public String legal() {
            return shift + " #" + shift.least() + ".." + shift.most();
        }
    }

    /** A register rotated right by 0, 8, 16 or 24. */
    record Rotation(BitField register, BitField bytes) implements Slot {
        @Override
        public int mask() {
            return register.mask() | bytes.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Register || operand instanceof ShiftedRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            ShiftedRegister shifted = shifted(operand);
            boolean legal = shifted.isPlain() || (shifted.shift() == Shift.ROR && shifted.amount() % 8 == 0);
            return legal
                    ? Integer.toUnsignedLong(
                            register.insert(shifted.register().number()) | bytes.insert(shifted.amount() / 8))
                    : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            Register plain = Register.of(register.extract(bits));
            int count = bytes.extract(bits);
            return count == 0 ? plain : plain.ror(8 * count);
        }

        @Override
        public String legal() {
            return "ror #0, 8, 16 or 24";
        }
    }

    private static ShiftedRegister shifted(Operand operand) {
        return operand instanceof Register register ? register.lsl(0) : (ShiftedRegister) operand;
    }
}
