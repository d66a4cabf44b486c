package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import java.util.List;

/** The request lines that one transfer listens to. */
final class Requests {

    private final Transfer transfer;
    private final Arbiter arbiter;
    private List<Request> lines = List.of();

    Requests(Transfer transfer, Arbiter arbiter) {
        this.transfer = transfer;
        this.arbiter = arbiter;
    }

    /** Listens to these lines from now on; one that is up already counts. */
    void listen(List<Request> newLines) {
        silence();
        lines = newLines;
        lines.forEach(line -> line.whenUp(this::arrived));
        again();
    }

    /** Listens to none. */
    void silence() {
        lines.forEach(Request::release);
        lines = List.of();
    }

    /**
     * An item has been transferred.
     *
     * @param more how many are still to be
     */
    void serve(int more) {
        for (Request line : lines) {
            line.serve(more);
        }
    }

    /** Behind an item: a line that is still up asks for the next one. */
    void again() {
        if (lines.stream().anyMatch(Request::isUp)) {
            arrived();
        }
    }

    private void arrived() {
        transfer.request();
        arbiter.attend();
    }
}
