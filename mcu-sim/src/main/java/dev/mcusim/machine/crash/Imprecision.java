package dev.mcusim.machine.crash;

import dev.mcusim.board.Core;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.TakenFault;
import java.util.Optional;

/** Explains why the registers do not tell which store was at fault, and tells what they do not: a simulator knows. */
record Imprecision(Scene scene, TakenFault fault, Optional<StackedFrame> frame) {

    /** Some sentences; empty for a fault whose stacked PC is that of the instruction at fault. */
    String note() {
        if (!fault.isImprecise()) {
            return "";
        }
        FaultReport store = fault.report();
        String stacked = frame.map(pushed -> ", %s,".formatted(scene.locate(Integer.toUnsignedLong(pushed.pc()))))
                .orElse("");
        return "Imprecise: the store went through the write buffer, and the core had gone on when the bus answered with an error. So BFAR holds no address, and the stacked PC%s is where the core was by then. The store was `%s` at %s, to 0x%08x: registers, code and calls are those at the store. %s"
                .formatted(
                        stacked,
                        store.instruction(),
                        scene.locate(store.pc()),
                        store.address().orElseThrow(),
                        remedy());
    }

    private String remedy() {
        return scene.board().chip().core() == Core.CORTEX_M4
                ? "To make it precise on the board, too, set ACTLR.DISDEFWBUF (bit 1 of 0xe000e008)."
                : "Nothing makes it precise on a Cortex-M7; a DSB behind each suspect store brings the fault there.";
    }
}
