package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.PinInput;
import dev.mcusim.peripheral.Pins;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SYSCFG: EXTICR1 to EXTICR4 choose which port's pin goes to each of the sixteen lines of the external interrupt controller (RM0090, 9.2).
 * MEMRMP makes the two banks of a flash change places (RM0090, 9.2.1; RM0410, 7.2.1; RM0432, 9.2.1), but not what is at address 0. What else it
 * switches reads back.
 */
final class SystemConfiguration implements PartlyModelled {

    private static final int FIRST_EXTICR = 0x08;
    private static final int LINES = 16;
    /** In MEMRMP: what is at address 0. */
    private static final int MEM_MODE = 7;
    /** In MEMRMP: UFB_MODE, SWP_FB or FB_MODE. */
    private static final int BANKS = 1 << 8;

    private final RegisterBank registers;
    private final Pins pins;
    private final List<PinInput> lines;

    SystemConfiguration(Site site) {
        registers = new RegisterBank(site.layout(), site.bytes());
        registers.follow("CCCSR.READY", "CCCSR.EN");
        registers.follow("CMPCR.READY", "CMPCR.CMP_PD");
        if (registers.has("MEMRMP")) {
            registers.register("MEMRMP").notModelled(MEM_MODE).whenWritten(word -> site.flash()
                    .remapBanks((word & BANKS) != 0));
            site.flash().remapBanks(false);
        }
        pins = site.wiring().pins();
        lines = new ArrayList<>(IntStream.range(0, LINES)
                .mapToObj(line -> new PinInput(site.wiring().signals().output(Exti.pinSignal(line))))
                .toList());
        choosePins();
        site.wiring().whenRemoved(() -> lines.forEach(line -> line.select(null)));
    }

    private void choosePins() {
        for (int line = 0; line < LINES; line++) {
            int register = registers.read(FIRST_EXTICR + line / 4 * 4, 4);
            int port = register >>> line % 4 * 4 & 0xf;
            lines.get(line).select(pin((char) ('A' + port), line));
        }
    }

    /** The pin; null where the chip does not have that port. */
    private Pin pin(char port, int number) {
        return pins.has("P" + port + number) ? pins.pin("P" + port + number) : null;
    }

    @Override
    public List<Touched> touched(long base) {
        return registers.touched(base);
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        registers.write(offset, size, value);
        choosePins();
    }
}
