package dev.mcusim.machine;

import dev.mcusim.bus.ResetCause;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.peripheral.Pins;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.SerialLine;
import dev.mcusim.peripheral.SerialLines;
import dev.mcusim.peripheral.SerialSender;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.i2c.I2cLines;
import dev.mcusim.peripheral.spi.SpiLine;
import dev.mcusim.peripheral.spi.SpiLines;
import dev.mcusim.peripheral.stm32.Peripherals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The world around the chip: pins, serial lines, and what happens there at its own time. It belongs to the machine's thread and stays as it
 * is when the chip is reset.
 */
public final class Surroundings {

    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

    private final Peripherals chip;
    private final Schedule schedule;
    private final CpuCore core;
    private final Ticks time;
    private final Map<String, SerialSender> senders = new HashMap<>();

    Surroundings(Peripherals chip, CpuCore core) {
        this.chip = chip;
        this.core = core;
        schedule = chip.wiring().schedule();
        time = new Ticks(schedule, () -> chip.rcc().clocks().core(), () -> NANOSECONDS_PER_SECOND);
        chip.wiring().whenClocksChangeOutside(time::clocksChanged);
    }

    /** The pins of the chip, and the lights and the button of the board. */
    public Pins pins() {
        return chip.pins();
    }

    /** The lines of the chip's serial ports. */
    public SerialLines serial() {
        return chip.wiring().serial();
    }

    /** The lines of the chip's I2C controllers. */
    public I2cLines i2c() {
        return chip.wiring().i2c();
    }

    /** The lines of the chip's SPI controllers. */
    public SpiLines spi() {
        return chip.wiring().spi();
    }

    /** What sends to a serial port, one character behind the other. */
    public SerialSender sender(String port) {
        return senders.computeIfAbsent(port, name -> new SerialSender(serial().line(name), schedule));
    }

    /** What will happen; {@link Schedule#outside} is for the world around the chip. */
    public Schedule schedule() {
        return schedule;
    }

    /** Time since power-up in nanoseconds, by the clocks that the firmware selects. */
    public long nanoseconds() {
        return time.now();
    }

    /** Something that happens at a time that follows the clocks, as often as it is set. */
    public Timer timer(Runnable action) {
        Timer timer = new Timer(action);
        chip.wiring().whenClocksChangeOutside(timer::clocksChanged);
        return timer;
    }

    /** Ends the run behind the present block. */
    public void stop() {
        core.requestStop();
        core.attend();
    }

    /** Resets the chip by its pin NRST behind the present block. */
    public void reset() {
        chip.wiring().reset(ResetCause.PIN);
    }

    /** Instructions executed since power-up. */
    public long instructions() {
        return core.counters().instructions();
    }

    /**
     * Sends what serial ports and SPI controllers still hold, at once. Firmware that stops behind its last character has not seen it leave the chip; silicon
     * would send it all the same.
     */
    public void finishOutput() {
        serial().all().forEach(line -> line.port().finish());
        spi().all().forEach(line -> line.port().finish());
    }

    /** What got lost at serial ports and SPI controllers, and what is to be said about a second core and stores to flash, in sentences. */
    public List<String> remarks() {
        Stream<String> losses = serial().all().stream()
                .flatMap(line -> line.losses().entrySet().stream().map(loss -> remark(line, loss)));
        Stream<String> frames = spi().all().stream()
                .flatMap(line -> line.losses().entrySet().stream().map(loss -> remark(line, loss)));
        Stream<String> heldBack = core.heldBackFault().stream()
                .map(fault -> "A fault waits to be taken, as PRIMASK, BASEPRI or a handler holds it back. "
                        + fault.sentence());
        return Stream.of(chip.secondCore().stream(), chip.flashRemark().stream(), losses, frames, heldBack)
                .flatMap(sentences -> sentences)
                .toList();
    }

    private static String remark(SerialLine line, Map.Entry<SerialLine.Loss, Long> loss) {
        long count = loss.getValue();
        String characters = "%,d character%s".formatted(count, count == 1 ? " was" : "s were");
        return line.name() + ": " + characters
                + switch (loss.getKey()) {
                    case TRANSMITTER_OFF -> " written while the transmitter was off, and not sent";
                    case TRANSMITTER_FULL -> " written before there was room, and not sent";
                    case OVERRUN -> " received before there was room, and lost";
                };
    }

    private static String remark(SpiLine line, Map.Entry<SpiLine.Loss, Long> loss) {
        long count = loss.getValue();
        return "%s: %,d frame%s".formatted(line.name(), count, count == 1 ? " was" : "s were")
                + switch (loss.getKey()) {
                    case TRANSMITTER_FULL -> " written before there was room, and not sent";
                    case LENGTH -> " not of the length that the slave is set to, and not received";
                };
    }

    /** An alarm by the time of the world outside. */
    public final class Timer {

        private final Schedule.Alarm alarm;
        private long due;

        private Timer(Runnable action) {
            alarm = schedule.outside(action);
        }

        /** Sets it, in place of what it was set to. */
        public void at(long nanoseconds) {
            due = nanoseconds;
            alarm.at(time.cycleAt(nanoseconds));
        }

        /** Makes it not go off. */
        public void cancel() {
            alarm.cancel();
        }

        private void clocksChanged() {
            if (alarm.isSet()) {
                alarm.at(time.cycleAt(due));
            }
        }
    }
}
