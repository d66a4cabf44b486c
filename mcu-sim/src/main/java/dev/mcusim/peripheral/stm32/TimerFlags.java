package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Chip;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Wiring;
import java.util.Arrays;

/** The status flags of a timer, and the interrupts and DMA requests that DIER lets them make (RM0090, 17.4.4 and 17.4.5). */
final class TimerFlags {

    /** Bits of SR, DIER and EGR; those of DMA in DIER are {@link #DMA} bits further up. */
    static final int UPDATE = 1;

    static final int COMMUTATION = 1 << 5;
    static final int TRIGGER = 1 << 6;
    static final int BREAK = 1 << 7;
    private static final int COMPARES = 0x1e;
    private static final int FIFTH = 5;
    /** In SR only: channels 5 and 6 ask for nothing. */
    private static final int COMPARE_5 = 1 << 16;

    private static final int DMA = 8;
    private static final String[] DMA_NAMES = {"UP", "CH1", "CH2", "CH3", "CH4", "COM", "TRIG"};

    private final Register status;
    private final Register enable;
    private final TimerBurst burst;
    private final Request[] requests = new Request[DMA_NAMES.length];
    private final InterruptLine update;
    private final InterruptLine compare;
    private final InterruptLine trigger;
    private final InterruptLine broken;

    TimerFlags(RegisterBank registers, TimerBurst burst, Chip chip, Wiring wiring) {
        this.burst = burst;
        status = registers.register("SR");
        enable = registers.register("DIER");
        status.writable(0).whenWritten(word -> {
            status.set(status.value() & word);
            updateInterrupts();
        });
        enable.writable(0x7fff).whenWritten(word -> updateInterrupts());
        String timer = registers.name();
        for (int i = 0; i < DMA_NAMES.length; i++) {
            requests[i] = wiring.dma().line(timer + "_" + DMA_NAMES[i]);
        }
        update = wiring.interrupts().source(interrupt(chip, timer, "_UP"));
        compare = wiring.interrupts().source(interrupt(chip, timer, "_CC"));
        trigger = wiring.interrupts().source(interrupt(chip, timer, "_TRG_COM"));
        broken = wiring.interrupts().source(interrupt(chip, timer, "_BRK"));
    }

    /** The bit of a compare channel, 1 to 6. */
    static int compare(int channel) {
        return channel < FIFTH ? 1 << channel : COMPARE_5 << channel - FIFTH;
    }

    /** The name of an interrupt: TIM1 and TIM8 have one for each purpose, the other timers one, perhaps shared with those. */
    private static String interrupt(Chip chip, String timer, String purpose) {
        String own = timer + purpose;
        return chip.interrupts().keySet().stream()
                .filter(name -> name.equals(own) || name.startsWith(own + "_"))
                .findFirst()
                .orElseGet(() -> chip.interrupts().keySet().stream()
                        .filter(name -> Arrays.asList(name.split("_")).contains(timer))
                        .findFirst()
                        .orElse(timer));
    }

    /** Sets a flag, and asks for what it is to bring about. */
    void raise(int flag) {
        note(flag);
        request(flag);
    }

    /** Sets a flag without asking for DMA. */
    void note(int flag) {
        status.set(status.value() | flag);
        if ((enable.value() & flag) != 0) {
            updateInterrupts();
        }
    }

    /** Sets the flag that a capture was lost. */
    void overcapture(int channel) {
        status.set(status.value() | compare(channel) << DMA);
    }

    /** Asks for the DMA transfers that belong to a flag. */
    void request(int flag) {
        if ((enable.value() & flag << DMA) != 0) {
            for (int transfer = burst.transfers(); transfer > 0; transfer--) {
                requests[Integer.numberOfTrailingZeros(flag)].pulse();
            }
        }
    }

    /** Clears a flag as the timer itself does. */
    void clear(int flag) {
        status.set(status.value() & ~flag);
        updateInterrupts();
    }

    boolean isSet(int flag) {
        return (status.value() & flag) != 0;
    }

    /** Whether anybody would notice the flag going up. */
    boolean isAwaited(int flag) {
        boolean interrupts = (enable.value() & flag) != 0 && !isSet(flag);
        return interrupts || (enable.value() & flag << DMA) != 0;
    }

    /** The same for any of the compare flags. */
    boolean isCompareAwaited() {
        return (enable.value() & (COMPARES | COMPARES << DMA)) != 0;
    }

    private void updateInterrupts() {
        int asking = status.value() & enable.value();
        update.set((asking & UPDATE) != 0);
        compare.set((asking & COMPARES) != 0);
        trigger.set((asking & (TRIGGER | COMMUTATION)) != 0);
        broken.set((asking & BREAK) != 0);
    }
}
