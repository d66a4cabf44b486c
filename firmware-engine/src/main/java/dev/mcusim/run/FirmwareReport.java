package dev.mcusim.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import java.util.List;

/**
 * The result of running firmware on a board. The component names are the field names of the JSON form and so a contract.
 *
 * @param tool            what made the report
 * @param firmware        name of the ELF file, without folders
 * @param board           the board; its clock is that of the core when the run ended
 * @param core            the CPU core that executed the firmware, {@code unicorn} or {@code jit}
 * @param timing          the timing model behind every cycle count, and how far it has been validated
 * @param run             how the run ended and its totals
 * @param crash           what is known about a crash; null where there was none
 * @param memorySettings  what the firmware had set up when the run ended
 * @param functions       where the time went, most cycles first; instructions outside all functions come last, under the name
 *                        {@code (elsewhere)}
 * @param notModelled     peripherals that were accessed and only read back what was written, by address, and registers of others where
 *                        a bit was set that does nothing
 * @param withoutClock    peripherals that were accessed while their clock was off, by address
 * @param coreRegistersNotModelled registers of the private peripheral bus that were accessed, read as zero and ignore stores
 * @param remarks         what else the user should know, such as characters that were lost, in sentences
 * @param conversation    what was waited for when the run ended
 * @param pins            what became of the board's lights and button, and which pins changed
 * @param i2c             what went over the I2C buses
 */
@JsonPropertyOrder("schema")
public record FirmwareReport(
        Report.Tool tool,
        String firmware,
        Report.BoardInfo board,
        String core,
        Report.Timing timing,
        Run run,
        FirmwareCrash crash,
        MemorySettings memorySettings,
        List<Function> functions,
        List<Peripheral> notModelled,
        List<WithoutClock> withoutClock,
        List<CoreRegister> coreRegistersNotModelled,
        List<String> remarks,
        Conversation conversation,
        Pins pins,
        I2c i2c) {

    /** The name and version of the JSON form. */
    public static final String SCHEMA = "mcusim.run/1";

    public FirmwareReport {
        functions = List.copyOf(functions);
        notModelled = List.copyOf(notModelled);
        withoutClock = List.copyOf(withoutClock);
        coreRegistersNotModelled = List.copyOf(coreRegistersNotModelled);
        remarks = List.copyOf(remarks);
    }

    /** {@link #SCHEMA}. */
    @JsonProperty("schema")
    public String schema() {
        return SCHEMA;
    }

    /**
     * Totals since power-up.
     *
     * @param status       how the run ended, one of {@code exited}, {@code reached}, {@code fault},
     *                     {@code lock-up}, {@code breakpoint},
     *                     {@code budget-spent}, {@code endless-loop}, {@code asleep}, {@code reset}, {@code stopped},
     *                     {@code passed}, {@code failed}, {@code timed-out}; the last three by what was expected of it
     * @param exitCode     what the firmware ended with; null when it did not end by semihosting
     * @param instructions executed
     * @param cycles       of the core
     * @param milliseconds by the clocks that the firmware set up on the way, or the one that was asked for
     * @param resets       what has reset the chip since power-up, in order: {@code software}, {@code independent-watchdog},
     *                     {@code window-watchdog}, {@code standby}, {@code option-bytes}, {@code pin}
     * @param stop         how the run ended, a sentence for people
     */
    public record Run(
            String status,
            Integer exitCode,
            long instructions,
            long cycles,
            double milliseconds,
            List<String> resets,
            String stop) {
        public Run {
            resets = List.copyOf(resets);
        }
    }

    /**
     * One function.
     *
     * @param address           first byte, in hexadecimal
     * @param cycles            spent in it, functions it calls not included, and the waits below among them
     * @param fetchStalls       cycles waited for instructions
     * @param loadStalls        cycles waited for data
     * @param storeStalls       cycles waited for stores
     * @param branchStalls      cycles lost by branches that were not predicted as they went
     * @param divisionStalls    cycles of divisions beyond those of the shortest one
     * @param instructionMisses lines that were not in the instruction cache, or in what the flash interface keeps of code
     * @param dataMisses        lines that were not in the data cache, or in what the flash interface keeps of data
     */
    public record Function(
            String name,
            String address,
            long instructions,
            long cycles,
            long fetchStalls,
            long loadStalls,
            long storeStalls,
            long branchStalls,
            long divisionStalls,
            long instructionMisses,
            long dataMisses) {}

    /** A register by its address in hexadecimal, with its loads and stores. */
    public record CoreRegister(String address, long accesses) {}

    /**
     * A peripheral that was accessed without its clock: its registers read zero and ignored stores.
     *
     * @param name     its name
     * @param accesses loads and stores
     * @param register the register that gives it its clock, as {@code RCC_APB1ENR}
     * @param bit      number of the bit there, from 0
     */
    public record WithoutClock(String name, long accesses, String register, int bit) {}

    /** A peripheral by name and address in hexadecimal, with the loads and stores it has seen. */
    public record Peripheral(String name, String base, long reads, long writes) {}

    /**
     * What pins did.
     *
     * @param devices the board's lights and its button
     * @param changes how often levels changed: of those pins, or of all pins where {@code --events} asked for them
     * @param events  the first 1000 of these changes
     */
    public record Pins(List<Device> devices, long changes, List<PinEvent> events) {}

    /**
     * A light or button when the run ended.
     *
     * @param on      whether the light was lit, or the button pressed
     * @param changes how often the level of its pin changed
     */
    public record Device(String name, String pin, boolean on, long changes) {}

    /**
     * A change of a level.
     *
     * @param milliseconds since power-up
     * @param device       name of the light or button on the pin; null where there is none
     * @param on           whether the light is lit, or the button pressed, from then on; null where there is none
     */
    public record PinEvent(double milliseconds, String pin, boolean high, String device, Boolean on) {}

    /**
     * What went over the I2C buses.
     *
     * @param addresses every address that was sent
     * @param transfers the first 1000 transfers
     */
    public record I2c(List<I2cAddress> addresses, List<I2cTransfer> transfers) {}

    /**
     * What became of an address.
     *
     * @param bus             name of a controller on its bus, as {@code I2C1}
     * @param address         in hexadecimal
     * @param transfers       how often it was sent
     * @param bytesWritten    bytes to the device
     * @param bytesRead       bytes from the device
     * @param notAcknowledged how often nobody answered, or a byte was refused
     */
    public record I2cAddress(
            String bus, String address, long transfers, long bytesWritten, long bytesRead, long notAcknowledged) {}

    /**
     * What went over a bus from a start condition to a stop condition or a repeated start.
     *
     * @param milliseconds since power-up, when the address had been sent
     * @param bytes        how many there were
     * @param data         the first 64 of them in hexadecimal
     */
    public record I2cTransfer(
            double milliseconds,
            String bus,
            String address,
            boolean read,
            boolean acknowledged,
            long bytes,
            String data) {}

    /**
     * What was waited for when the run ended.
     *
     * @param stillExpected statements of scripts and texts of {@code --expect}, as they were written
     * @param lastLines     the last lines the firmware had said, with where; empty when nothing was waited for
     */
    public record Conversation(List<String> stillExpected, List<String> lastLines) {}
}
