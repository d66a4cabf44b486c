package dev.mcusim.isa;

import java.util.List;
import java.util.Optional;

/**
 * Encodings that the architecture defines and the table leaves out: instructions of coprocessors other than the FPU, which no
 * Cortex-M4 or M7 has and which are UsageFaults (NOCP) there, and memory hints without a meaning.
 */
final class UnmodelledGroups {
    private record Group(BitPattern pattern, String name) {}

    private static final List<Group> COPROCESSOR = List.of(
            new Group(new BitPattern("111t 1100 010 x xxxx xxxx cccc xxxx xxxx"), "MCRR, MRRC"),
            new Group(new BitPattern("111t 110 xxxxx xxxx xxxx cccc xxxx xxxx"), "LDC, STC"),
            new Group(new BitPattern("111t 1110 xxxx xxxx xxxx cccc xxx 0 xxxx"), "CDP"),
            new Group(new BitPattern("111t 1110 xxxx xxxx xxxx cccc xxx 1 xxxx"), "MCR, MRC"));

    /** LDRH and LDRSH with PC as destination (manual A5.3.8). */
    private static final BitPattern MEMORY_HINT = new BitPattern("1111100x x011 xxxx 1111 xxxxxxxxxxxx");

    private UnmodelledGroups() {}

    /** The result for a word that no row describes, if it is in one of the groups. */
    static Optional<Decoded> find(int bits, int size) {
        if (size != 4) {
            return Optional.empty();
        }
        if (MEMORY_HINT.matches(bits)) {
            return Optional.of(new NotModelled(bits, size, "unallocated memory hint"));
        }
        for (Group group : COPROCESSOR) {
            if (group.pattern.matches(bits)) {
                int coprocessor = group.pattern.field("c").extract(bits);
                return coprocessor == 10 || coprocessor == 11
                        ? Optional.empty()
                        : Optional.of(new NoCoprocessor(bits, size, coprocessor, group.name));
            }
        }
        return Optional.empty();
    }
}
