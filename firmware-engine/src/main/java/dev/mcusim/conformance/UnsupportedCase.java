package dev.mcusim.conformance;

/**
 * A case that is sound but needs something that this project does not do.
 *
 * @param reason a short clause for people, such as {@code 16-bit activations}
 */
public record UnsupportedCase(String name, String operator, String reason) implements LoadedCase {}
