package dev.mcusim.debug;

import dev.mcusim.cpu.Watchpoint;

/** The packets that make and take away breakpoints and watchpoints: {@code Z} and {@code z} ("Debugging with gdb", E.2). */
final class PointCommands {

    private static final int MOST_BYTES = 1 << 20;

    private final DebugTarget target;

    PointCommands(DebugTarget target) {
        this.target = target;
    }

    /** {@code Z TYPE,ADDRESS,KIND} or {@code z TYPE,ADDRESS,KIND}; KIND is the number of bytes of a watchpoint. */
    String change(String packet) {
        boolean make = packet.charAt(0) == 'Z';
        Fields fields = new Fields(packet, 1);
        long type = fields.hex();
        long address = fields.expect(',').address();
        int kind = fields.expect(',').count(MOST_BYTES);
        if (type <= 1) {
            if (make) {
                target.setBreakpoint(address, type == 1);
            } else {
                target.clearBreakpoint(address, type == 1);
            }
            return Reply.OK;
        }
        if (type > 4) {
            return Reply.UNSUPPORTED;
        }
        if (kind == 0 || address + kind > 1L << 32) {
            throw new BadPacketException("nothing to watch");
        }
        Watchpoint watchpoint = new Watchpoint(address, kind, kind(type));
        if (make) {
            return target.setWatchpoint(watchpoint) ? Reply.OK : Reply.TOO_MANY;
        }
        target.clearWatchpoint(watchpoint);
        return Reply.OK;
    }

    private static Watchpoint.Kind kind(long type) {
        return type == 2 ? Watchpoint.Kind.WRITE : type == 3 ? Watchpoint.Kind.READ : Watchpoint.Kind.ACCESS;
    }
}
