package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mcusim.board.RegisterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterBankTest {

    private final RegisterLayout layout = new RegisterLayout(
            "RCC",
            Map.of(
                    "CR",
                    new RegisterMap.Register(
                            0, Map.of("HSEON", new RegisterMap.Field(16, 16), "HSERDY", new RegisterMap.Field(17, 17))),
                    "CFGR",
                    new RegisterMap.Register(
                            8, Map.of("SW", new RegisterMap.Field(0, 1), "SWS", new RegisterMap.Field(2, 3)))),
            Map.of("CR", 0x83));
    private final RegisterBank rcc = new RegisterBank(layout, 0x400);

    @Test
    void afterResetRegistersReadWhatTheManualSays() {
        assertThat(rcc.read(0, 4)).isEqualTo(0x83);
        assertThat(rcc.read(8, 4)).isZero();
        assertThat(rcc.read(0x3fc, 4)).isZero();
    }

    @Test
    void bytesAndHalfwordsKeepTheRestOfTheirWord() {
        rcc.write(0x40, 4, 0x1122_3344);
        rcc.write(0x41, 1, 0xabcd);
        rcc.write(0x42, 2, 0x5566);
        assertThat(rcc.read(0x40, 4)).isEqualTo(0x5566_cd44);
        assertThat(rcc.read(0x43, 1)).isEqualTo(0x55);
        assertThat(rcc.read(0x40, 2)).isEqualTo(0xcd44);
    }

    @Test
    void aFieldThatFollowsAnotherCannotBeWritten() {
        rcc.follow("CR.HSERDY", "CR.HSEON");
        rcc.write(0, 4, 1 << 17);
        assertThat(rcc.field("CR.HSERDY").isSet()).isFalse();
        rcc.write(2, 1, 1);
        assertThat(rcc.read(0, 4)).isEqualTo(3 << 16);
        rcc.write(0, 4, 0);
        assertThat(rcc.read(0, 4)).isZero();
    }

    @Test
    void aFieldMayBeTheSameForEver() {
        rcc.always("CR.HSERDY", 1);
        rcc.write(0, 4, 0);
        assertThat(rcc.read(0, 4)).isEqualTo(1 << 17);
    }

    @Test
    void whatAChipDoesNotHaveIsPassedOver() {
        rcc.follow("CR.CSIRDY", "CR.CSION");
        rcc.always("SR.BSY", 0);
        assertThat(rcc.value("CR.CSIRDY")).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rcc.field("CR.CSIRDY"))
                .withMessageContaining("CR.CSIRDY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rcc.register("SR"))
                .withMessageContaining("SR");
    }

    @Test
    void storesReachReactionsWithTheirWholeWord() {
        List<Integer> seen = new ArrayList<>();
        rcc.register("CFGR").resetsTo(0x1234_0000).readOnly().whenWritten(seen::add);
        rcc.write(8, 1, 0x56);
        assertThat(seen).containsExactly(0x1234_0056);
        assertThat(rcc.read(8, 4)).isEqualTo(0x1234_0000);
    }

    @Test
    void someBitsAreClearedByOnes() {
        rcc.register("CFGR").resetsTo(0xff).clearedByOnes(0xf0);
        rcc.write(8, 4, 0x3c);
        assertThat(rcc.read(8, 4)).isEqualTo(0xcc);
    }

    @Test
    void resetPutsValuesBack() {
        rcc.write(0, 4, -1);
        rcc.write(0x10, 4, 5);
        rcc.reset();
        assertThat(rcc.read(0, 4)).isEqualTo(0x83);
        assertThat(rcc.read(0x10, 4)).isZero();
    }
}
