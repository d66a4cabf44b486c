package dev.mcusim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ElfRoundTripTest {

    static ElfWriter sample() {
        byte[] text = new byte[0x40];
        text[0x20] = 0x70;
        text[0x21] = 0x47;
        text[0x24] = 0x78;
        text[0x27] = 0x12;
        return new ElfWriter()
                .constants(".vectors", 0x0800_0000L, new byte[] {0, 0x10, 0, 0x20, 0x41, 0, 0, 8})
                .code(".text", 0x0800_0040L, text)
                .data(".data", 0x2000_0000L, 0x0800_0080L, new byte[] {1, 2, 3, 4, 5})
                .zeroed(".bss", 0x2000_0008L, 0x1000)
                .function("Reset_Handler", 0x0800_0040L, 0x20)
                .function("layer", 0x0800_0060L, 2)
                .dataAt(0x0800_0064L)
                .object("table", 0x2000_0000L, 5)
                .object("arena", 0x2000_0008L, 0x1000)
                .object("_end", 0x2000_1008L, 0)
                .entry(0x0800_0040L);
    }

    @Test
    void whatIsWrittenIsRead() {
        ElfFile file = ElfFile.read(sample().write());
        assertThat(file.entry()).isEqualTo(0x0800_0040L);
        assertThat(file.segments()).hasSize(4);
        assertThat(file.segments().get(0).executable()).isFalse();
        assertThat(file.segments().get(1).executable()).isTrue();
        ElfSegment data = file.segments().get(2);
        assertThat(data.virtualAddress()).isEqualTo(0x2000_0000L);
        assertThat(data.loadAddress()).isEqualTo(0x0800_0080L);
        assertThat(data.bytes()).containsExactly(1, 2, 3, 4, 5);
        assertThat(data.writable()).isTrue();
        ElfSegment bss = file.segments().get(3);
        assertThat(bss.fileSize()).isZero();
        assertThat(bss.memorySize()).isEqualTo(0x1000);
        assertThat(file.symbols())
                .containsExactly(
                        new ElfSymbol("Reset_Handler", 0x0800_0040L, 0x20, ElfSymbol.Type.FUNC),
                        new ElfSymbol("layer", 0x0800_0060L, 2, ElfSymbol.Type.FUNC),
                        new ElfSymbol("table", 0x2000_0000L, 5, ElfSymbol.Type.OBJECT),
                        new ElfSymbol("arena", 0x2000_0008L, 0x1000, ElfSymbol.Type.OBJECT),
                        new ElfSymbol("_end", 0x2000_1008L, 0, ElfSymbol.Type.OBJECT));
        assertThat(file.functionAt(0x0800_0061L))
                .hasValueSatisfying(symbol -> assertThat(symbol.name()).isEqualTo("layer"));
        assertThat(file.functionAt(0x0800_0062L)).isEmpty();
        assertThat(file.symbol("arena")).isPresent();
    }

    @Test
    void theSameInputMakesTheSameFile() {
        assertThat(sample().write()).isEqualTo(sample().write());
    }

    @Test
    void aSymbolOutsideAllSectionsIsRefused() {
        assertThatThrownBy(() -> sample().function("lost", 0x0900_0000L, 4).write())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lost");
    }

    @Test
    void sectionsOutsideTheAddressSpaceAreRefused() {
        assertThatThrownBy(() -> new ElfWriter().zeroed(".bss", 0xffff_ffffL, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".bss");
    }
}
