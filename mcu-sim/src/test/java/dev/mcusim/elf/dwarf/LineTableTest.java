package dev.mcusim.elf.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.elf.ElfSections;
import dev.mcusim.elf.ElfWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTableTest {

    private static final long CODE = Tables.CODE;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void everyVersionIsRead(int version) {
        LineTable table = LineTable.read(Tables.sections(version), address -> true);
        assertThat(table.ranges())
                .containsExactly(
                        new LineRange(CODE, CODE + 4, "/code/main.c", 3),
                        new LineRange(CODE + 4, CODE + 6, "/code/main.c", 5),
                        new LineRange(CODE + 6, CODE + 8, "/code/inc/part.h", 5),
                        new LineRange(CODE + 8, CODE + 12, "/code/main.c", 4));
        assertThat(table.at(CODE + 6).map(LineRange::file)).contains("/code/inc/part.h");
        assertThat(table.at(CODE - 1)).isEmpty();
        assertThat(table.at(CODE + 12)).isEmpty();
    }

    @Test
    void codeThatWasDroppedIsLeftOut() {
        assertThat(LineTable.read(Tables.sections(4), address -> address < CODE).ranges())
                .isEmpty();
    }

    @Test
    void anExecutableWithoutLinesSaysSo() {
        byte[] file = new ElfWriter().code(".text", CODE, new byte[4]).write();
        assertThatExceptionOfType(DwarfException.class)
                .isThrownBy(() -> LineTable.read(ElfSections.read(file), address -> true))
                .matches(e -> e.code() == DwarfException.Code.NO_LINES)
                .withMessageContaining("-g");
    }

    @Test
    void pathsAreMadeWhole() {
        assertThat(List.of(
                        SourcePath.within("/a/b", "../c.c"),
                        SourcePath.within("/a", "/b/./c.c"),
                        SourcePath.within("build", "../../c.c"),
                        SourcePath.within("C:\\work", "D:/x.c"),
                        SourcePath.within("", "x.c")))
                .containsExactly("/a/c.c", "/b/c.c", "../c.c", "D:/x.c", "x.c");
    }

    @Property(tries = 3000)
    void changedBytesGiveATableOrACodedError(
            @ForAll @IntRange(min = 2, max = 5) int version,
            @ForAll @IntRange(max = 4) int section,
            @ForAll @Size(min = 1, max = 4) int[] places,
            @ForAll @Size(4) byte[] values) {
        readOrFail(changed(Tables.sections(version), section, bytes -> {
            byte[] changed = bytes.clone();
            for (int i = 0; i < places.length && changed.length > 0; i++) {
                changed[Math.floorMod(places[i], changed.length)] = values[i];
            }
            return changed;
        }));
    }

    @Property(tries = 1000)
    void anyBytesGiveATableOrACodedError(@ForAll @Size(max = 100) byte[] line, @ForAll @Size(max = 60) byte[] info) {
        DebugSections good = Tables.sections(5);
        readOrFail(new DebugSections(
                ByteBuffer.wrap(line),
                good.strings(),
                good.lineStrings(),
                ByteBuffer.wrap(info),
                good.abbreviations()));
    }

    private static DebugSections changed(DebugSections from, int section, UnaryOperator<byte[]> change) {
        ByteBuffer[] all = {from.line(), from.strings(), from.lineStrings(), from.info(), from.abbreviations()};
        all[section] = ByteBuffer.wrap(change.apply(all[section].array()));
        return new DebugSections(all[0], all[1], all[2], all[3], all[4]);
    }

    private static void readOrFail(DebugSections sections) {
        try {
            assertThat(LineTable.read(sections, address -> true).ranges()).isNotNull();
        } catch (DwarfException e) {
            assertThat(e.code()).isNotNull();
        }
    }
}
