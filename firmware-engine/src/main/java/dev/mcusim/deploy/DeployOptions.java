package dev.mcusim.deploy;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.model.Network;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to run a deployment.
 *
 * @param core which CPU core executes the firmware
 * @param secondCore a core that executes the same firmware beside, and must be in the same state behind every layer
 * @param crossCheck whether every layer is compared with the reference engine
 * @param budget the most instructions that may be executed from reset on; empty for {@link #defaultBudget}
 */
public record DeployOptions(CoreKind core, Optional<CoreKind> secondCore, boolean crossCheck, OptionalLong budget) {
    private static final long INSTRUCTIONS_A_MAC = 200;
    private static final long INSTRUCTIONS_A_BYTE = 2_000;
    private static final long INSTRUCTIONS_AT_LEAST = 20_000_000;

    /** The core in Java, everything compared, the default budget. */
    public static final DeployOptions DEFAULT = new DeployOptions(CoreKind.JIT, true, OptionalLong.empty());

    /** One core alone. */
    public DeployOptions(CoreKind core, boolean crossCheck, OptionalLong budget) {
        this(core, Optional.empty(), crossCheck, budget);
    }

    /** Far more than any kernel needs: a firmware that has not finished by then never will. */
    public static long defaultBudget(Network network) {
        long bytes = network.operators().stream()
                .mapToLong(operator -> network.output(operator).bytes())
                .sum();
        return INSTRUCTIONS_AT_LEAST + network.macs() * INSTRUCTIONS_A_MAC + bytes * INSTRUCTIONS_A_BYTE;
    }

    long budgetFor(Network network) {
        return budget.orElseGet(() -> defaultBudget(network));
    }
}
