package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.RegisterMap;

/** Gives every peripheral of a chip its clock and opens the backup domain, for tests that are about something else. */
public final class AllClocks {

    private static final int DBP = 1 << 8;

    private AllClocks() {}

    /** Writes ones to every enable register, and DBP. */
    public static Peripherals enable(Board board, Peripherals peripherals) {
        long rcc = board.chip().peripherals().get("RCC");
        BoardCatalog.shipped()
                .registerMap(board.chip().registerMap())
                .blocks()
                .get("RCC")
                .forEach((register, described) -> {
                    if (register.matches("A[HP]B\\d[LH]?ENR\\d?")) {
                        peripherals.bus().write(rcc + described.offset(), 4, -1);
                    }
                });
        RegisterMap map = BoardCatalog.shipped().registerMap(board.chip().registerMap());
        String power = map.blocks().get("PWR").containsKey("CR") ? "CR" : "CR1";
        long address = board.chip().peripherals().get("PWR")
                + map.register("PWR", power).offset();
        peripherals.bus().write(address, 4, peripherals.bus().read(address, 4) | DBP);
        return peripherals;
    }
}
