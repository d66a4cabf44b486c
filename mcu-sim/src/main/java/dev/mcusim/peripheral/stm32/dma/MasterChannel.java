package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.BusMaster;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/**
 * A channel of MDMA: blocks of buffers, repeated with their addresses changed, then the next node of a linked list (RM0433, 14.3 and 14.5). A
 * request moves a buffer, a block, all repetitions, or the whole list.
 */
final class MasterChannel {

    private static final int EN = 1;
    private static final int SWRQ = 1 << 16;
    private static final int TEIF = 1;
    private static final int CTCIF = 1 << 1;
    private static final int BRTIF = 1 << 2;
    private static final int BTIF = 1 << 3;
    private static final int TCIF = 1 << 4;
    private static final int FLAGS = 0x1f;
    private static final int CRQA = 1 << 16;

    /** In ESR. */
    private static final int WRITE_ERROR = 0;

    private static final int READ_ERROR = 1 << 7;
    private static final int LINK_ERROR = 1 << 8;
    private static final int MASK_ERROR = 1 << 9;
    private static final int SIZE_ERROR = 1 << 11;

    /** TRGM: what a request moves. */
    private static final int BUFFER = 0;

    private static final int BLOCK = 1;
    private static final int REPEATED_BLOCK = 2;

    /** The registers of a node in memory, one word each; the empty name is reserved. */
    private static final List<String> NODE =
            List.of("TCR", "BNDTR", "SAR", "DAR", "BRUR", "LAR", "TBR", "", "MAR", "MDR");

    private static final int STREAMS_OF_A_CONTROLLER = 8;

    private final RegisterBank registers;
    private final String prefix;
    private final DmaSite site;
    private final Runnable attend;
    private final Runnable update;
    private final Register control;
    private final Register status;
    private final Register source;
    private final Register destination;
    private boolean active;
    private boolean requested;
    private int blockBytes;
    private Request line;

    /**
     * @param number 0 to 15
     * @param attend told when it may have become ready
     * @param update told when it may ask for an interrupt, or no longer
     */
    MasterChannel(RegisterBank registers, int number, DmaSite site, Runnable attend, Runnable update) {
        this.registers = registers;
        this.site = site;
        this.attend = attend;
        this.update = update;
        prefix = "C" + number;
        status = registers.register(prefix + "ISR").readOnly().reads(held -> held | (requested ? CRQA : 0));
        registers.register(prefix + "ESR").readOnly();
        source = registers.register(prefix + "SAR");
        destination = registers.register(prefix + "DAR");
        control = registers.register(prefix + "CR").writable(~SWRQ).whenWritten(this::controlWritten);
        registers.register(prefix + "IFCR").readOnly().whenWritten(ones -> {
            status.set(status.value() & ~(ones & FLAGS));
            update.run();
        });
        site.wiring().whenRemoved(this::silence);
    }

    private int value(String field) {
        return registers.value(prefix + field);
    }

    private int word(String register) {
        return registers.register(prefix + register).value();
    }

    private void controlWritten(int word) {
        boolean enabled = (word & EN) != 0;
        if (enabled && !active) {
            begin();
        } else if (!enabled && active) {
            end(CTCIF);
        }
        if (active && (word & SWRQ) != 0 && value("TCR.SWRM") != 0) {
            request();
        }
        update.run();
    }

    private void begin() {
        active = true;
        requested = false;
        status.set(0);
        registers.register(prefix + "ESR").set(0);
        takeNode();
    }

    /** Begins what the registers describe. */
    private void takeNode() {
        blockBytes = value("BNDTR.BNDT");
        silence();
        if (blockBytes == 0 || blockBytes % destinationSize() != 0 && value("TCR.PKE") != 0) {
            fail(SIZE_ERROR, 0);
        } else if (value("TCR.SWRM") == 0) {
            listen();
        }
    }

    /** The transfer of a stream of DMA1 or DMA2 is complete; what other peripherals ask for never comes. */
    private void listen() {
        int selected = value("TBR.TSEL");
        String name = selected < 2 * STREAMS_OF_A_CONTROLLER
                ? "DMA%d_Stream%d_TC"
                        .formatted(selected / STREAMS_OF_A_CONTROLLER + 1, selected % STREAMS_OF_A_CONTROLLER)
                : "MDMA_" + selected;
        line = site.wiring().dma().line(name);
        line.whenUp(this::request);
        if (line.isUp()) {
            request();
        }
    }

    private void silence() {
        if (line != null) {
            line.release();
            line = null;
        }
    }

    private void request() {
        requested = true;
        attend.run();
    }

    private void end(int flag) {
        active = false;
        requested = false;
        silence();
        control.set(control.value() & ~EN);
        status.set(status.value() | flag);
        update.run();
    }

    private void fail(int error, long address) {
        registers.register(prefix + "ESR").set(error | (int) address & 0x7f);
        end(TEIF);
    }

    /** Whether it asks for an interrupt; the enable bits are in the order of the flags, one higher. */
    boolean asks() {
        return (status.value() & control.value() >> 1 & FLAGS) != 0;
    }

    /** Whether it has something to move now. */
    boolean isReady() {
        return active && requested;
    }

    /** 0 to 3, the highest. */
    int priority() {
        return value("CR.PL");
    }

    private int sourceSize() {
        return 1 << value("TCR.SSIZE");
    }

    private int destinationSize() {
        return 1 << value("TCR.DSIZE");
    }

    private int bytesOfBuffer() {
        return Math.min(value("TCR.TLEN") + 1, value("BNDTR.BNDT"));
    }

