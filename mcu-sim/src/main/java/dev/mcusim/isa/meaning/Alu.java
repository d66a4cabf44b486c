package dev.mcusim.isa.meaning;

/** Arithmetic that more than one family needs: AddWithCarry, Shift_C and the saturations of the manual, A2.2.1 and A7.4.2. */
final class Alu {

    /** Shift types, as in the field; a rotation by 0 is RRX. */
    static final int LSL = 0;

    static final int LSR = 1;
    static final int ASR = 2;

    private Alu() {}

    /** a + b with all four flags. */
    static int add(Cpu cpu, int a, int b) {
        int sum = a + b;
        cpu.n = sum;
        cpu.z = sum;
        cpu.c = Integer.compareUnsigned(sum, a) < 0 ? 1 : 0;
        cpu.v = (a ^ sum) & (b ^ sum);
        return sum;
    }

    /** a - b with all four flags. */
    static int subtract(Cpu cpu, int a, int b) {
        int difference = a - b;
        cpu.n = difference;
        cpu.z = difference;
        cpu.c = Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
        cpu.v = (a ^ b) & (a ^ difference);
        return difference;
    }

    /** a + b + C with all four flags. */
    static int addCarry(Cpu cpu, int a, int b) {
        long wide = (a & 0xffff_ffffL) + (b & 0xffff_ffffL) + cpu.c;
        int sum = (int) wide;
        cpu.n = sum;
        cpu.z = sum;
        cpu.c = (int) (wide >>> 32);
        cpu.v = (a ^ sum) & (b ^ sum);
        return sum;
    }

    /** N and Z of a result. */
    static int signAndZero(Cpu cpu, int result) {
        cpu.n = result;
        cpu.z = result;
        return result;
    }

    /**
     * A shift by a constant, without carry-out.
     *
     * @param type   the two-bit field
     * @param amount the five-bit field: 0 means 32 for LSR and ASR, and one bit with carry for ROR
     */
    static int shift(Cpu cpu, int value, int type, int amount) {
        return switch (type) {
            case LSL -> value << amount;
            case LSR -> amount == 0 ? 0 : value >>> amount;
            case ASR -> value >> (amount == 0 ? 31 : amount);
            default -> amount == 0 ? cpu.c << 31 | value >>> 1 : Integer.rotateRight(value, amount);
        };
    }

    /** The carry-out of {@link #shift}, 0 or 1. */
    static int carry(Cpu cpu, int value, int type, int amount) {
        return switch (type) {
            case LSL -> amount == 0 ? cpu.c : value >>> (32 - amount) & 1;
            case LSR, ASR -> value >>> (amount == 0 ? 31 : amount - 1) & 1;
            default -> amount == 0 ? value & 1 : value >>> (amount - 1) & 1;
        };
    }

    /** A shift by a register: of its lowest byte, 0 to 255. */
    static int shiftByRegister(int value, int type, int amount) {
        return switch (type) {
            case LSL -> amount < 32 ? value << amount : 0;
            case LSR -> amount < 32 ? value >>> amount : 0;
            case ASR -> value >> Math.min(amount, 31);
            default -> Integer.rotateRight(value, amount);
        };
    }

    /** The carry-out of {@link #shiftByRegister}. */
    static int carryByRegister(Cpu cpu, int value, int type, int amount) {
        if (amount == 0) {
            return cpu.c;
        }
        return switch (type) {
            case LSL -> amount <= 32 ? value >>> (32 - amount) & 1 : 0;
            case LSR -> amount <= 32 ? value >>> (amount - 1) & 1 : 0;
            case ASR -> value >>> Math.min(amount - 1, 31) & 1;
            default -> value >>> (amount - 1) & 1;
        };
    }

    /** The nearest number of {@code bits} bits in two's complement; sets Q when that is another one. */
    static int saturateSigned(Cpu cpu, long value, int bits) {
        long most = (1L << (bits - 1)) - 1;
        long nearest = Math.max(-most - 1, Math.min(most, value));
        if (nearest != value) {
            cpu.q = 1;
        }
        return (int) nearest;
    }

    /** The nearest number of {@code bits} unsigned bits; sets Q when that is another one. */
    static int saturateUnsigned(Cpu cpu, long value, int bits) {
        long nearest = Math.max(0, Math.min((1L << bits) - 1, value));
        if (nearest != value) {
            cpu.q = 1;
        }
        return (int) nearest;
    }
}
