package dev.mcusim.debug;

/** The packets that read and write registers: {@code g}, {@code G}, {@code p} and {@code P} ("Debugging with gdb", E.2). */
final class RegisterCommands {

    private final DebugTarget target;

    RegisterCommands(DebugTarget target) {
        this.target = target;
    }

    /** All registers. */
    String readAll() {
        StringBuilder all = new StringBuilder();
        TargetRegister.ALL.forEach(register -> all.append(register.read(target.machine())));
        return all.toString();
    }

    /** {@code G HEX}: all registers, or the first of them. The present stack pointer wins over MSP and PSP. */
    String writeAll(String packet) {
        byte[] bytes = Hex.bytes(packet.substring(1));
        int sum = TargetRegister.ALL.stream().mapToInt(TargetRegister::bytes).sum();
        if (bytes.length > sum) {
            throw new BadPacketException("more bytes than registers");
        }
        int offset = sum;
        for (int number = TargetRegister.ALL.size() - 1; number >= 0; number--) {
            TargetRegister register = TargetRegister.at(number);
            offset -= register.bytes();
            if (offset + register.bytes() <= bytes.length) {
                register.set().accept(target.machine(), Hex.number(bytes, offset, register.bytes()));
            }
        }
        return Reply.OK;
    }

    /** {@code p NUMBER}. */
    String read(String packet) {
        return TargetRegister.at(new Fields(packet, 1).hex()).read(target.machine());
    }

    /** {@code P NUMBER=HEX}. */
    String write(String packet) {
        Fields fields = new Fields(packet, 1);
        TargetRegister register = TargetRegister.at(fields.hex());
        byte[] bytes = Hex.bytes(fields.expect('=').rest());
        if (bytes.length != register.bytes()) {
            throw new BadPacketException("not as many bytes as the register has");
        }
        register.set().accept(target.machine(), Hex.number(bytes, 0, bytes.length));
        return Reply.OK;
    }
}
