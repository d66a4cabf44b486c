package dev.mcusim.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** However a profile is damaged, the answer is a board or a list of coded faults, never another exception. */
class BrokenProfilesTest {
    private static final String BOARD = Guide.examples().get("black-pill.yaml");
    private static final String CHIP = Guide.examples().get("stm32f405rg.yaml");
    private static final String[] SCRAPS = {
        "",
        " ",
        "\n",
        "\t",
        ":",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "#",
        "&a ",
        "*a",
        "!!java.lang.Object ",
        "? ",
        "---\n",
        "0",
        "-1",
        "0x",
        "0xFFFFFFFFFFFF",
        "1e999999999",
        "99999999999999999999",
        ".nan",
        "~",
        "null",
        "true",
        "0b101",
        "2026-01-01",
        "\u0000",
        "\uFEFF",
        "\uD83D\uDE00",
        "<<: ",
        "|\n",
        ">-\n",
        "%YAML 9.9\n",
        "\\",
        "1_000",
        "0o17",
        "\uD800",
        "190:20:30"
    };

    @Property(tries = 1000)
    void damagedTextYieldsFaultsOnly(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int cuts) {
        Random random = new Random(seed);
        read(damaged(BOARD, random, cuts), false);
        read(damaged(CHIP, random, cuts), true);
    }

    @Property(tries = 500)
    void arbitraryTextYieldsFaultsOnly(@ForAll @StringLength(max = 200) String text) {
        read(text, false);
        read("id: x\nmemory: " + text, true);
    }

    @Property(tries = 300)
    void swappedLinesYieldFaultsOnly(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(CHIP.lines().toList());
        for (int i = 0; i < 3; i++) {
            lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
        }
        read(String.join("\n", lines), true);
    }

    private static String damaged(String text, Random random, int cuts) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 0; i < cuts; i++) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + random.nextInt(12));
            damaged.replace(at, end, SCRAPS[random.nextInt(SCRAPS.length)]);
        }
        return damaged.toString();
    }

    private static void read(String text, boolean chip) {
        Faults faults = Faults.in("damaged.yaml");
        Optional<?> value = YamlReader.read(text, faults).flatMap(root -> {
            Fields fields = Fields.of(root, faults);
            return chip
                    ? new ChipReader(SharedTables.get()).read(fields)
                    : new BoardReader(SharedTables.get(), (board, name) -> Optional.empty()).read(fields);
        });
        boolean refused = faults.count() > 0;
        if (chip) {
            assertThat(value.isPresent()).as("a chip, or faults").isEqualTo(!refused);
        } else {
            assertThat(value).as("no board without its chip").isEmpty();
        }
    }
}
