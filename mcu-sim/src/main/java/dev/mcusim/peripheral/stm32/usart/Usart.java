package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.Flags.FE;
import static dev.mcusim.peripheral.stm32.usart.Flags.IDLE;
import static dev.mcusim.peripheral.stm32.usart.Flags.NE;
import static dev.mcusim.peripheral.stm32.usart.Flags.ORE;
import static dev.mcusim.peripheral.stm32.usart.Flags.PE;
import static dev.mcusim.peripheral.stm32.usart.Flags.RXNE;
import static dev.mcusim.peripheral.stm32.usart.Flags.TC;
import static dev.mcusim.peripheral.stm32.usart.Flags.TXE;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.SerialFormat;
import dev.mcusim.peripheral.SerialFrame;
import dev.mcusim.peripheral.SerialLine;
import dev.mcusim.peripheral.SerialLine.Loss;
import dev.mcusim.peripheral.Ticks;

/** What the ports of all families do alike: both halves, the flags they set, interrupts and DMA requests. */
abstract class Usart implements SerialLine.Port {

    /** CR1: receiver, transmitter, and interrupts by the flags of {@link Flags}, four bits higher up than SR has IDLE to TXE. */
    private static final int RE = 1 << 2;

    private static final int TE = 1 << 3;
    private static final int IDLEIE = 1 << 4;
    private static final int RXNEIE = 1 << 5;
    private static final int TCIE = 1 << 6;
    private static final int TXEIE = 1 << 7;
    private static final int PEIE = 1 << 8;

    /** CR3. */
    static final int EIE = 1;

    private static final int HDSEL = 1 << 3;
    static final int DMAR = 1 << 6;
    private static final int DMAT = 1 << 7;

    final RegisterBank registers;
    final Transmitter transmitter;
    final Receiver receiver;
    final MuteMode mute = new MuteMode();
    /** The flags that stay until they are cleared. */
    int flags = TC;

    private final UsartSite site;
    private final SerialLine line;
    private final Ticks steps;
    private final InterruptLine interrupt;
    private final DmaRequests.Request received;
    private final DmaRequests.Request sent;
    private final Register cr1;
    private final Register cr2;
    private final Register cr3;
    private final int enable;
    private LineSettings settings = LineSettings.of(0, 0, 0, 0, 0, false);
    private long stepHertz;
    private boolean wasReady;
    private boolean finishing;

    /**
     * @param enable UE in CR1
     */
    Usart(UsartSite site, int enable) {
        this.site = site;
        this.enable = enable;
        registers = new RegisterBank(site.layout(), site.bytes());
        cr1 = registers.register("CR1");
        cr2 = registers.register("CR2");
        cr3 = registers.register("CR3");
        line = site.wiring().serial().line(site.name());
        interrupt = site.wiring().interrupts().source(site.name());
        received = site.wiring().dma().line(site.name() + "_RX");
        sent = site.wiring().dma().line(site.name() + "_TX");
        stepHertz = site.stepHertz();
        steps = new Ticks(site.wiring().schedule(), site.coreHertz(), () -> stepHertz);
        transmitter = new Transmitter(site.wiring().schedule(), steps, settings, new Sender(), line::lose);
        receiver = new Receiver(site.wiring().schedule(), steps, settings, mute, new Listener());
        for (String name : new String[] {"CR1", "CR2", "CR3", "BRR"}) {
            registers.register(name).whenWritten(word -> configure());
        }
        site.wiring().whenClocksChange(this::clocksChanged);
        line.attach(this);
    }

    /** The device on the bus. */
    final Device device() {
        return registers;
    }

    int cr1() {
        return cr1.value();
    }

    int cr2() {
        return cr2.value();
    }

    int cr3() {
        return cr3.value();
    }

    final boolean isEnabled() {
        return (cr1() & enable) != 0;
    }

    /** Whether a received character takes the place of one that has not been read. */
    abstract boolean overwrites();

    /** After how many bits of silence the receiver tells; 0 for never. */
    abstract long timeOutBits();

    /** Takes over mute mode's settings. */
    abstract void configureMuteMode();

    /** Whether the version's own flags ask for an interrupt. */
    abstract boolean asksForMore(int status);

    /** The receiver has been silent for {@link #timeOutBits}. */
    abstract void timedOut();

    /** A character has been taken in. */
    abstract void characterReceived(int character);

