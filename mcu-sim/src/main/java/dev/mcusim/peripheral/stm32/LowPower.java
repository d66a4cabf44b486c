package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.DeepSleep;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.Signal;
import java.util.List;

/**
 * Stop and standby mode (RM0090, 5.3; RM0385, 4.3; RM0433, 6.7; RM0432, 5.3). In both, everything that does not run by LSE or LSI stands
 * still. Stop mode ends with an interrupt or event, and the core goes on by an internal oscillator; standby mode ends with a reset, by a wake-up pin,
 * the real-time clock or the watchdog, and RAM is lost. Waking takes no time here.
 */
final class LowPower implements DeepSleep {

    private static final List<String> RTC_SIGNALS = List.of("RTC_ALARM", "RTC_WAKEUP");

    private PowerModes modes = PowerModes.NONE;
    private Site site;
    private boolean standby;
    private boolean wasStandby;
    private int wakeUpPins;
    private boolean wokenByClock;

    /** Connects PWR, which a reset has made anew, and shows it how standby mode ended. */
    void connect(PowerModes power, Site where) {
        modes = power;
        site = where;
        modes.show(wasStandby, wakeUpPins, wokenByClock);
    }

    /** Whether the chip is in standby mode. */
    boolean isStandby() {
        return standby;
    }

    /** Firmware has cleared the flag that tells of standby mode. */
    void clearStandby() {
        wasStandby = false;
    }

    /** Firmware has cleared flags of wake-up pins, from bit 0 on. */
    void clearPins(int pins) {
        wakeUpPins &= ~pins;
    }

    /** Firmware has cleared the flag that tells of the real-time clock. */
    void clearClock() {
        wokenByClock = false;
    }

    @Override
    public boolean begin() {
        if (site == null) {
            return false;
        }
        standby = modes.selectsStandby();
        site.rcc().stop();
        if (standby) {
            wasStandby = true;
            site.wiring().pins().reset();
            modes.wakeUpPins().forEach(this::awaitPin);
            if (modes.wakesByClock()) {
                RTC_SIGNALS.forEach(name -> awaitClock(site.wiring().signals().output(name)));
            }
        }
        return standby;
    }

    private void awaitPin(WakeUpPin wakeUp) {
        if (!site.wiring().pins().has(wakeUp.pin())) {
            return;
        }
        Pin pin = site.wiring().pins().pin(wakeUp.pin());
        pin.watch((changed, high, cycle) -> {
            if (standby && high != wakeUp.falling()) {
                wakeUpPins |= 1 << wakeUp.number() - 1;
                reset();
            }
        });
    }

    private void awaitClock(Signal signal) {
        signal.watch(high -> {
            if (standby && high) {
                wokenByClock = true;
                reset();
            }
        });
    }

    private void reset() {
        site.wiring().reset(ResetCause.STANDBY);
    }

    @Override
    public void end() {
        if (site == null) {
            return;
        }
        if (!standby) {
            modes.stopEnded();
        }
        standby = false;
        site.rcc().wakeUp();
    }
}
