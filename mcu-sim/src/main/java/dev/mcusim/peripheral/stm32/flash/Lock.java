package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;

/** A lock bit that two numbers in a key register clear, one behind the other; a wrong one leaves it set until reset. */
final class Lock {

    private static final int[] CONTROL_KEYS = {0x4567_0123, 0xcdef_89ab};
    private static final int[] OPTION_KEYS = {0x0819_2a3b, 0x4c5d_6e7f};

    private final Field bit;
    private final int[] keys;
    private final Runnable opened;
    private int given;
    private boolean spoilt;

    private Lock(Field bit, int[] keys, Runnable opened) {
        this.bit = bit;
        this.keys = keys;
        this.opened = opened;
    }

    /** Connects the lock of a control register. */
    static void ofControl(RegisterBank registers, String keyRegister, String bit, Runnable opened) {
        Lock lock = new Lock(registers.field(bit), CONTROL_KEYS, opened);
        registers.register(keyRegister).readOnly().whenWritten(lock::key);
    }

    /** Connects the lock of the option bytes. */
    static void ofOptions(RegisterBank registers, String bit, Runnable opened) {
        Lock lock = new Lock(registers.field(bit), OPTION_KEYS, opened);
        registers.register("OPTKEYR").readOnly().whenWritten(lock::key);
    }

    private void key(int word) {
        if (spoilt || !bit.isSet() || word != keys[given]) {
            spoilt |= bit.isSet();
            return;
        }
        given++;
        if (given == keys.length) {
            given = 0;
            bit.set(0);
            opened.run();
        }
    }
}
