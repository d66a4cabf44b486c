package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.Register;
import java.util.function.BooleanSupplier;

/** A register of option bytes, loaded from them after reset, that takes stores while they are not locked. */
final class OptionRegister {

    private final Register register;
    private final String word;
    private final OptionBytes bytes;
    private int held;

    /**
     * @param word   name of the word in the option bytes
     * @param locked whether stores change nothing now
     */
    OptionRegister(Register register, String word, OptionBytes bytes, BooleanSupplier locked) {
        this.register = register;
        this.word = word;
        this.bytes = bytes;
        held = bytes.get(word, register.value());
        register.set(held);
        register.whenWritten(stored -> {
            if (locked.getAsBoolean()) {
                register.set(held);
            }
            held = register.value();
        });
    }

    int value() {
        return register.value();
    }

    /** What is programmed. */
    int programmed() {
        return bytes.get(word, held);
    }

    /** Programs what it holds. */
    void program() {
        bytes.program(word, register.value());
    }
}
