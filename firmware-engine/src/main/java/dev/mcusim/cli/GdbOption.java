package dev.mcusim.cli;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.debug.GdbServer;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The option that has the firmware debugged. */
final class GdbOption {
    static final String NAME = "gdb";
    private static final int MOST_PORT = 65_535;

    private GdbOption() {}

    static Option gdb() {
        return Option.builder()
                .longOpt(NAME)
                .hasArg()
                .argName("PORT")
                .desc("wait for gdb on this port of localhost, halted at reset; 0 for any free port")
                .get();
    }

    /**
     * The port.
     *
     * @throws UsageException when it is none, or when other options do not go with a debugger
     */
    static OptionalLong port(CommandLine line, CoreKind core) {
        OptionalLong port = FileOptions.number(line, NAME, 0, MOST_PORT);
        if (port.isPresent() && core == CoreKind.UNICORN) {
            throw new UsageException("--gdb: the core unicorn cannot be debugged; leave out --core");
        }
        if (port.isPresent() && line.hasOption("until")) {
            throw new UsageException("--gdb and --until do not go together; set a breakpoint (tbreak FUNCTION)");
        }
        return port;
    }

    /**
     * Opens the port, says so, and does what there is to do with a debugger.
     *
     * @throws UsageException when it cannot be opened
     */
    static <T> T debug(long port, Console console, Function<GdbServer, T> session) {
        try (GdbServer server = open((int) port, console)) {
            say(
                    console,
                    "halted at reset, waiting for gdb on localhost:%d (in gdb: target remote :%d)"
                            .formatted(server.port(), server.port()));
            return session.apply(server);
        }
    }

    private static GdbServer open(int port, Console console) {
        try {
            return GdbServer.listen(port, text -> say(console, text));
        } catch (IOException e) {
            throw new UsageException(
                    "--gdb %d: the port cannot be opened (%s); name another, or 0 for any free one"
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    private static void say(Console console, String text) {
        console.err().println("mcusim: " + text);
        console.err().flush();
    }
}
