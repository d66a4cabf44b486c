package dev.mcusim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.machine.Machine;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstructionTraceTest {

    private static final Code CODE = new Code(
            "movs r0, #2; 1: subs r0, #1; ite ne; addne r1, r0, #4; moveq r1, #9; bne 1b; vmov s1, r1; udf; bkpt 0",
            0x2002,
            0x3801,
            0xbf14,
            0x1d01,
            0x2109,
            0xd1fa,
            0xee00,
            0x1a90,
            0xde00,
            0xbe00);
    private static final CodeNames NAMES =
            new CodeNames(List.of(new ElfSymbol("main", TestBoard.CODE, 20, ElfSymbol.Type.FUNC)));

    private static Machine machine() {
        return TestBoard.m4(CoreKind.JIT, CODE);
    }

    private static String trace(long limit, AddressRange... only) {
        StringWriter text = new StringWriter();
        try (Machine machine = machine()) {
            InstructionTrace trace = new InstructionTrace(text, NAMES, List.of(only), limit);
            trace.attach(machine).ifPresent(machine.debugUnit().orElseThrow()::listen);
            machine.run(-1, 1000);
            trace.finish(machine);
        }
        return text.toString();
    }

    @Test
    void everyInstructionIsALine() {
        assertThat(trace(Long.MAX_VALUE)
                        .lines()
                        .map(line -> line.replaceFirst("^ *\\d+  ", ""))
                        .toList())
                .startsWith(
                        "# mcusim trace 1: cycle, address, function, instruction, registers changed",
                        "08000200  main                        movs r0, #2                      r0=00000002 flags=nzcvq",
                        "08000202  main+0x2                    subs r0, #1                      r0=00000001 flags=nzCvq",
                        "08000204  main+0x4                    ite ne",
                        "08000206  main+0x6                    addne r1, r0, #4                 r1=00000005",
                        "08000208  main+0x8                    moveq r1, #9",
                        "0800020a  main+0xa                    bne.n 8000202")
                .contains("08000208  main+0x8                    moveq r1, #9                     r1=00000009")
                .last()
                .asString()
                .endsWith("# not completed");
    }

    @Test
    void cyclesOfLinesNeverGoBack() {
        List<Long> cycles = trace(Long.MAX_VALUE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Long.parseLong(line.strip().split(" ", -1)[0]))
                .toList();
        assertThat(cycles).isSorted().hasSize(12).first().isEqualTo(0L);
    }

    @Test
    void theRunIsTheSame() {
        Counters[] counters = new Counters[2];
        for (int i = 0; i < 2; i++) {
            try (Machine machine = machine()) {
                if (i == 0) {
                    new InstructionTrace(new StringWriter(), NAMES, List.of(), 3)
                            .attach(machine)
                            .ifPresent(machine.debugUnit().orElseThrow()::listen);
                }
                machine.run(-1, 1000);
                counters[i] = machine.counters();
            }
        }
        assertThat(counters[0]).isEqualTo(counters[1]);
    }

    @Test
    void aTraceCanBeLimited() {
        assertThat(trace(2).lines()).hasSize(4).last().isEqualTo("# the limit of lines is reached");
        assertThat(trace(Long.MAX_VALUE, new AddressRange(TestBoard.CODE + 2, TestBoard.CODE + 4))
                        .lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("subs r0, #1");
    }
}
