package dev.mcusim.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.MemoryRegion.Alias;
import dev.mcusim.board.MemoryRegion.Dma;
import dev.mcusim.board.MemoryRegion.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryRegionTest {
    private final MemoryRegion region = new MemoryRegion(
            "FLASH",
            Kind.FLASH,
            0x08000000L,
            0x1000,
            false,
            true,
            Dma.ALL,
            List.of(new Alias(0x00200000L, "ITCM")),
            "",
            Set.of(),
            "");

    @Test
    void theFirstByteIsInsideAndTheEndIsOutside() {
        assertThat(region.contains(0x07FFFFFFL)).isFalse();
        assertThat(region.contains(0x08000000L)).isTrue();
        assertThat(region.contains(0x08000FFFL)).isTrue();
        assertThat(region.contains(0x08001000L)).isFalse();
        assertThat(region.end()).isEqualTo(0x08001000L);
    }

    @Test
    void anAccessHasToFitAsAWhole() {
        assertThat(region.contains(0x08000FFCL, 4)).isTrue();
        assertThat(region.contains(0x08000FFDL, 4)).isFalse();
        assertThat(region.contains(0x08000000L, 0x1000)).isTrue();
        assertThat(region.contains(0x08000000L, 0x1001)).isFalse();
        assertThat(region.contains(0x08001000L, 0)).isTrue();
        assertThat(region.contains(0x08000000L, -1)).isFalse();
        assertThat(region.contains(0x08000004L, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aliasesTranslateToTheRegionsOwnAddresses() {
        assertThat(region.canonical(0x00200000L)).hasValue(0x08000000L);
        assertThat(region.canonical(0x00200FFFL)).hasValue(0x08000FFFL);
        assertThat(region.canonical(0x00201000L)).isEmpty();
        assertThat(region.canonical(0x001FFFFFL)).isEmpty();
        assertThat(region.contains(0x00200000L)).isFalse();
    }

    @Test
    void theLastByteOfTheAddressSpaceCanBeUsed() {
        MemoryRegion last = MemoryRegion.of("TOP", Kind.SRAM, 0xFFFFF000L, 0x1000, true, false);

        assertThat(last.end()).isEqualTo(MemoryRegion.ADDRESS_SPACE);
        assertThat(last.contains(0xFFFFFFFFL)).isTrue();
        assertThatThrownBy(() -> MemoryRegion.of("TOP", Kind.SRAM, 0xFFFFF000L, 0x1001, true, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MemoryRegion.of("EMPTY", Kind.SRAM, 0, 0, true, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
