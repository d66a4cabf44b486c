package dev.mcusim.isa;

/** Slots of conditions, special registers and options. */
@SuppressWarnings("EnumOrdinal")
final class SystemSlots {
    private SystemSlots() {}

    /** A condition. */
    record ConditionCode(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof Condition;
        }

        @Override
        public long place(Operand operand, int bits) {
            return Slot.placed(field, ((Condition) operand).number());
        }

        @Override
        public Operand read(int bits) {
            return Condition.of(Math.min(14, field.extract(bits)));
        }

        @Override
        public String legal() {
            return "eq..al";
        }
    }

    /**
     * A special register.
     *
     * @param parts which parts of the APSR are written, or a field of width zero for MRS
     */
    record Special(BitField sysm, BitField parts) implements Slot {
        @Override
        public int mask() {
            return sysm.mask() | parts.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof SpecialRegister;
        }

        @Override
        public long place(Operand operand, int bits) {
            SpecialRegister register = (SpecialRegister) operand;
            return Integer.toUnsignedLong(sysm.insert(register.sysm()) | parts.insert(register.mask()));
        }

        @Override
        public Operand read(int bits) {
            return new SpecialRegister(sysm.extract(bits), parts.extract(bits));
        }

        @Override
        public String legal() {
            return "the special registers of ARMv7-M";
        }
    }

    /** The option of a barrier. */
    record Barrier(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof BarrierOption;
        }

        @Override
        public long place(Operand operand, int bits) {
            return Slot.placed(field, ((BarrierOption) operand).value());
        }

        @Override
        public Operand read(int bits) {
            return new BarrierOption(field.extract(bits));
        }

        @Override
        public String legal() {
            return "sy, or #0..14 which means the same";
        }
    }

    /** The mask registers of CPS: the bits I and F. */
    record Interrupts(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof InterruptMask;
        }

        @Override
        public long place(Operand operand, int bits) {
            return Slot.placed(field, ((InterruptMask) operand).ordinal() + 1);
        }

        @Override
        public Operand read(int bits) {
            return InterruptMask.values()[Math.max(0, field.extract(bits) - 1)];
        }

        @Override
        public String legal() {
            return "i, f or if";
        }
    }
}
