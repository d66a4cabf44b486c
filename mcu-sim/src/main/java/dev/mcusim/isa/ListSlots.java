package dev.mcusim.isa;

/** Slots of register lists. */
final class ListSlots {
    private ListSlots() {}

    /**
     * Core registers, one bit each.
     *
     * @param field eight bits for r0 to r7, or sixteen; with nine, the top bit stands for the extra register
     * @param extra LR for PUSH, PC for POP
     */
    record Core(BitField field, Register extra) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof RegisterList;
        }

        @Override
        public long place(Operand operand, int bits) {
            int list = ((RegisterList) operand).mask();
            if (field.width() != 9) {
                return list > field.largest() ? REFUSED : Slot.placed(field, list);
            }
            int top = 1 << extra.number();
            if ((list & ~(0xff | top)) != 0) {
                return REFUSED;
            }
            return Slot.placed(field, (list & 0xff) | ((list & top) != 0 ? 0x100 : 0));
        }

        @Override
        public Operand read(int bits) {
            int list = field.extract(bits);
            return new RegisterList(
                    field.width() == 9 && (list & 0x100) != 0 ? (list & 0xff) | 1 << extra.number() : list);
        }

        @Override
        public String legal() {
            return switch (field.width()) {
                case 8 -> "r0..r7";
                case 9 -> "r0..r7 and " + extra;
                default -> "two or more of r0..r12, lr, pc";
            };
        }
    }

    /** A single core register in a list, which some encodings store as a number. */
    record One(BitField field) implements Slot {
        @Override
        public int mask() {
            return field.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof RegisterList;
        }

        @Override
        public long place(Operand operand, int bits) {
            RegisterList list = (RegisterList) operand;
            return list.size() == 1 ? Slot.placed(field, Integer.numberOfTrailingZeros(list.mask())) : REFUSED;
        }

        @Override
        public Operand read(int bits) {
            return new RegisterList(1 << field.extract(bits));
        }

        @Override
        public String legal() {
            return "one register";
        }
    }

    /**
     * Consecutive floating-point registers.
     *
     * @param count how many
     */
    record FloatingPoint(BitField first, BitField count, boolean doubles) implements Slot {
        @Override
        public int mask() {
            return first.mask() | count.mask();
        }

        @Override
        public boolean takes(Operand operand) {
            return operand instanceof FpRegisterList list && list.doubles() == doubles;
        }

        @Override
        public long place(Operand operand, int bits) {
            FpRegisterList list = (FpRegisterList) operand;
            return Integer.toUnsignedLong(first.insert(list.first()) | count.insert(list.count()));
        }

        /** Lists that run beyond the last register, which are UNPREDICTABLE, are cut there; empty ones get one register. */
        @Override
        public Operand read(int bits) {
            int from = first.extract(bits);
            int existing = (doubles ? 16 : 32) - from;
            return new FpRegisterList(from, Math.max(1, Math.min(count.extract(bits), existing)), doubles);
        }

        @Override
        public String legal() {
            return doubles ? "d0..d15" : "s0..s31";
        }
    }
}
