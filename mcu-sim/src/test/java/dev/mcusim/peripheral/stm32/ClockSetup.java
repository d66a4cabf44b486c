package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.ClockConfig;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.SerialOutput;

/** Writes RCC as start-up code of a board does: through the bus, register by register. */
final class ClockSetup {

    private final Peripherals peripherals;
    private final Board board;
    private final RegisterMap map;

    ClockSetup(Board board) {
        this.board = board;
        peripherals = AllClocks.enable(board, new Peripherals(board, SerialOutput.NONE, () -> {}));
        map = BoardCatalog.shipped().registerMap(board.chip().registerMap());
    }

    Peripherals peripherals() {
        return peripherals;
    }

    void select(ClockConfig clock) {
        ClockConfig.Pll pll = clock.pll().orElseThrow();
        boolean external = clock.source().startsWith("HSE");
        boolean multispeed = clock.source().startsWith("MSI");
        switch (ChipFamily.of(board.chip())) {
            case F4, F7 -> {
                set("PLLCFGR", "PLLSRC", external ? 1 : 0);
                set("PLLCFGR", "PLLM", pll.m());
                set("PLLCFGR", "PLLN", pll.n());
                set("PLLCFGR", "PLLP", pll.divider().orElseThrow() / 2 - 1);
                set("CFGR", "HPRE", ahb(1));
                set("CFGR", "SW", 2);
                set("CFGR", "PPRE1", apb(clock.busHertz() / clock.apb1Hertz()));
                set("CFGR", "PPRE2", apb(clock.busHertz() / clock.apb2Hertz()));
            }
            case L4 -> {
                set("PLLCFGR", "PLLSRC", external ? 3 : multispeed ? 1 : 2);
                set("PLLCFGR", "PLLM", pll.m() - 1);
                set("PLLCFGR", "PLLN", pll.n());
                set("PLLCFGR", "PLLR", pll.divider().orElseThrow() / 2 - 1);
                set("CFGR", "SW", 3);
                set("CFGR", "PPRE1", apb(clock.busHertz() / clock.apb1Hertz()));
                set("CFGR", "PPRE2", apb(clock.busHertz() / clock.apb2Hertz()));
            }
            case H7 -> {
                boolean three = map.blocks().get("RCC").containsKey("D1CFGR");
                set("PLLCKSELR", "PLLSRC", external ? 2 : 0);
                set("PLLCKSELR", "DIVM1", pll.m());
                set("PLL1DIVR", "N1", pll.n() - 1);
                set("PLL1DIVR", "P1", pll.divider().orElseThrow() - 1);
                set(three ? "D1CFGR" : "CDCFGR1", "HPRE", ahb(clock.hertz() / clock.busHertz()));
                set(
                        three ? "D2CFGR" : "CDCFGR2",
                        three ? "D2PPRE1" : "CDPPRE1",
                        apb(clock.busHertz() / clock.apb1Hertz()));
                set(
                        three ? "D2CFGR" : "CDCFGR2",
                        three ? "D2PPRE2" : "CDPPRE2",
                        apb(clock.busHertz() / clock.apb2Hertz()));
                set("CFGR", "SW", 3);
            }
        }
    }

    private void set(String register, String field, int value) {
        RegisterMap.Register described = map.register("RCC", register);
        RegisterMap.Field bits = described.fields().get(field);
        long address = board.chip().peripherals().get("RCC") + described.offset();
        int old = peripherals.bus().read(address, 4);
        peripherals.bus().write(address, 4, old & ~bits.mask() | value << bits.low());
    }

    private static int ahb(long divider) {
        return divider == 1 ? 0 : 7 + Long.numberOfTrailingZeros(divider);
    }

    private static int apb(long divider) {
        return divider == 1 ? 0 : 3 + Long.numberOfTrailingZeros(divider);
    }
}
