package dev.mcusim.debug;

/** The packets that ask about the target: {@code q…} ("Debugging with gdb", E.4), those of {@code monitor} left out. */
final class QueryCommands {

    private static final String FEATURES = "PacketSize=%x;QStartNoAckMode+;qXfer:features:read+;qXfer:memory-map:read+;"
            + "swbreak+;hwbreak+;vContSupported+";

    private final DebugTarget target;

    QueryCommands(DebugTarget target) {
        this.target = target;
    }

    /** The answer to a packet that begins with q. */
    String answer(String packet) {
        String name = packet.split("[:,;]", 2)[0];
        return switch (name) {
            case "qSupported" -> FEATURES.formatted(PacketReader.MOST_BYTES);
            case "qXfer" -> transfer(packet);
            case "qAttached" -> "1";
            case "qC" -> "QC1";
            case "qfThreadInfo" -> "m1";
            case "qsThreadInfo" -> "l";
            case "qThreadExtraInfo" -> Hex.ofText("core");
            case "qSymbol" -> Reply.OK;
            default -> Reply.UNSUPPORTED;
        };
    }

    /** {@code qXfer:OBJECT:read:ANNEX:OFFSET,LENGTH}. */
    private String transfer(String packet) {
        String[] parts = packet.split(":", -1);
        if (parts.length != 5 || !parts[2].equals("read")) {
            return Reply.UNSUPPORTED;
        }
        Fields fields = new Fields(parts[4], 0);
        int offset = fields.count(Integer.MAX_VALUE);
        int length = Math.min(fields.expect(',').count(Integer.MAX_VALUE), PacketReader.MOST_BYTES / 2);
        if (parts[1].equals("features") && parts[3].equals("target.xml")) {
            return Reply.piece(TargetDescription.registers(), offset, length);
        } else if (parts[1].equals("memory-map") && parts[3].isEmpty()) {
            return Reply.piece(TargetDescription.memoryMap(target.port().memory()), offset, length);
        }
        return parts[1].equals("features") ? "E00" : Reply.UNSUPPORTED;
    }
}
