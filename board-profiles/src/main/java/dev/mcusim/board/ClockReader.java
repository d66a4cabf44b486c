package dev.mcusim.board;

import dev.mcusim.board.ClockConfig.Pll;
import dev.mcusim.board.ProfileError.Code;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the clock configurations of a board and holds them against the limits of its chip. */
final class ClockReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");
    private static final int MOST_WAIT_STATES = 15;

    private ClockReader() {}

    /**
     * One configuration.
     *
     * @param chip the chip to check against; empty when it could not be read
     */
    static Optional<ClockConfig> read(Fields fields, Optional<Chip> chip) {
        ClockConfig clock = new ClockConfig(
                fields.text("name", NAME, Code.BAD_NAME, "clock names are lower case, like cube_template"),
                fields.text("source"),
                fields.optionalHertz("input"),
                fields.optionalSection("pll", ClockReader::pll),
                fields.hertz("core"),
                fields.hertz("bus"),
                fields.hertz("apb1"),
                fields.hertz("apb2"),
                fields.optionalHertz("companion"),
                fields.integer("waitStates", 0, MOST_WAIT_STATES),
                fields.text("voltage", ""),
                fields.text("deviation", ""),
                SharedTables.evidence(fields),
                fields.text("note", ""));
        if (fields.sound()) {
            checkPll(fields, clock);
            chip.ifPresent(limits -> checkLimits(fields, clock, limits));
            chip.ifPresent(
                    limits -> checkWaitStates(fields, clock, limits.flash().timing()));
        }
        return fields.sound() ? Optional.of(clock) : Optional.empty();
    }

    private static Optional<Pll> pll(Fields fields) {
        Pll pll = new Pll(
                fields.integer("m", 1, 63),
                fields.integer("n", 1, 512),
                fields.optionalInteger("p", 1, 128),
                fields.optionalInteger("q", 1, 128),
                fields.optionalInteger("r", 1, 128),
                fields.wordOr(
                        "output",
                        List.of(Pll.Output.values()),
                        output -> output.name().toLowerCase(Locale.ROOT),
                        Pll.Output.P));
        if (fields.sound() && pll.divider().isEmpty()) {
            String key = pll.output().name().toLowerCase(Locale.ROOT);
            fields.fault(
                    Code.MISSING_KEY, key, "the core runs from this output of the PLL, so its divider is required");
        }
        return fields.sound() ? Optional.of(pll) : Optional.empty();
    }

    private static void checkPll(Fields fields, ClockConfig clock) {
        if (clock.pll().isEmpty()) {
            return;
        }
        if (clock.inputHertz().isEmpty()) {
            fields.fault(Code.MISSING_KEY, "input", "a PLL needs the frequency of its input");
            return;
        }
        Pll pll = clock.pll().get();
        long divided = (long) pll.m() * pll.divider().orElseThrow();
        BigInteger multiplied = BigInteger.valueOf(clock.inputHertz().get()).multiply(BigInteger.valueOf(pll.n()));
        if (!multiplied.equals(BigInteger.valueOf(clock.hertz()).multiply(BigInteger.valueOf(divided)))) {
            fields.fault(
                    Code.PLL_MISMATCH,
                    "pll",
                    String.format(
                            Locale.ROOT,
                            "%s MHz / %d * %d / %d is %s MHz, not %s MHz",
                            clock.inputHertz().get() / 1e6,
                            pll.m(),
                            pll.n(),
                            pll.divider().orElseThrow(),
                            multiplied.doubleValue() / divided / 1e6,
                            clock.megahertz()));
        }
    }

    private static void checkLimits(Fields fields, ClockConfig clock, Chip chip) {
        ClockLimits limits = chip.clockLimits();
        checkLimit(fields, "core", clock.hertz(), limits.coreHertz());
        checkLimit(fields, "bus", clock.busHertz(), limits.busHertz());
        if (clock.deviation().isEmpty()) {
            checkLimit(fields, "apb1", clock.apb1Hertz(), limits.apb1Hertz());
            checkLimit(fields, "apb2", clock.apb2Hertz(), limits.apb2Hertz());
        }
        if (clock.companionHertz().isPresent()) {
            if (chip.companion().isEmpty()) {
                fields.fault(Code.UNKNOWN_KEY, "companion", chip.id() + " has a single core");
            } else {
                checkLimit(
                        fields,
                        "companion",
                        clock.companionHertz().get(),
                        chip.companion().get().maxHertz());
            }
        }
    }

    private static void checkLimit(Fields fields, String key, long hertz, long most) {
        if (hertz > most) {
            fields.fault(
                    Code.CLOCK_TOO_FAST,
                    key,
                    hertz / 1e6 + " MHz is above the chip's maximum of " + most / 1e6 + " MHz");
        }
    }

    private static void checkWaitStates(Fields fields, ClockConfig clock, FlashTiming timing) {
        Optional<Integer> needed = timing.normal().waitStates(clock.busHertz());
        int rows = timing.normal().maxHertz().size();
        if (clock.flashWaitStates() >= rows) {
            fields.fault(
                    Code.WAIT_STATES_NOT_IN_TABLE,
                    "waitStates",
                    "the table has rows for 0 to " + (rows - 1) + " wait states");
        } else if (needed.isPresent()
                && clock.flashWaitStates() < needed.get()
                && clock.deviation().isEmpty()) {
            fields.fault(
                    Code.WAIT_STATES_NOT_IN_TABLE,
                    "waitStates",
                    "at " + clock.busHertz() / 1e6
                            + " MHz the table asks for " + needed.get()
                            + "; more are allowed, fewer only with the reason under 'deviation'");
        }
    }
}
