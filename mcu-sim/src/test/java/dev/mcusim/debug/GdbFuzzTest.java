package dev.mcusim.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.machine.Machine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes over the wire, a session answers it or not, and goes on. */
class GdbFuzzTest {

    private static final long MOST_INSTRUCTIONS = 20_000;
    private static final Code CODE = new Code("1: adds r0, #1; str r0, [sp]; b 1b", 0x3001, 0x9000, 0xe7fc);

    @Provide
    Arbitrary<List<String>> packets() {
        Arbitrary<String> commands = Arbitraries.of(
                "g",
                "G",
                "p",
                "P",
                "m",
                "M",
                "X",
                "Z0,",
                "Z1,",
                "Z2,",
                "Z3,",
                "Z4,",
                "z0,",
                "z2,",
                "c",
                "s",
                "C0b;",
                "S",
                "vCont;c",
                "vCont;s",
                "vCont;r",
                "vCont;",
                "vCont?",
                "vFlashErase:",
                "vFlashWrite:",
                "vFlashDone",
                "vRun;",
                "q",
                "qXfer:features:read:target.xml:",
                "qXfer:memory-map:read::",
                "qRcmd,",
                "qRcmd,75617274205553415254335c71",
                "qRcmd,63617463682066",
                "qSupported",
                "Q",
                "H",
                "T",
                "!",
                "?",
                "R",
                "x",
                "vMustReplyEmpty",
                "qC");
        Arbitrary<String> numbers = Arbitraries.of(
                "0",
                "8000200",
                "8000204",
                "20000ffc",
                "ffffffff",
                "100000000",
                "fffffffffffffffffff",
                "-1",
                "1",
                "4",
                "ffff",
                "e000ed08",
                "40020000",
                "",
                "zz");
        Arbitrary<String> separators = Arbitraries.of(",", ":", ";", "=", "", "#", "\0");
        Arbitrary<String> tails =
                Arbitraries.oneOf(numbers, separators, Arbitraries.strings().ofMaxLength(20));
        Arbitrary<String> packet =
                commands.flatMap(command -> tails.list().ofMaxSize(5).map(list -> command + String.join("", list)));
        return Arbitraries.oneOf(packet, Arbitraries.strings().ofMaxLength(30))
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 60)
    void noPacketEndsASession(@ForAll("packets") List<String> packets) {
        StringBuilder wire = new StringBuilder();
        packets.forEach(packet -> wire.append(GdbClient.packet(latin(packet))));
        wire.append(GdbClient.packet("!")).append(GdbClient.packet("vKill;1")).append(GdbClient.packet("qC"));
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try (Machine machine = TestBoard.m4(CoreKind.JIT, CODE)) {
            DebugTarget target = new DebugTarget(machine);
            RunControl control = new RunControl(target, MOST_INSTRUCTIONS);
            byte[] bytes = wire.toString().getBytes(StandardCharsets.ISO_8859_1);
            GdbConnection connection = new GdbConnection(new ByteArrayInputStream(bytes), answers, control::interrupt);
            GdbSession session = new GdbSession(connection, target, control);
            assertThat(session.serve()).isEqualTo(GdbSession.End.OVER);
        }
        assertThat(answers.toString(StandardCharsets.ISO_8859_1)).contains("$QC1#");
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                .replaceAll("[$#}]", "_");
    }
}
