package dev.mcusim.firmware;

import dev.mcusim.asm.Relocation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Writes addresses into code. Encodings: ARMv7-M Architecture Reference Manual, A7.7.18 (BL), A7.7.76 (MOV, T3), A7.7.79 (MOVT). */
final class Relocator {
    private static final int MOVW = 0xF240;
    private static final int MOVT = 0xF2C0;
    private static final int WIDE_IMMEDIATE_MASK = 0xFBF0;
    private static final int BL_FIRST = 0xF000;
    private static final int BL_SECOND = 0xD000;
    private static final int BL_FIRST_MASK = 0xF800;
    private static final int BL_SECOND_MASK = 0xD000;
    private static final long BL_REACH = 1L << 24;

    private final String piece;
    private final long address;
    private final ByteBuffer code;

    /**
     * For one function.
     *
     * @param piece its name, for messages
     * @param address where it is placed
     * @param code its bytes, which are changed
     */
    Relocator(String piece, long address, byte[] code) {
        this.piece = piece;
        this.address = address;
        this.code = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes the address of a symbol, plus the relocation's addend, to where the relocation says. */
    void apply(Relocation relocation, ImageSymbol target) {
        int offset = relocation.offset();
        switch (relocation.kind()) {
            case MOVW_MOVT -> moveAddress(offset, (int) (target.reference() + relocation.addend()), target);
            case BL -> branch(offset, target.address() + relocation.addend(), target);
            case ABS32 -> {
                require(offset % 4 == 0 && offset + 4 <= code.limit(), offset, target, "no aligned word");
                code.putInt(offset, (int) (target.reference() + relocation.addend()));
            }
        }
    }

    private void moveAddress(int offset, int value, ImageSymbol target) {
        require(
                offset + 8 <= code.limit()
                        && (half(offset) & WIDE_IMMEDIATE_MASK) == MOVW
                        && (half(offset + 4) & WIDE_IMMEDIATE_MASK) == MOVT
                        && destination(offset) == destination(offset + 4),
                offset,
                target,
                "no MOVW and MOVT of one register");
        wideImmediate(offset, value & 0xFFFF);
        wideImmediate(offset + 4, value >>> 16);
    }

    /** Sets imm4:i:imm3:imm8 of MOVW or MOVT. */
    private void wideImmediate(int offset, int value) {
        int first = (half(offset) & WIDE_IMMEDIATE_MASK) | (value >>> 12) | ((value >>> 11 & 1) << 10);
        int second = (half(offset + 2) & 0x8F00) | ((value >>> 8 & 7) << 12) | (value & 0xFF);
        code.putShort(offset, (short) first);
        code.putShort(offset + 2, (short) second);
    }

    private void branch(int offset, long to, ImageSymbol target) {
        require(
                offset + 4 <= code.limit()
                        && (half(offset) & BL_FIRST_MASK) == BL_FIRST
                        && (half(offset + 2) & BL_SECOND_MASK) == BL_SECOND,
                offset,
                target,
                "no BL");
        long distance = to - (address + offset + 4);
        require(
                distance >= -BL_REACH && distance < BL_REACH && distance % 2 == 0,
                offset,
                target,
                "a BL reaches even distances of -16777216 to 16777214 bytes, not " + distance);
        int sign = (int) (distance >> 24) & 1;
        int j1 = ~((int) (distance >> 23) ^ sign) & 1;
        int j2 = ~((int) (distance >> 22) ^ sign) & 1;
        code.putShort(offset, (short) (BL_FIRST | (sign << 10) | ((int) (distance >> 12) & 0x3FF)));
        code.putShort(offset + 2, (short) (BL_SECOND | (j1 << 13) | (j2 << 11) | ((int) (distance >> 1) & 0x7FF)));
    }

    private int destination(int offset) {
        return half(offset + 2) >>> 8 & 0xF;
    }

    private int half(int offset) {
        return Short.toUnsignedInt(code.getShort(offset));
    }

    private void require(boolean condition, int offset, ImageSymbol target, String problem) {
        if (!condition) {
            throw new LinkException(
                    target.name(),
                    String.format(
                            Locale.ROOT,
                            "cannot put the address of %s into %s at offset %d: %s",
                            target.name(),
                            piece,
                            offset,
                            problem));
        }
    }
}
