package dev.mcusim.asm;

import dev.mcusim.isa.Register;

/** A time during which registers are lent, for try-with-resources. */
@FunctionalInterface
public interface ScratchScope extends AutoCloseable {
    @Override
    void close();

    /**
     * A register taken from those lent, until closed.
     *
     * @param register which one
     * @param giveBack how it returns
     */
    record Taken(Register register, ScratchScope giveBack) implements AutoCloseable {
        @Override
        public void close() {
            giveBack.close();
        }
    }
}
