package dev.mcusim.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client of the remote serial protocol sees. */
@Timeout(60)
class GdbServerTest {

    /** 0: movs r0, #5; 2: subs r0, #1; 4: str r0, [r2]; 6: bne 2; 8: bkpt 1; 10: b 10 */
    private static final Code CODE = new Code(
            "movs r0, #5; 1: subs r0, #1; str r0, [r2]; bne 1b; bkpt 1; b .",
            0x2005,
            0x3801,
            0x6010,
            0xd1fc,
            0xbe01,
            0xe7fe);

    private static final String PC = "0f:";

    private GdbServer server;
    private DebugTarget target;
    private CompletableFuture<StopReason> ended;

    @BeforeEach
    void start() throws IOException {
        server = GdbServer.listen(0, text -> {});
        target = new DebugTarget(TestBoard.m4(CoreKind.JIT, CODE));
        target.machine().setRegister(Register.R2, 0x2000_0100);
        ended = CompletableFuture.supplyAsync(() -> server.debug(target, Long.MAX_VALUE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private GdbClient connect() throws IOException {
        return new GdbClient(server.port());
    }

    private static String at(int offset) {
        return PC + Hex.of(TestBoard.CODE + offset, 4);
    }

    @Test
    void theBoardIsHaltedAtResetAndDescribed() throws IOException {
        try (GdbClient gdb = connect()) {
            assertThat(gdb.ask("qSupported:swbreak+")).contains("PacketSize=4000", "vContSupported+");
            assertThat(gdb.ask("?")).startsWith("T05");
            assertThat(gdb.ask("g")).hasSize(2 * (23 * 4 + 16 * 8 + 4)).contains(Hex.of(TestBoard.CODE, 4));
            assertThat(gdb.ask("qXfer:features:read:target.xml:0,ffff"))
                    .startsWith("l<?xml")
                    .contains("org.gnu.gdb.arm.m-profile", "\"d15\"");
            assertThat(gdb.ask("qXfer:features:read:target.xml:2,3")).isEqualTo("mxml");
            assertThat(gdb.ask("qXfer:memory-map:read::0,ffff"))
                    .contains("type=\"flash\" start=\"0x8000000\"", "type=\"ram\" start=\"0x20000000\"");
        }
    }

    @Test
    void breakpointsStepsAndWatchpointsStopIt() throws IOException {
        try (GdbClient gdb = connect()) {
            assertThat(gdb.ask("Z1,8000202,2")).isEqualTo("OK");
            assertThat(gdb.ask("vCont;c")).startsWith("T05hwbreak:;").contains(at(2));
            assertThat(gdb.ask("vCont;s:1;c")).startsWith("T05").contains(at(4));
            assertThat(gdb.ask("Z2,20000100,4")).isEqualTo("OK");
            assertThat(gdb.ask("c")).startsWith("T05watch:20000100;").contains(at(4));
            assertThat(gdb.ask("z2,20000100,4")).isEqualTo("OK");
            assertThat(gdb.ask("vCont;r8000204,8000208:1")).startsWith("T05").contains(at(2));
            assertThat(gdb.ask("z1,8000202,2")).isEqualTo("OK");
            gdb.send("c");
            assertThat(gdb.receive()).startsWith("O");
            assertThat(gdb.receive()).startsWith("T05").doesNotContain("break:").contains(at(8));
            assertThat(gdb.ask("p0")).isEqualTo("00000000");
            assertThat(gdb.ask("s")).contains(at(10));
        }
    }

    @Test
    void registersAndMemoryAreWritten() throws IOException {
        try (GdbClient gdb = connect()) {
            assertThat(gdb.ask("P3=78563412")).isEqualTo("OK");
            assertThat(gdb.ask("p3")).isEqualTo("78563412");
            assertThat(gdb.ask("M20000100,3:010203")).isEqualTo("OK");
            assertThat(gdb.ask("m20000100,3")).isEqualTo("010203");
            assertThat(gdb.ask("me000ed00,4")).isEqualTo("41c20f41");
            assertThat(gdb.ask("mc0000000,4")).isEqualTo("E0e");
            assertThat(gdb.ask("vFlashErase:08010000,400")).isEqualTo("OK");
            assertThat(gdb.ask("vFlashWrite:08010000:ab")).isEqualTo("OK");
            assertThat(gdb.ask("m08010000,3")).isEqualTo("6162ff");
            assertThat(gdb.ask("P16=1")).isEqualTo("E16");
            assertThat(gdb.ask("Pff=00000000")).isEqualTo("E16");
        }
    }

    @Test
    void resetKeepsMemory() throws IOException {
        try (GdbClient gdb = connect()) {
            gdb.ask("M20000100,1:77");
            gdb.ask("s");
            gdb.send("qRcmd," + Hex.ofText("reset halt"));
            assertThat(gdb.receive()).startsWith("O");
            assertThat(gdb.receive()).isEqualTo("OK");
            assertThat(gdb.ask("pf")).isEqualTo(Hex.of(TestBoard.CODE, 4));
            assertThat(gdb.ask("m20000100,1")).isEqualTo("77");
        }
    }

    @Test
    void aRunningProgramIsInterruptedByOneByte() throws IOException {
        try (GdbClient gdb = connect()) {
            gdb.ask("Pf=" + Hex.of(TestBoard.CODE + 10, 4));
            gdb.send("c");
            assertThat(gdb.next()).isEqualTo('+');
            gdb.raw("\3");
            assertThat(gdb.receive()).startsWith("T02").contains(at(10));
        }
    }

    @Test
    void endlessSteppingIsInterruptedAndNothingElseIs() throws IOException {
        try (GdbClient gdb = connect()) {
            gdb.ask("Pf=" + Hex.of(TestBoard.CODE + 10, 4));
            gdb.send("vCont;r800020a,800020c:1");
            assertThat(gdb.next()).isEqualTo('+');
            gdb.raw("\3");
            assertThat(gdb.receive()).startsWith("T02").contains(at(10));
            assertThat(gdb.ask("Z0,800020a,2")).isEqualTo("OK");
            gdb.raw("\3");
            assertThat(gdb.ask("c")).startsWith("T05swbreak").contains(at(10));
            assertThat(gdb.ask("vCont;r800020a,800020c:1"))
                    .startsWith("T05swbreak")
                    .contains(at(10));
        }
    }

    @Test
    void damagedPacketsAreAskedForAgain() throws IOException {
        try (GdbClient gdb = connect()) {
            gdb.raw("$g#00");
            assertThat(gdb.next()).isEqualTo('-');
            assertThat(gdb.ask("qC")).isEqualTo("QC1");
            gdb.raw("-");
            assertThat(gdb.receive()).isEqualTo("QC1");
            assertThat(gdb.ask("QStartNoAckMode")).isEqualTo("OK");
            gdb.send("qC");
            assertThat(gdb.next()).isEqualTo('$');
        }
    }

    @Test
    void killEndsTheRunAndDetachDoesNot() throws IOException, InterruptedException, ExecutionException {
        try (GdbClient gdb = connect()) {
            gdb.ask("Pf=" + Hex.of(TestBoard.CODE + 10, 4));
            assertThat(gdb.ask("D")).isEqualTo("OK");
        }
        try (GdbClient gdb = connect()) {
            assertThat(gdb.ask("?")).startsWith("T05");
            assertThat(gdb.ask("pf")).isEqualTo(Hex.of(TestBoard.CODE + 10, 4));
            assertThat(ended).isNotDone();
            assertThat(gdb.ask("vKill;1")).isEqualTo("OK");
        }
        assertThat(ended.get()).isInstanceOf(StopReason.StopRequested.class);
    }

    @Test
    void inExtendedModeAKilledProgramMayBeStartedAgain() throws IOException, InterruptedException, ExecutionException {
        try (GdbClient gdb = connect()) {
            assertThat(gdb.ask("!")).isEqualTo("OK");
            gdb.ask("s");
            assertThat(gdb.ask("vKill;1")).isEqualTo("OK");
            assertThat(gdb.ask("?")).isEqualTo("X09");
            assertThat(gdb.ask("qfThreadInfo")).isEqualTo("l");
            assertThat(gdb.ask("vRun;")).startsWith("T05");
            assertThat(gdb.ask("qfThreadInfo")).isEqualTo("m1");
            assertThat(gdb.ask("pf")).isEqualTo(Hex.of(TestBoard.CODE, 4));
            gdb.ask("vKill;1");
        }
        assertThat(ended.get()).isInstanceOf(StopReason.StopRequested.class);
    }
}
