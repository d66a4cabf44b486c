package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeaningTest {

    @Test
    void everyRowHasAMeaning() {
        assertThat(InstructionSet.encodings())
                .allSatisfy(row -> assertThat(row.meaning()).as(row.toString()).isPresent());
    }

    @Test
    void meaningsFindTheFieldsTheyRead() {
        for (Encoding row : InstructionSet.encodings()) {
            int fields = row.bitPattern().fields().values().stream()
                    .mapToInt(BitField::mask)
                    .reduce(0, (a, b) -> a | b);
            assertThat(row.instruction(row.bitPattern().base() | fields).step(0x0800_0000L))
                    .as(row.toString())
                    .isPresent();
        }
    }
}
