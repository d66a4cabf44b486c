package dev.mcusim.timing;

import static dev.mcusim.timing.Blocks.ADDRESS;
import static dev.mcusim.timing.Blocks.M7;
import static dev.mcusim.timing.Blocks.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BranchPredictorTest {

    private static final CodeBlock BACK = at(ADDRESS, 0x3801, 0xd1fd);
    private static final CodeBlock FORWARD = at(ADDRESS, 0x2800, 0xd110);
    private static final CodeBlock RETURN = at(ADDRESS, 0x4770);

    @Test
    void conditionalAndIndirectBranchesArePredictedAndOthersAreCertain() {
        assertThat(M7.isPredicted(BACK)).isTrue();
        assertThat(M7.isPredicted(RETURN)).isTrue();
        assertThat(M7.isPredicted(at(ADDRESS, 0xbd10))).as("pop {r4, pc}").isTrue();
        assertThat(M7.isPredicted(at(ADDRESS, 0xb108))).as("cbz").isTrue();
        assertThat(M7.isPredicted(at(ADDRESS, 0xe07f))).as("b").isFalse();
        assertThat(M7.isPredicted(at(ADDRESS, 0xf000, 0xf87f))).as("bl").isFalse();
        assertThat(M7.isPredicted(at(ADDRESS, 0x3801))).as("no branch").isFalse();
    }

    @Test
    void aBranchThatWasNeverTakenIsExpectedNotToBe() {
        assertThat(M7.branch(FORWARD, new BranchHistory(), false, 0)).isZero();
        BranchHistory history = new BranchHistory();
        assertThat(M7.branch(BACK, history, true, ADDRESS)).isEqualTo(8);
        assertThat(M7.branch(BACK, history, true, ADDRESS)).isZero();
    }

    @Test
    void aLoopLosesOnlyItsLastBranch() {
        BranchHistory history = new BranchHistory();
        int lost = 0;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                lost += M7.branch(BACK, history, true, ADDRESS);
            }
            lost += M7.branch(BACK, history, false, 0);
        }
        assertThat(lost).as("and the first one").isEqualTo(4 * 8);
    }

    @Test
    void firmExpectationsThatHoldTeachNothing() {
        BranchHistory never = new BranchHistory();
        assertThat(never.state).isEqualTo(BranchHistory.FIRMLY_NOT_TAKEN);
        assertThat(M7.branch(BACK, never, false, 0)).isZero();
        assertThat(never.state).isEqualTo(BranchHistory.FIRMLY_NOT_TAKEN);
        BranchHistory always = new BranchHistory();
        M7.branch(BACK, always, true, ADDRESS);
        M7.branch(BACK, always, true, ADDRESS);
        assertThat(always.state).isEqualTo(BranchHistory.FIRMLY_TAKEN);
        assertThat(M7.branch(BACK, always, true, ADDRESS)).isZero();
        assertThat(always.state).isEqualTo(BranchHistory.FIRMLY_TAKEN);
    }

    @Test
    void flagsSetThreeCyclesEarlierSaveTwoCycles() {
        CodeBlock early = at(ADDRESS, 0x3801, 0xfb01, 0xf002, 0xfb01, 0xf003, 0xfb01, 0xf004, 0xfb01, 0xf005, 0xd1f5);
        BranchHistory history = new BranchHistory();
        history.state = BranchHistory.FIRMLY_TAKEN;
        assertThat(M7.branch(early, history, false, 0)).isEqualTo(6);
    }

    @Test
    void anIndirectBranchIsExpectedToGoWhereItWentLast() {
        BranchHistory history = new BranchHistory();
        assertThat(M7.branch(RETURN, history, true, 0x100)).isEqualTo(8);
        assertThat(M7.branch(RETURN, history, true, 0x100)).isZero();
        assertThat(M7.branch(RETURN, history, true, 0x200)).isEqualTo(8);
    }
}