    /** How many items the next buffer takes to be read and written. */
    int itemsOfBuffer() {
        int items = Math.max(1, bytesOfBuffer() / sourceSize());
        int written = value("TCR.PKE") != 0 ? bytesOfBuffer() / destinationSize() : items;
        return items + Math.max(1, written);
    }

    /** Moves a buffer, and goes on to whatever comes behind it. */
    void moveBuffer() {
        int bytes = bytesOfBuffer();
        MasterBuffer buffer =
                new MasterBuffer(sourceSize(), destinationSize(), value("TCR.PKE") != 0, value("TCR.PAM"));
        BusMaster bus = site.wiring().coupledMemory();
        for (int done = 0; done < bytes; done += sourceSize()) {
            if (!answers(bus, Access.READ, source.value(), sourceSize())) {
                fail(READ_ERROR, source.value());
                return;
            }
            buffer.put(read(bus, source.value(), sourceSize()));
            source.set(source.value() + step("S"));
            while (buffer.hasItem()) {
                if (!answers(bus, Access.WRITE, destination.value(), destinationSize())) {
                    fail(WRITE_ERROR, destination.value());
                    return;
                }
                write(bus, destination.value(), destinationSize(), exchange(buffer.take()));
                destination.set(destination.value() + step("D"));
            }
        }
        registers.field(prefix + "BNDTR.BNDT").set(Math.max(0, value("BNDTR.BNDT") - bytes));
        bufferMoved(bus);
    }

    private static boolean answers(BusMaster bus, Access access, int address, int size) {
        long at = Integer.toUnsignedLong(address);
        return at % size == 0
                && bus.answers(access, at, Math.min(size, 4))
                && (size < 8 || bus.answers(access, at + 4, 4));
    }

    private static long read(BusMaster bus, int address, int size) {
        long at = Integer.toUnsignedLong(address);
        long low = Integer.toUnsignedLong(bus.read(at, Math.min(size, 4)));
        return size < 8 ? low : low | (long) bus.read(at + 4, 4) << 32;
    }

    private static void write(BusMaster bus, int address, int size, long item) {
        long at = Integer.toUnsignedLong(address);
        bus.write(at, Math.min(size, 4), (int) item);
        if (size == 8) {
            bus.write(at + 4, 4, (int) (item >>> 32));
        }
    }

    /** What an address changes by; SINC and DINC are 0, 2 to grow, 3 to fall. */
    private int step(String end) {
        int mode = value("TCR." + end + "INC");
        int bytes = 1 << value("TCR." + end + "INCOS");
        return mode == 2 ? bytes : mode == 3 ? -bytes : 0;
    }

    /** BEX, HEX and WEX: bytes, halfwords and words change places in pairs. */
    private long exchange(long item) {
        long result = item;
        if (value("CR.BEX") != 0 && destinationSize() > 1) {
            result = (result & 0x00ff_00ff_00ff_00ffL) << 8 | result >>> 8 & 0x00ff_00ff_00ff_00ffL;
        }
        if (value("CR.HEX") != 0 && destinationSize() > 2) {
            result = (result & 0x0000_ffff_0000_ffffL) << 16 | result >>> 16 & 0x0000_ffff_0000_ffffL;
        }
        return value("CR.WEX") != 0 && destinationSize() > 4 ? Long.rotateLeft(result, 32) : result;
    }

    private void bufferMoved(BusMaster bus) {
        status.set(status.value() | TCIF);
        int trigger = value("TCR.TRGM");
        boolean waits = trigger == BUFFER;
        if (value("BNDTR.BNDT") == 0) {
            status.set(status.value() | BTIF);
            waits |= trigger == BLOCK;
            if (value("BNDTR.BRC") > 0) {
                repeatBlock();
            } else {
                status.set(status.value() | BRTIF);
                waits |= trigger == REPEATED_BLOCK;
                nextNode(bus);
            }
        }
        boolean served = waits || !active;
        if (served && word("MAR") != 0 && value("TCR.SWRM") == 0 && !mask(bus)) {
            return;
        }
        if (active && waits) {
            requested = line != null && line.isUp();
        }
        update.run();
    }

    private void repeatBlock() {
        registers.field(prefix + "BNDTR.BRC").set(value("BNDTR.BRC") - 1);
        registers.field(prefix + "BNDTR.BNDT").set(blockBytes);
        int up = value("BRUR.SUV");
        source.set(source.value() + (value("BNDTR.BRSUM") != 0 ? -up : up));
        up = value("BRUR.DUV");
        destination.set(destination.value() + (value("BNDTR.BRDUM") != 0 ? -up : up));
    }

    /** Loads the next node of the list; without one the transfer is through. */
    private void nextNode(BusMaster bus) {
        int node = word("LAR");
        if (node == 0) {
            end(CTCIF);
            return;
        }
        for (int i = 0; i < NODE.size(); i++) {
            if (!answers(bus, Access.READ, node + 4 * i, 4)) {
                fail(LINK_ERROR, node + 4L * i);
                return;
            }
            if (!NODE.get(i).isEmpty()) {
                registers.register(prefix + NODE.get(i)).set((int) read(bus, node + 4 * i, 4));
            }
        }
        takeNode();
    }

    /** Stores MDR to MAR, which takes the request back. */
    private boolean mask(BusMaster bus) {
        if (!answers(bus, Access.WRITE, word("MAR"), 4)) {
            fail(MASK_ERROR, word("MAR"));
            return false;
        }
        write(bus, word("MAR"), 4, Integer.toUnsignedLong(word("MDR")));
        return true;
    }
}
