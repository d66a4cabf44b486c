package dev.mcusim.isa;

import java.util.List;
import java.util.Optional;

/**
 * Coprocessor instructions other than those of the floating-point extension. The architecture defines them; no Cortex-M4 or
 * M7 has such a coprocessor, where they are UsageFaults (NOCP), so they are not modelled.
 */
final class Coprocessors {
    private record Group(BitPattern pattern, String name) {}

    private static final List<Group> GROUPS = List.of(
            new Group(new BitPattern("111t 1100 010 x xxxx xxxx cccc xxxx xxxx"), "MCRR, MRRC"),
            new Group(new BitPattern("111t 110 xxxxx xxxx xxxx cccc xxxx xxxx"), "LDC, STC"),
            new Group(new BitPattern("111t 1110 xxxx xxxx xxxx cccc xxx 0 xxxx"), "CDP"),
            new Group(new BitPattern("111t 1110 xxxx xxxx xxxx cccc xxx 1 xxxx"), "MCR, MRC"));

    private Coprocessors() {}

    /** The result for a word of another coprocessor than the FPU's 10 and 11, empty for every other word. */
    static Optional<Decoded> other(int bits, int size) {
        if (size != 4) {
            return Optional.empty();
        }
        for (Group group : GROUPS) {
            if (group.pattern.matches(bits)) {
                int coprocessor = group.pattern.field("c").extract(bits);
                return coprocessor == 10 || coprocessor == 11
                        ? Optional.empty()
                        : Optional.of(new NotModelled(bits, size, group.name + " of coprocessor " + coprocessor));
            }
        }
        return Optional.empty();
    }
}
