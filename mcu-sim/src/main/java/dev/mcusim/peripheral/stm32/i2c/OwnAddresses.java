package dev.mcusim.peripheral.stm32.i2c;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.i2c.I2cBus;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** The addresses that a controller answers to as a slave, by OAR1 and OAR2 (RM0090, 27.6.3 and 27.6.4; RM0433, 47.7.3 and 47.7.4). */
final class OwnAddresses {

    /** What an address is to a controller. */
    enum Match {
        NONE,
        FIRST,
        SECOND,
        GENERAL_CALL
    }

    private static final int TEN_BITS_MASK = 0x3ff;

    private final Field first;
    private final Field firstMode;
    private final BooleanSupplier firstEnabled;
    private final Field second;
    private final BooleanSupplier secondEnabled;
    private final IntSupplier secondMask;

    private OwnAddresses(
            Field first,
            Field firstMode,
            BooleanSupplier firstEnabled,
            Field second,
            BooleanSupplier secondEnabled,
            IntSupplier secondMask) {
        this.first = first;
        this.firstMode = firstMode;
        this.firstEnabled = firstEnabled;
        this.second = second;
        this.secondEnabled = secondEnabled;
        this.secondMask = secondMask;
    }

    /** Those of STM32F4, where the first one always counts. */
    static OwnAddresses older(RegisterBank registers) {
        return new OwnAddresses(
                registers.field("OAR1.ADD"),
                registers.field("OAR1.ADDMODE"),
                () -> true,
                registers.field("OAR2.ADD2"),
                registers.field("OAR2.ENDUAL")::isSet,
                () -> 0);
    }

    /** Those of STM32F7, H7 and L4+. */
    static OwnAddresses newer(RegisterBank registers) {
        return new OwnAddresses(
                registers.field("OAR1.OA1"),
                registers.field("OAR1.OA1MODE"),
                registers.field("OAR1.OA1EN")::isSet,
                registers.field("OAR2.OA2"),
                registers.field("OAR2.OA2EN")::isSet,
                registers.field("OAR2.OA2MSK")::get);
    }

    /**
     * What an address is to it.
     *
     * @param address     as in {@link dev.mcusim.peripheral.i2c.I2cDevice#addressed}
     * @param generalCall whether it answers the general call
     */
    Match match(int address, boolean read, boolean generalCall) {
        if (generalCall && address == 0 && !read) {
            return Match.GENERAL_CALL;
        }
        boolean tenBits = (address & I2cBus.TEN_BITS) != 0;
        if (firstEnabled.getAsBoolean() && tenBits == firstMode.isSet()) {
            int own = tenBits ? first.get() : first.get() >> 1 & 0x7f;
            if (own == (address & TEN_BITS_MASK)) {
                return Match.FIRST;
            }
        }
        return !tenBits && secondEnabled.getAsBoolean() && isSecond(address) ? Match.SECOND : Match.NONE;
    }

    private boolean isSecond(int address) {
        int masked = secondMask.getAsInt();
        boolean reserved = address < 8 || address > 0x77;
        return !(masked == 7 && reserved) && (address ^ second.get()) >> masked == 0;
    }

    /** Whether it has an address of ten bits with these two in front. */
    boolean knowsHeader(int high) {
        return firstEnabled.getAsBoolean() && firstMode.isSet() && first.get() >> 8 == high;
    }
}
