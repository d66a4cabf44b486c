package dev.mcusim.isa;

/** What a memory access does with its base register. */
public enum AddressMode {
    /** Uses base plus offset; the base stays. */
    OFFSET,
    /** Uses base plus offset and writes that back. */
    PRE_INDEXED,
    /** Uses the base and writes base plus offset back. */
    POST_INDEXED
}
