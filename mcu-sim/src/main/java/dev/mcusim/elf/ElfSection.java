package dev.mcusim.elf;

/**
 * A section to be written.
 *
 * @param name        section name
 * @param kind        what it holds
 * @param address     where the program uses it
 * @param loadAddress where it is loaded
 * @param bytes       contents; empty for {@link Kind#ZEROED}
 * @param size        bytes at {@code address}
 */
record ElfSection(String name, Kind kind, long address, long loadAddress, byte[] bytes, long size) {

    /** What a section holds, and the flags that says so. */
    enum Kind {
        CODE(ElfFormat.SECTION_ALLOC | ElfFormat.SECTION_EXECUTE, ElfFormat.FLAG_READ | ElfFormat.FLAG_EXECUTE),
        CONSTANTS(ElfFormat.SECTION_ALLOC, ElfFormat.FLAG_READ),
        DATA(ElfFormat.SECTION_ALLOC | ElfFormat.SECTION_WRITE, ElfFormat.FLAG_READ | ElfFormat.FLAG_WRITE),
        ZEROED(ElfFormat.SECTION_ALLOC | ElfFormat.SECTION_WRITE, ElfFormat.FLAG_READ | ElfFormat.FLAG_WRITE);

        private final int sectionFlags;
        private final int segmentFlags;

        Kind(int sectionFlags, int segmentFlags) {
            this.sectionFlags = sectionFlags;
            this.segmentFlags = segmentFlags;
        }

        /** {@code sh_flags}. */
        int sectionFlags() {
            return sectionFlags;
        }

        /** {@code p_flags}. */
        int segmentFlags() {
            return segmentFlags;
        }
    }

    /** Whether an address lies inside, or right behind the last byte. */
    boolean covers(long other) {
        return other >= address && other <= address + size;
    }
}
