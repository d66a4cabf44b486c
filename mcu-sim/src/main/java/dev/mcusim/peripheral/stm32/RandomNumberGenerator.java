package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * RNG: a number is ready whenever the generator is enabled, and never an error. The numbers are the same in every run, as everything here
 * is; they are no secrets.
 */
final class RandomNumberGenerator {

    private static final long SEED = 1;
    private static final RegisterLayout LAYOUT = new RegisterLayout(
            "RNG",
            Map.of(
                    "CR", new RegisterMap.Register(0x00, Map.of("RNGEN", new RegisterMap.Field(2, 2))),
                    "SR", new RegisterMap.Register(0x04, Map.of("DRDY", new RegisterMap.Field(0, 0))),
                    "DR", new RegisterMap.Register(0x08, Map.of())),
            Map.of());

    private RandomNumberGenerator() {}

    static Device of(int bytes) {
        SplittableRandom numbers = new SplittableRandom(SEED);
        RegisterBank registers = new RegisterBank(LAYOUT, bytes);
        registers.follow("SR.DRDY", "CR.RNGEN");
        registers.register("DR").readOnly().reads(held -> registers.value("SR.DRDY") == 0 ? 0 : numbers.nextInt());
        return registers;
    }
}
