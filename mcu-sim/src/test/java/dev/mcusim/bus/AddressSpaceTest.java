package dev.mcusim.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.bus.AddressSpace.Access;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {

    private static final MemoryRegion SRAM = MemoryRegion.of("SRAM", Kind.SRAM, 0x2000_0000L, 0x100, true, true);
    private static final MemoryRegion NEXT = MemoryRegion.of("NEXT", Kind.SRAM, 0x2000_0100L, 0x10, true, false);
    private static final MemoryRegion FLASH = MemoryRegion.of("FLASH", Kind.FLASH, 0x0800_0000L, 0x1000, false, true);

    private final AddressSpace space = new AddressSpace(List.of(SRAM, FLASH, NEXT));

    @Test
    void accessesMayCrossIntoARegionThatTouches() {
        assertThat(space.check(Access.READ, 0x2000_00fe, 4)).isEmpty();
        assertThat(space.check(Access.WRITE, 0x2000_00fe, 4)).isEmpty();
        assertThat(space.check(Access.FETCH, 0x2000_00fe, 4))
                .hasValueSatisfying(violation -> assertThat(violation.address()).isEqualTo(0x2000_0100L));
    }

    @Test
    void endsAreExactToTheByte() {
        assertThat(space.check(Access.READ, 0x2000_010c, 4)).isEmpty();
        assertThat(space.check(Access.READ, 0x2000_010d, 4))
                .hasValueSatisfying(violation -> assertThat(violation.address()).isEqualTo(0x2000_0110L));
        assertThat(space.check(Access.READ, 0x1fff_ffff, 1)).isPresent();
        assertThat(space.check(Access.READ, 0xffff_ffffL, 1)).isPresent();
    }

    @Test
    void flashRefusesStores() {
        assertThat(space.check(Access.WRITE, 0x0800_0004, 4))
                .hasValueSatisfying(violation -> assertThat(violation.window()).isPresent());
        assertThat(space.check(Access.FETCH, 0x0800_0004, 4)).isEmpty();
    }

    @Test
    void addressesAreDescribedByWhatIsNearest() {
        assertThat(space.locate(0x2000_0110)).isEqualTo("right at the end of NEXT [0x20000100, 0x20000110)");
        assertThat(space.locate(0x2000_011c)).isEqualTo("12 bytes past the end of NEXT [0x20000100, 0x20000110)");
        assertThat(space.locate(0x07ff_ffff)).isEqualTo("1 byte before the start of FLASH [0x08000000, 0x08001000)");
        assertThat(space.locate(0x0800_0010)).isEqualTo("16 bytes into FLASH [0x08000000, 0x08001000)");
        assertThat(space.locate(0xffff_fffcL))
                .isEqualTo("far from all memory, nearest to NEXT [0x20000100, 0x20000110)");
    }

    @Test
    void overlappingRegionsAreRefused() {
        assertThatThrownBy(() -> new AddressSpace(
                        List.of(SRAM, MemoryRegion.of("TWICE", Kind.SRAM, 0x2000_00ff, 1, true, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TWICE");
    }

    @Test
    void everyShippedBoardHasAnAddressSpace() {
        for (Board board : BoardCatalog.shipped().boards()) {
            AddressSpace all = new AddressSpace(board.chip().regions());
            assertThat(all.at(board.chip().boot().vectorAddress()))
                    .as(board.id())
                    .hasValueSatisfying(
                            window -> assertThat(window.region().kind()).isEqualTo(Kind.FLASH));
        }
    }
}
