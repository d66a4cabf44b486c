package dev.mcusim.peripheral.stm32.spi;

import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.spi.SpiLine;
import dev.mcusim.peripheral.spi.SpiLine.Loss;
import java.util.List;

/** What the controllers of all families do alike: frames that go over the line one behind the other, as master or as slave. */
abstract class Spi implements PartlyModelled, SpiLine.Port {

    final RegisterBank registers;
    final ByteFifo transmit;
    final ByteFifo receive;

    private final SpiLine line;
    private final Shifter shifter;
    private final InterruptLine interrupt;
    private final DmaRequests.Request received;
    private final DmaRequests.Request sent;
    private final int input;
    private final int output;
    private boolean serving;
    private boolean finishing;
    private int outgoing;
    private int incoming;
    private int length;

    /**
     * @param input  name of the register that received data are read from
     * @param output name of the register that data to be sent are written to
     */
    Spi(SpiSite site, String input, String output) {
        registers = new RegisterBank(site.layout(), site.bytes());
        this.input = (int) site.layout().registers().get(input).offset();
        this.output = (int) site.layout().registers().get(output).offset();
        transmit = new ByteFifo(site.fifo());
        receive = new ByteFifo(site.fifo());
        line = site.wiring().spi().line(site.name());
        interrupt = site.wiring().interrupts().source(site.name());
        received = site.wiring().dma().line(site.name() + "_RX");
        sent = site.wiring().dma().line(site.name() + "_TX");
        Ticks cycles = new Ticks(site.wiring().schedule(), site.coreHertz(), site.kernelHertz());
        shifter = new Shifter(site.wiring().schedule(), cycles, this::frameEnded);
        site.wiring().whenClocksChange(shifter::clocksChanged);
        line.attach(this);
    }

    /** The data register is read, by so many bytes. */
    abstract int readData(int size);

    /** The data register is written, with so many bytes. */
    abstract void writeData(int size, int value);

    /** Whether a master clocks a frame now, if none is on its way. */
    abstract boolean wantsFrame();

    /** Whether it is a slave, on, and selected. */
    abstract boolean isListening();

    /** Length of the next frame in bits. */
    abstract int frameBits();

    /** Whether frames go over the line with their lowest bit first. */
    abstract boolean isLowestFirst();

    /** Whether it drives its data output. */
    abstract boolean sends();

    /** Cycles of the kernel clock in a bit. */
    abstract int prescaler();

    /** Bits of silence between the frames of a master. */
    abstract int gap();

    /** A frame begins; {@link #nextFrame} comes behind it where one is sent. */
    abstract void frameBegins();

    /** Takes the next frame to be sent out of what waits; in the order of the line, as {@link #ordered} makes it. */
    abstract int nextFrame();

    /** A frame has come, in the order of the line; told behind every frame, also when nothing is to be received. */
    abstract void frameCame(int frame, int bits);

    /** Whether a flag asks for an interrupt. */
    abstract boolean interrupts();

    /** Whether DMA is to write data. */
    abstract boolean asksForData();

    /** Whether DMA is to read data. */
    abstract boolean offersData();

    /** Whether a frame is on its way. */
    final boolean isBusy() {
        return shifter.isBusy() || serving;
    }

    /** A frame as it goes over the line; and back. */
    final int ordered(int data, int bits) {
        int frame = data & SpiLine.ones(bits);
        return isLowestFirst() ? Integer.reverse(frame) >>> 32 - bits : frame;
    }

    /** Counts a frame that is lost. */
    final void lose(Loss reason) {
        line.lose(reason);
    }

    /** Breaks off the frame that is on its way. */
    final void abort() {
        shifter.stop();
        serving = false;
    }

    /** Something has changed: begins a frame if one is due, and brings the lines in accord with flags and enable bits. */
    final void proceed() {
        if (!shifter.isBusy() && wantsFrame()) {
            begin(shifter.now());
        }
        update();
    }

    private void update() {
        if (!finishing) {
            interrupt.set(interrupts());
            received.set(offersData());
            sent.set(asksForData());
        }
    }

    private void begin(long start) {
        length = frameBits();
        frameBegins();
        outgoing = sends() ? nextFrame() : SpiLine.ones(length);
        shifter.begin(start, (long) length * prescaler(), sends());
        incoming = line.begin(outgoing, length);
    }

    private void frameEnded() {
        shifter.stop();
        int bits = length;
        line.end(outgoing, bits);
        frameCame(incoming, bits);
        if (!shifter.isBusy() && wantsFrame()) {
            begin(shifter.end() + (long) gap() * prescaler());
        }
        update();
    }

    @Override
    public final int begins(int frame, int bits) {
        if (!isListening()) {
            return SpiLine.ones(bits);
        }
        if (bits != frameBits()) {
            line.lose(Loss.LENGTH);
            return SpiLine.ones(bits);
        }
        serving = true;
        frameBegins();
        int answer = sends() ? nextFrame() : SpiLine.ones(bits);
        update();
        return answer;
    }

    @Override
    public final void ended(int frame, int bits) {
        if (serving) {
            serving = false;
            frameCame(frame, bits);
            update();
        }
    }

    @Override
    public final void finish() {
        finishing = true;
        for (int left = transmit.size() + 1; left > 0 && shifter.isBusy() && sends(); left--) {
            frameEnded();
        }
    }

    @Override
    public final int read(int offset, int size) {
        return (offset & ~3) == input ? readData(size) : registers.read(offset, size);
    }

    @Override
    public final void write(int offset, int size, int value) {
        if ((offset & ~3) == output) {
            writeData(size, value);
        } else {
            registers.write(offset, size, value);
        }
    }

    @Override
    public final List<Touched> touched(long base) {
        return registers.touched(base);
    }
}
