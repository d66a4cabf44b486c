package dev.mcusim.isa.meaning;

/**
 * Exclusive loads and stores (manual A3.4, A7.7). One core, so that a store-exclusive succeeds when a load-exclusive came before it and
 * neither a store-exclusive nor CLREX between. The monitor of Cortex-M4 and M7 holds no address: all of memory is one reservation granule
 * (Cortex-M7 TRM, exclusive monitor).
 */
public final class Exclusive {
    private Exclusive() {}

    /**
     * LDREX and kin: {@code t} from {@code n}.
     *
     * @param size 4, 2 or 1 bytes; with 4, {@code i} words are added
     */
    public static Meaning load(int size) {
        return word -> {
            int t = word.field("t");
            int n = word.field("n");
            int offset = size == 4 ? word.field("i") * 4 : 0;
            return cpu -> {
                cpu.align(cpu.r[n], size);
                int address = cpu.r[n] + offset;
                cpu.r[t] = switch (size) {
                    case 4 -> cpu.memory.loadWord(address);
                    case 2 -> cpu.memory.loadHalfword(address);
                    default -> cpu.memory.loadByte(address);
                };
                cpu.exclusive = true;
            };
        };
    }

    /** STREX and kin: {@code t} to {@code n}, {@code d} becomes 0 on success. */
    public static Meaning store(int size) {
        return word -> {
            int d = word.field("d");
            int t = word.field("t");
            int n = word.field("n");
            int offset = size == 4 ? word.field("i") * 4 : 0;
            return cpu -> {
                cpu.align(cpu.r[n], size);
                int address = cpu.r[n] + offset;
                boolean succeeds = cpu.exclusive;
                if (succeeds) {
                    switch (size) {
                        case 4 -> cpu.memory.storeWord(address, cpu.r[t]);
                        case 2 -> cpu.memory.storeHalfword(address, cpu.r[t]);
                        default -> cpu.memory.storeByte(address, cpu.r[t]);
                    }
                }
                cpu.exclusive = false;
                cpu.r[d] = succeeds ? 0 : 1;
            };
        };
    }

    /** CLREX. */
    public static Step clear(Word word) {
        return cpu -> cpu.exclusive = false;
    }
}
