package dev.mcusim.conformance;

/** What a case file turned out to be. */
public sealed interface LoadedCase permits LayerCase, UnsupportedCase {
    /** The case's name. */
    String name();

    /** The operator's TFLite name, as the file gives it. */
    String operator();
}
