package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.Map;

/**
 * The CRC calculation unit. That of STM32F4 takes words and divides by 0x04c11db7; the others also take bytes and halfwords, have a
 * programmable polynomial of 7, 8, 16 or 32 bits, and can reverse bits on both ends (RM0090, 4; RM0385, 12). A result is there at once.
 */
final class CrcUnit implements Device {

    private static final int ETHERNET = 0x04c1_1db7;
    private static final Map<String, RegisterMap.Register> WORDS_ONLY = Map.of(
            "DR", new RegisterMap.Register(0x00, Map.of()),
            "IDR", new RegisterMap.Register(0x04, Map.of()),
            "CR", new RegisterMap.Register(0x08, Map.of("RESET", new RegisterMap.Field(0, 0))));
    private static final Map<String, RegisterMap.Register> PROGRAMMABLE = Map.of(
            "DR", new RegisterMap.Register(0x00, Map.of()),
            "IDR", new RegisterMap.Register(0x04, Map.of()),
            "CR",
                    new RegisterMap.Register(
                            0x08,
                            Map.of(
                                    "RESET", new RegisterMap.Field(0, 0),
                                    "POLYSIZE", new RegisterMap.Field(3, 4),
                                    "REV_IN", new RegisterMap.Field(5, 6),
                                    "REV_OUT", new RegisterMap.Field(7, 7))),
            "INIT", new RegisterMap.Register(0x10, Map.of()),
            "POL", new RegisterMap.Register(0x14, Map.of()));
    private static final int[] POLYNOMIAL_BITS = {32, 16, 8, 7};

    private final boolean programmable;
    private final RegisterBank registers;
    private int remainder = -1;

    CrcUnit(ChipFamily family, int bytes) {
        programmable = family != ChipFamily.F4;
        RegisterLayout layout = new RegisterLayout(
                "CRC",
                programmable ? PROGRAMMABLE : WORDS_ONLY,
                programmable ? Map.of("DR", -1, "INIT", -1, "POL", ETHERNET) : Map.of("DR", -1));
        registers = new RegisterBank(layout, bytes);
        registers.register("DR").readOnly().reads(held -> result());
        registers.register("CR").whenWritten(word -> control());
        if (programmable) {
            registers.register("INIT").whenWritten(word -> remainder = word);
        }
    }

    private void control() {
        if (registers.field("CR.RESET").isSet()) {
            remainder = programmable ? registers.register("INIT").value() : -1;
            registers.field("CR.RESET").set(0);
        }
    }

    private int size() {
        return POLYNOMIAL_BITS[registers.value("CR.POLYSIZE")];
    }

    private int result() {
        int held = remainder & mask(size());
        return registers.value("CR.REV_OUT") == 0 ? held : Integer.reverse(held) >>> 32 - size();
    }

    /** Divides on, the highest bit first. */
    private void feed(int data, int bits) {
        int polynomial = programmable ? registers.register("POL").value() : ETHERNET;
        int size = size();
        for (int bit = bits - 1; bit >= 0; bit--) {
            int out = remainder >>> size - 1 & 1 ^ data >>> bit & 1;
            remainder = remainder << 1 & mask(size);
            if (out != 0) {
                remainder ^= polynomial & mask(size);
            }
        }
    }

    private static int mask(int bits) {
        return -1 >>> 32 - bits;
    }

    /** Reverses the bits of each byte, halfword or word of the data, as REV_IN says; what the data is shorter than is all of it. */
    private int reversed(int data, int bits) {
        int mode = registers.value("CR.REV_IN");
        if (mode == 0) {
            return data;
        }
        int group = Math.min(bits, 4 << mode);
        int all = 0;
        for (int at = 0; at < bits; at += group) {
            all |= Integer.reverse(data >>> at & mask(group)) >>> 32 - group << at;
        }
        return all;
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        if (offset >>> 2 == 0) {
            int bits = programmable ? 8 * size : 32;
            feed(reversed(value & mask(bits), bits), bits);
        } else {
            registers.write(offset, size, value);
        }
    }
}
