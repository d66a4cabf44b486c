package dev.mcusim.isa.meaning;

/** What the instructions of a row of the table do. */
@FunctionalInterface
public interface Meaning {

    /** One instruction, made ready to be executed: all that depends on the word alone is computed here. */
    Step of(Word word);

    /** The same with accesses of unprivileged code. */
    default Meaning unprivileged() {
        return word -> {
            Step access = of(word);
            return cpu -> cpu.executeUnprivileged(access);
        };
    }
}
