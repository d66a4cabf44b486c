package dev.mcusim.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacketReaderTest {

    private final List<String> seen = new ArrayList<>();

    private final PacketReader reader = new PacketReader(new PacketReader.Sink() {
        @Override
        public void packet(byte[] payload) {
            seen.add(new String(payload, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void corrupt() {
            seen.add("corrupt");
        }

        @Override
        public void acknowledged(boolean well) {
            seen.add(well ? "+" : "-");
        }

        @Override
        public void interrupt() {
            seen.add("interrupt");
        }
    });

    private List<String> read(String bytes) {
        bytes.chars().forEach(reader::accept);
        return seen;
    }

    @Test
    void packetsAcknowledgementsAndInterruptsAreToldApart() {
        assertThat(read("+$m0,4#fd\3-$g#67")).containsExactly("+", "m0,4", "interrupt", "-", "g");
    }

    @Test
    void aWrongChecksumIsNoticed() {
        assertThat(read("$g#68$g#zz$g#6x$g#67")).containsExactly("corrupt", "corrupt", "corrupt", "g");
    }

    @Test
    void theChecksumMayHaveCapitals() {
        assertThat(read("$m0,4#FD")).containsExactly("m0,4");
    }

    @Test
    void escapesAreUndoneAndCountAsSent() {
        assertThat(read("$X}\3}\4}]}\n#ff")).containsExactly("corrupt");
        seen.clear();
        int sum = 'X' + '}' + 3 + '}' + 4 + '}' + ']' + '}' + '\n' & 0xff;
        assertThat(read("$X}\3}\4}]}\n#%02x".formatted(sum))).containsExactly("X#$}*");
    }

    @Test
    void garbageBetweenPacketsIsSkipped() {
        assertThat(read("hello#00 }world$g#67")).containsExactly("g");
    }

    @Test
    void aPacketThatWasCutOffIsForgottenWhenTheNextBegins() {
        assertThat(read("$m2000$g#67$m#$g#67$m#6$g#67")).containsExactly("g", "g", "g");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(read("$" + "0".repeat(PacketReader.MOST_BYTES + 1) + "#30")).containsExactly("corrupt");
        seen.clear();
        assertThat(read("$" + "0".repeat(PacketReader.MOST_BYTES) + "#00")).hasSize(1);
    }

    @Property(tries = 300)
    void afterAnyBytesAPacketIsUnderstood(@ForAll @Size(max = 200) byte[] noise) {
        for (byte data : noise) {
            reader.accept(data & 0xff);
        }
        seen.clear();
        assertThat(read("$g#67")).containsExactly("g");
    }
}
