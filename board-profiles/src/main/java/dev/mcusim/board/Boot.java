package dev.mcusim.board;

import java.util.Objects;

/**
 * Where the core starts as shipped from the factory.
 *
 * @param vectorAddress address from which SP and PC are fetched at reset
 * @param option the option bytes or pins that decide it, in words; possibly empty
 * @param evidence how well the address is known
 * @param note more about that, possibly empty
 */
public record Boot(long vectorAddress, String option, Evidence evidence, String note) {
    public Boot {
        Objects.requireNonNull(option);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(note);
    }
}
