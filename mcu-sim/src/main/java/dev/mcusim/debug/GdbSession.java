package dev.mcusim.debug;

import dev.mcusim.cpu.FaultCatch;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.Register;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What one gdb does with a board, from connecting to leaving. */
final class GdbSession {

    /** How it ends. */
    enum End {
        /** The debugger lets the program go on without it, or has gone. */
        LEFT,
        /** The program is not to go on, or has come to its end. */
        OVER
    }

    private static final int TEXT_PIECE = 1000;
    private static final String HALTED = "T05thread:1;";
    /** Ended by signal 9. */
    private static final String KILLED = "X09";

    private final GdbConnection connection;
    private final DebugTarget target;
    private final RunControl control;
    private final RegisterCommands registers;
    private final MemoryCommands memory;
    private final PointCommands points;
    private final QueryCommands queries;
    private final MonitorCommands monitor;
    private String latestStop = HALTED;
    private Optional<StopReason> finished = Optional.empty();
    private Optional<End> end = Optional.empty();
    private boolean extended;

    GdbSession(GdbConnection connection, DebugTarget target, RunControl control) {
        this.connection = connection;
        this.target = target;
        this.control = control;
        registers = new RegisterCommands(target);
        memory = new MemoryCommands(target);
        points = new PointCommands(target);
        queries = new QueryCommands(target);
        monitor = new MonitorCommands(target, control);
        target.catchFaults(FaultCatch.HARD_FAULT);
    }

    /** Answers packets until the debugger leaves or the run is over. */
    End serve() {
        while (end.isEmpty()) {
            Optional<String> packet = connection.receive();
            if (packet.isEmpty()) {
                return leave();
            }
            answer(packet.get()).ifPresent(connection::send);
        }
        return end.get();
    }

    /** How the program ended, where it did. */
    Optional<StopReason> finished() {
        return finished;
    }

    private End leave() {
        target.clearAll();
        target.arm();
        return finished.isPresent() ? End.OVER : End.LEFT;
    }

    /** The answer to a packet; empty where there is none to be given. */
    private Optional<String> answer(String packet) {
        try {
            return packet.isEmpty() ? Optional.of(Reply.UNSUPPORTED) : carryOut(packet);
        } catch (BadPacketException e) {
            connection.stopped();
            return Optional.of(Reply.BAD_PACKET);
        }
    }

    private Optional<String> carryOut(String packet) {
        return switch (packet.charAt(0)) {
            case '?' -> Optional.of(latestStop);
            case '!' -> {
                extended = true;
                yield Optional.of(Reply.OK);
            }
            case 'g' -> Optional.of(registers.readAll());
            case 'G' -> Optional.of(registers.writeAll(packet));
            case 'p' -> Optional.of(registers.read(packet));
            case 'P' -> Optional.of(registers.write(packet));
            case 'm' -> Optional.of(memory.read(packet));
            case 'M' -> Optional.of(memory.write(packet));
            case 'X' -> Optional.of(memory.writeBinary(packet));
            case 'Z', 'z' -> Optional.of(points.change(packet));
            case 'c', 'C', 's', 'S' -> Optional.of(resume(packet));
            case 'H', 'T' -> Optional.of(Reply.OK);
            case 'D' -> {
                end = Optional.of(leave());
                yield Optional.of(Reply.OK);
            }
            case 'k' -> {
                kill();
                yield Optional.empty();
            }
            case 'R' -> {
                restart();
                yield Optional.empty();
            }
            case 'Q' -> Optional.of(set(packet));
            case 'q' -> Optional.of(query(packet));
            case 'v' -> Optional.of(verbose(packet));
            default -> Optional.of(Reply.UNSUPPORTED);
        };
    }

    private String set(String packet) {
        if (packet.equals("QStartNoAckMode")) {
            connection.stopAcknowledging();
            return Reply.OK;
        }
        return Reply.UNSUPPORTED;
    }

    /** A program that has come to its end has no threads. */
    private String query(String packet) {
        if (finished.isPresent() && packet.startsWith("qfThreadInfo")) {
            return "l";
        }
        return packet.startsWith("qRcmd,") ? monitor(packet) : queries.answer(packet);
    }

    private String verbose(String packet) {
        String name = packet.split("[:;]", 2)[0];
        Fields fields = new Fields(packet, Math.min(packet.length(), name.length() + 1));
        return switch (name) {
            case "vCont" -> resume(packet);
            case "vCont?" -> "vCont;c;C;s;S;r";
            case "vFlashErase" -> memory.erase(fields);
            case "vFlashWrite" -> memory.program(fields);
            case "vFlashDone" -> Reply.OK;
            case "vKill" -> {
                kill();
                yield Reply.OK;
            }
            case "vRun" -> {
                restart();
                yield latestStop;
            }
            default -> Reply.UNSUPPORTED;
        };
    }

    private String resume(String packet) {
        ResumeCommands.Order order = ResumeCommands.parse(packet);
        order.from().ifPresent(address -> target.machine().setRegister(Register.PC, (int) address));
        boolean stepped = !(order.how() instanceof Resume.Continue);
        StopReason stop = control.resume(order.how());
        connection.stopped();
        StopReply.remark(stop, target).ifPresent(remark -> say("mcusim: " + remark + "\n"));
        if (control.endedByItself()) {
            say("mcusim: stopped by the script or the time limit of the command line\n");
        }
        if (StopReply.isEnd(stop, stepped)) {
            finished = Optional.of(stop);
        }
        latestStop = StopReply.of(stop, target, stepped);
        return latestStop;
    }

    /** In extended mode, the debugger may start the program once more. */
    private void kill() {
        finished = Optional.of(new StopReason.StopRequested(target.pc()));
        latestStop = KILLED;
        if (!extended) {
            end = Optional.of(End.OVER);
        }
    }

    private void restart() {
        monitor.run("reset");
        finished = Optional.empty();
        latestStop = HALTED;
    }

    private String monitor(String packet) {
        byte[] line = Hex.bytes(packet.substring("qRcmd,".length()));
        say(monitor.run(new String(line, StandardCharsets.UTF_8)));
        return Reply.OK;
    }

    /** Has gdb print a text. */
    private void say(String text) {
        for (int from = 0; from < text.length(); from += TEXT_PIECE) {
            connection.send("O" + Hex.ofText(text.substring(from, Math.min(text.length(), from + TEXT_PIECE))));
        }
    }
}
