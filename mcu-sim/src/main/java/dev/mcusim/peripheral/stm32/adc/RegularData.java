package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.Register;

/** The data register of regular conversions, and the DMA request that goes with it. */
final class RegularData {

    /** What has become of a result. */
    enum Outcome {
        /** It is in the register. */
        STORED,
        /** The one before it had not been read. */
        OVERRUN,
        /** The DMA transfer has been over before, and no more is to be transferred. */
        UNWANTED
    }

    private final Register register;
    private final DmaRequests.Request request;
    private boolean unread;
    private boolean exhausted;

    RegularData(Register register, DmaRequests.Request request) {
        this.register = register;
        this.request = request;
    }

    /**
     * A result comes.
     *
     * @param dma     whether DMA is to take it
     * @param endless whether DMA goes on for ever; if not, a result that it does not take was one too many for it
     * @param keeps   whether a result that has not been read stays
     */
    Outcome put(int result, boolean dma, boolean endless, boolean keeps) {
        if (exhausted) {
            return Outcome.UNWANTED;
        }
        if (unread && dma && !endless) {
            exhausted = true;
            request.set(false);
            return Outcome.UNWANTED;
        }
        boolean lost = unread;
        if (!lost || !keeps) {
            register.set(result);
        }
        unread = true;
        if (dma) {
            request.set(true);
        }
        return lost ? Outcome.OVERRUN : Outcome.STORED;
    }

    /** Shows a result that the group's common data register transfers. */
    void show(int result) {
        register.set(result);
        unread = true;
    }

    /** A load: what the register holds. */
    int take() {
        unread = false;
        request.set(false);
        return register.value();
    }

    /** Firmware knows of the result without having read it. */
    void acknowledge() {
        unread = false;
    }

    /** DMA has been switched on or off, or conversions begin anew. */
    void restart() {
        unread = false;
        exhausted = false;
        request.set(false);
    }

    /** Raises or lowers the DMA request on behalf of the group. */
    void request(boolean up) {
        request.set(up);
    }
}
