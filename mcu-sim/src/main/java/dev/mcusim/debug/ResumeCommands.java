package dev.mcusim.debug;

import java.util.OptionalLong;

/** The packets that let a program go on: {@code c}, {@code C}, {@code s}, {@code S} and {@code vCont} ("Debugging with gdb", E.2). */
final class ResumeCommands {

    private static final String V_CONT = "vCont;";

    /**
     * What a packet asks for.
     *
     * @param from where to go on; empty for where the program is
     */
    record Order(Resume how, OptionalLong from) {}

    private ResumeCommands() {}

    /** Whether a packet is one of these. */
    static boolean resumes(String packet) {
        return (!packet.isEmpty() && "cCsS".indexOf(packet.charAt(0)) >= 0) || packet.startsWith(V_CONT);
    }

    /** What one of these packets asks for. Signals are for operating systems: a caught fault is always handed to the firmware. */
    static Order parse(String packet) {
        if (packet.startsWith(V_CONT)) {
            return new Order(action(packet.substring(V_CONT.length())), OptionalLong.empty());
        }
        Fields fields = new Fields(packet, 1);
        Resume how = Character.toLowerCase(packet.charAt(0)) == 'c' ? new Resume.Continue() : new Resume.Step();
        boolean address = packet.length() > 1;
        if (Character.isUpperCase(packet.charAt(0))) {
            fields.hex();
            address = fields.accept(';');
        }
        return new Order(how, address ? OptionalLong.of(fields.address()) : OptionalLong.empty());
    }

    /** The first action of vCont is the one for the only thread. */
    private static Resume action(String actions) {
        Fields fields = new Fields(actions, 1);
        return switch (actions.isEmpty() ? 0 : actions.charAt(0)) {
            case 'c', 'C' -> new Resume.Continue();
            case 's', 'S' -> new Resume.Step();
            case 'r' -> new Resume.Range(fields.address(), fields.expect(',').address());
            default -> throw new BadPacketException("no action of vCont");
        };
    }
}
