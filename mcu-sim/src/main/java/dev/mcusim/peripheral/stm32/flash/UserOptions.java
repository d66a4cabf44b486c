package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.RegisterBank;
import java.util.stream.Stream;

/**
 * What option bytes decide for watchdogs, as they were loaded by the latest reset.
 *
 * @param startsIndependentWatchdog IWDG runs from reset on
 * @param startsWindowWatchdog      WWDG runs from reset on
 * @param freezesInStop             IWDG stands still in stop mode
 * @param freezesInStandby          IWDG stands still in standby mode
 */
public record UserOptions(
        boolean startsIndependentWatchdog,
        boolean startsWindowWatchdog,
        boolean freezesInStop,
        boolean freezesInStandby) {

    /** By the registers of a flash interface; in all families a bit that is clear means yes. */
    public static UserOptions of(RegisterBank registers) {
        return new UserOptions(
                isClear(registers, "WDG_SW", "IWDG_SW", "IWDG1_SW"),
                isClear(registers, "WWDG_SW"),
                isClear(registers, "IWDG_STOP", "FZ_IWDG_STOP"),
                isClear(registers, "IWDG_STDBY", "FZ_IWDG_SDBY"));
    }

    private static boolean isClear(RegisterBank registers, String... names) {
        return Stream.of("OPTCR", "OPTR", "OPTSR_CUR")
                .flatMap(register -> Stream.of(names).map(name -> register + "." + name))
                .filter(registers::has)
                .anyMatch(path -> registers.value(path) == 0);
    }
}
