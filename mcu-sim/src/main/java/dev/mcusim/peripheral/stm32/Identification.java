package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Chip;
import dev.mcusim.board.Identity;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;

/** What tells firmware which chip it runs on: DBGMCU with the identification code of the chip's latest revision. */
final class Identification {

    private Identification() {}

    static Device debugUnit(RegisterLayout layout, int bytes, Chip chip) {
        RegisterBank registers = new RegisterBank(layout, bytes);
        Identity identity = chip.identity();
        int revision = identity.revisions().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        registers
                .register("IDCODE")
                .resetsTo(revision << 16 | identity.deviceId())
                .readOnly();
        return registers;
    }
}
