package dev.mcusim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacerTest {
    private static final int KIB = 1 << 10;
    private static final long STACK = 256;

    @Test
    void tightlyCoupledMemoryIsPreferredWhereItHoldsEverything() {
        Placement placement = place(Chips.F746, 30 * KIB, 30 * KIB);
        assertThat(placement.stack().bank().name()).isEqualTo("DTCM");
        assertThat(placement.stack().top()).isEqualTo(0x2000_0100L);
        assertThat(placement.arenas()).hasSize(1);
        assertThat(placement.arenas().get(0).base()).isEqualTo(0x2000_0100L);
    }

    @Test
    void neighbouringRegionsAreUsedAsOne() {
        Placement placement = place(Chips.F746, 150 * KIB, 150 * KIB);
        assertThat(placement.arenas()).hasSize(1);
        assertThat(placement.arenas().get(0).bank().name()).isEqualTo("DTCM+SRAM1+SRAM2");
        assertThat(placement.used(Chips.F746.get(0))).isEqualTo(64 * KIB);
        assertThat(placement.used(Chips.F746.get(1))).isEqualTo((300 - 64) * KIB + STACK);
        assertThat(placement.used(Chips.F746.get(2))).isZero();
    }

    @Test
    void theStackMovesAsideWhenTheTensorsNeedAWholeBank() {
        Placement placement = place(Chips.F407, 64 * KIB, 64 * KIB);
        assertThat(placement.arenas().get(0).bank().name()).isEqualTo("SRAM1+SRAM2");
        assertThat(placement.arenas().get(0).base()).isEqualTo(0x2000_0000L);
        assertThat(placement.stack().bank().name()).isEqualTo("CCM");
        assertThat(placement.stack().base()).isEqualTo(0x1000_0000L);
    }

    @Test
    void tensorsAreSpreadWhenNoBankHoldsThemAll() {
        Placement placement = place(Chips.F407, 120 * KIB, 60 * KIB);
        PlanAssertions.assertSound(placement.plan());
        assertThat(bankOf(placement, 0)).isEqualTo("SRAM1+SRAM2");
        assertThat(bankOf(placement, 1)).isEqualTo("CCM");
        assertThat(placement.arenaBytes()).isEqualTo(180 * KIB);
    }

    @Test
    void memoryWithoutAClockAfterResetAndInstructionMemoryAreLeftAlone() {
        assertThat(RamBanks.joined(Chips.H743, true))
                .extracting(RamBank::name)
                .containsExactly("DTCM", "AXISRAM", "SRAM4");
        Placement placement = place(Chips.H743, 300 * KIB, 100 * KIB);
        assertThat(placement.arenas().get(0).bank().name()).isEqualTo("AXISRAM");
    }

    @Test
    void theStackStaysInTightlyCoupledMemoryWhenTheTensorsDoNot() {
        Placement placement = place(Chips.H743, 300 * KIB, 100 * KIB);
        assertThat(placement.arenas().get(0).base()).isEqualTo(0x2400_0000L);
        assertThat(placement.stack().bank().name()).isEqualTo("DTCM");
    }

    @Test
    void aliasesJoinRegionsOnlyWhenThatIsNeeded() {
        Placement small = place(Chips.L4R5, 100 * KIB, 100 * KIB);
        assertThat(small.arenas().get(0).bank().name()).isEqualTo("SRAM3");
        Placement large = place(Chips.L4R5, 300 * KIB, 300 * KIB);
        assertThat(large.arenas().get(0).bank().name()).isEqualTo("SRAM1+SRAM2+SRAM3");
        assertThat(large.used(Chips.L4R5.get(1))).isEqualTo(64 * KIB);
    }

    @Test
    void whatDoesNotFitIsRefusedWithFiguresAndTheLargestContributors() {
        DoesNotFitException refusal =
                catchThrowableOfType(DoesNotFitException.class, () -> place(Chips.F746, 200 * KIB, 180 * KIB));
        Shortfall shortfall = refusal.shortfalls().get(0);
        assertThat(shortfall.region()).isEqualTo("DTCM+SRAM1+SRAM2");
        assertThat(shortfall.need()).isEqualTo(380 * KIB + STACK);
        assertThat(shortfall.limit()).isEqualTo(320 * KIB);
        assertThat(shortfall.excess()).isEqualTo(60 * KIB + STACK);
        assertThat(shortfall.contributors())
                .containsExactly(
                        new Shortfall.Contributor("tensor_input0", 200 * KIB),
                        new Shortfall.Contributor("tensor_output0", 180 * KIB),
                        new Shortfall.Contributor("stack", STACK));
        assertThat(refusal).hasMessageContainingAll("DTCM+SRAM1+SRAM2", "389,376", "327,680", "61,696");
    }

    @Test
    void aTensorLargerThanEveryBankIsRefusedEvenIfAllBanksTogetherWouldHoldIt() {
        DoesNotFitException refusal =
                catchThrowableOfType(DoesNotFitException.class, () -> place(Chips.F407, 150 * KIB, 8));
        assertThat(refusal.shortfalls().get(0).region()).isEqualTo("SRAM1+SRAM2");
        assertThat(refusal.shortfalls().get(0).excess()).isPositive();
    }

    @Test
    void addressesFollowTheOffsetsOfTheirBank() {
        Placement placement = place(Chips.F407, 120 * KIB, 60 * KIB);
        for (int buffer = 0; buffer < 2; buffer++) {
            long address = placement.address(buffer);
            long bytes = placement.plan().problem().buffers().get(buffer).bytes();
            assertThat(regionsHolding(address, bytes)).isNotEmpty();
            assertThat(address + bytes <= placement.stack().base()
                            || address >= placement.stack().top())
                    .isTrue();
        }
    }

    private static List<MemoryRegion> regionsHolding(long address, long bytes) {
        List<MemoryRegion> regions = new ArrayList<>(Chips.F407);
        regions.add(MemoryRegion.of("SRAM1+SRAM2", Kind.SRAM, 0x2000_0000L, 128 * KIB, true, true));
        return regions.stream()
                .filter(region -> region.contains(address, bytes))
                .toList();
    }

    private static String bankOf(Placement placement, int buffer) {
        long offset = placement.plan().offsets().get(buffer);
        return placement
                .arenas()
                .get(placement.plan().space().bankOf(offset))
                .bank()
                .name();
    }

    /** Places an operator with an input and an output of the given sizes. */
    private static Placement place(List<MemoryRegion> regions, int inputBytes, int outputBytes) {
        NetworkSketch sketch = new NetworkSketch();
        int in = sketch.tensor(inputBytes);
        int out = sketch.tensor(outputBytes);
        sketch.apart(in, out, 0);
        Liveness liveness = Liveness.of(sketch.network(in, out), sketch.operators());
        return new Placer(regions, new MemoryPlanner()).place(liveness, STACK);
    }
}
