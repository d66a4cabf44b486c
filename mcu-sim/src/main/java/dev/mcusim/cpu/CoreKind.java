package dev.mcusim.cpu;

/** The cores that can be chosen. */
public enum CoreKind {
    /** Unicorn Engine, a native library loaded at run time. */
    UNICORN("unicorn"),
    /** The core in Java, which needs no native library: interprets, and translates what is executed often. */
    JIT("jit"),
    /** The core in Java without translation: slower, to compare with. */
    INTERPRETER("interpreter");

    private final String key;

    CoreKind(String key) {
        this.key = key;
    }

    /** The name used on the command line and in reports. */
    public String key() {
        return key;
    }
}
