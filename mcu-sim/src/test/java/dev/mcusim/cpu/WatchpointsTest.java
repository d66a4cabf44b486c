package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Watched;
import dev.mcusim.cpu.Watchpoint.Kind;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Watched memory. The title of a test is the assembly it runs. */
class WatchpointsTest {

    private static final long DATA = 0x2000_0100L;

    /** r0 counts from 0 to 200, r2 is {@link #DATA}: stores, loads and goes on. */
    private static final Code LOOP = new Code(
            "movs r0, #0; 1: adds r0, #1; str r0, [r2]; ldrb r1, [r2, #1]; cmp r0, #200; bne 1b; bkpt 0",
            0x2000,
            0x3001,
            0x6010,
            0x7851,
            0x28c8,
            0xd1fa,
            0xbe00);

    private static final long STORE = TestBoard.CODE + 4;
    private static final long LOAD = TestBoard.CODE + 6;

    private static final Code DUAL =
            new Code("strd r0, r1, [r2]; ldm r2, {r3, r4}; bkpt 0", 0xe9c2, 0x0100, 0xe892, 0x0018, 0xbe00);

    private static Machine at(CoreDriver core, Code code, Watchpoint... watched) {
        Machine machine = core.m7(code);
        machine.setRegister(Register.R2, (int) DATA);
        machine.debugUnit().orElseThrow().setWatchpoints(List.of(watched));
        return machine;
    }

    @EveryJavaCore
    @DisplayName("1: adds r0, #1; str r0, [r2]; ldrb r1, [r2, #1]; cmp r0, #200; bne 1b")
    void theRunEndsBeforeTheAccess(CoreDriver core) {
        Watchpoint write = new Watchpoint(DATA, 4, Kind.WRITE);
        Watchpoint read = new Watchpoint(DATA + 1, 1, Kind.READ);
        try (Machine machine = at(core, LOOP, write, read)) {
            for (int round = 1; round <= 200; round++) {
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Watched(STORE, write));
                assertThat(machine.register(Register.PC)).isEqualTo((int) STORE);
                assertThat(machine.step(true)).isEqualTo(new Watched(STORE, write));
                assertThat(machine.readWord(DATA)).isNotEqualTo(round);
                machine.step(false);
                assertThat(machine.readWord(DATA)).isEqualTo(round);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Watched(LOAD, read));
                machine.step(false);
            }
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(StopReason.Breakpoint.class);
            assertThat(machine.counters().instructions()).isEqualTo(1 + 200 * 5);
        }
    }

    @EveryJavaCore
    @DisplayName("strd r0, r1, [r2]; ldm r2, {r3, r4}")
    void everyWordOfAnAccessCounts(CoreDriver core) {
        Watchpoint second = new Watchpoint(DATA + 6, 1, Kind.ACCESS);
        try (Machine machine = at(core, DUAL, second)) {
            machine.setRegister(Register.R0, 1);
            machine.setRegister(Register.R1, 2);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Watched(TestBoard.CODE, second));
            machine.step(false);
            assertThat(machine.readWord(DATA + 4)).isEqualTo(2);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Watched(TestBoard.CODE + 4, second));
            machine.step(false);
            assertThat(machine.register(Register.R3)).isEqualTo(1);
            assertThat(machine.register(Register.R4)).isEqualTo(2);
        }
    }

    @EveryJavaCore
    @DisplayName("the same loop, watching memory beside what is accessed: as many cycles")
    void watchingOtherMemoryChangesNothing(CoreDriver core) {
        Counters[] counted = new Counters[2];
        for (int i = 0; i < 2; i++) {
            long place = i == 0 ? DATA + 4 : DATA + 0x8000;
            try (Machine machine =
                    at(core, LOOP, new Watchpoint(DATA - 4, 4, Kind.ACCESS), new Watchpoint(place, 4, Kind.ACCESS))) {
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(StopReason.Breakpoint.class);
                counted[i] = machine.counters();
            }
        }
        assertThat(counted[0]).isEqualTo(counted[1]);
        try (Machine machine = at(core, LOOP)) {
            machine.run(-1, CoreDriver.PLENTY);
            assertThat(machine.counters()).isEqualTo(counted[0]);
        }
    }

    @EveryJavaCore
    @DisplayName("ldr r1, [r2] with r2 = VTOR: registers of the core can be watched")
    void systemRegistersAreWatched(CoreDriver core) {
        Watchpoint vtor = new Watchpoint(0xe000_ed08L, 4, Kind.READ);
        try (Machine machine = core.m7(new Code("ldr r1, [r2]; bkpt 0", 0x6811, 0xbe00))) {
            machine.setRegister(Register.R2, 0xe000_ed08);
            machine.debugUnit().orElseThrow().setWatchpoints(List.of(vtor));
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Watched(TestBoard.CODE, vtor));
            machine.step(false);
            assertThat(machine.register(Register.R1)).isEqualTo(0x0800_0000);
        }
    }
}