    /** A break has been sent. */
    abstract void breakSent();

    /** Registers have been written that say how the port works. */
    final void configure() {
        int presc = registers.has("PRESC") ? registers.register("PRESC").value() : 0;
        int brr = registers.register("BRR").value();
        settings = LineSettings.of(cr1(), cr2(), brr, presc, stepHertz, site.isLowPower());
        configureMuteMode();
        boolean receives = isEnabled() && (cr1() & RE) != 0;
        receiver.configure(settings, receives, overwrites(), timeOutBits(), (cr1() & IDLEIE) != 0);
        transmitter.configure(settings, isEnabled() && (cr1() & TE) != 0);
        update();
    }

    private void clocksChanged() {
        stepHertz = site.stepHertz();
        steps.clocksChanged();
        transmitter.retime();
        receiver.retime();
        configure();
    }

    /** RXNE, TXE and the flags that stay. */
    int status() {
        return flags | (receiver.isEmpty() ? 0 : RXNE) | (transmitter.hasRoom() ? TXE : 0);
    }

    /** Brings the lines in accord with flags and enable bits. */
    final void update() {
        if (finishing) {
            return;
        }
        sent.set((cr3() & DMAT) != 0 && transmitter.isOn() && transmitter.hasRoom());
        received.set((cr3() & DMAR) != 0 && !receiver.isEmpty());
        interrupt.set(isEnabled() && asks(status()));
        boolean ready = listens() && hasRoom();
        boolean becameReady = ready && !wasReady;
        wasReady = ready;
        if (becameReady) {
            line.portIsReady();
        }
    }

    private boolean asks(int status) {
        int enables = cr1();
        return (enables & IDLEIE) != 0 && (status & IDLE) != 0
                || (enables & RXNEIE) != 0 && (status & (RXNE | ORE)) != 0
                || (enables & TCIE) != 0 && (status & TC) != 0
                || (enables & TXEIE) != 0 && (status & TXE) != 0
                || (enables & PEIE) != 0 && (status & PE) != 0
                || asksForMore(status);
    }

    /** Whether a received character is wrong or lost. */
    static boolean hasError(int status) {
        return (status & (FE | NE | ORE)) != 0;
    }

    /** The data register is read. */
    final int read() {
        int character = receiver.read();
        update();
        return character;
    }

    /** The data register is written. */
    final void write(int character) {
        transmitter.write(character & 0x1ff);
        update();
    }

    final void raise(int raised) {
        flags |= raised;
        update();
    }

    final void clear(int cleared) {
        flags &= ~cleared;
        update();
    }

    @Override
    public void begins() {
        receiver.begins();
    }

    @Override
    public void receives(SerialFrame frame) {
        receiver.receives(frame);
        update();
    }

    @Override
    public boolean listens() {
        return receiver.isOn() && settings.halfBit() != 0 && stepHertz != 0;
    }

    @Override
    public boolean hasRoom() {
        return !receiver.isFull();
    }

    @Override
    public SerialFormat format() {
        return settings.format();
    }

    @Override
    public long frameCycles() {
        return steps.cycleAt(steps.now() + settings.frame())
                - site.wiring().schedule().now();
    }

    @Override
    public void finish() {
        finishing = true;
        transmitter.finish();
    }

    private boolean hearsItself() {
        return (cr3() & HDSEL) != 0;
    }

    private final class Sender implements Transmitter.Listener {

        @Override
        public void begins() {
            if (hearsItself()) {
                receiver.begins();
            }
            line.sendBegins();
        }

        @Override
        public void sent(SerialFrame frame) {
            if (hearsItself()) {
                receiver.receives(frame);
            }
            line.send(frame);
        }

        @Override
        public void proceeded() {
            update();
        }

        @Override
        public void complete() {
            raise(TC);
        }

        @Override
        public void breakSent() {
            Usart.this.breakSent();
        }
    }

    private final class Listener implements Receiver.Listener {

        @Override
        public void received(int character) {
            characterReceived(character);
        }

        @Override
        public void erroneous(int errors) {
            raise(errors);
        }

        @Override
        public void overrun() {
            line.lose(Loss.OVERRUN);
            raise(ORE);
        }

        @Override
        public void idle() {
            raise(IDLE);
        }

        @Override
        public void timedOut() {
            Usart.this.timedOut();
        }
    }
}
