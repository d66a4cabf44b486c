package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NvicTest {

    private static final int A = 20;
    private static final int B = 30;

    private final Nvic nvic = new Nvic(82, 4);

    NvicTest() {
        nvic.setEnabled(A, true);
        nvic.setEnabled(B, true);
    }

    private int next(PriorityMasks masks) {
        return nvic.next(nvic.executionPriority(masks));
    }

    private static PriorityMasks basepri(int priority) {
        return new PriorityMasks(false, false, priority);
    }

    @Test
    void theHighestPriorityGoesFirstThenTheLowestNumber() {
        nvic.setPending(A, true);
        nvic.setPending(B, true);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(A);
        nvic.setPriority(A, 0x20);
        nvic.setPriority(B, 0x10);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(B);
        nvic.setPending(ExceptionNumber.NMI, true);
        nvic.setPending(ExceptionNumber.HARD_FAULT, true);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(ExceptionNumber.NMI);
    }

    @Test
    void aDisabledInterruptWaits() {
        nvic.setEnabled(A, false);
        nvic.setPending(A, true);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(ExceptionNumber.NONE);
        nvic.setEnabled(A, true);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(A);
    }

    @Test
    void onlyAHigherPriorityPreempts() {
        nvic.setPriority(A, 0x40);
        nvic.setPriority(B, 0x40);
        nvic.enter(A);
        nvic.setPending(B, true);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(ExceptionNumber.NONE);
        nvic.setPriority(B, 0x30);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(B);
        nvic.leave(A);
        nvic.setPriority(B, 0xf0);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(B);
    }

    @Test
    void theGroupingHidesLowerBitsFromPreemption() {
        nvic.setPriorityGrouping(5);
        nvic.setPriority(A, 0x50);
        nvic.setPriority(B, 0x40);
        nvic.enter(A);
        nvic.setPending(B, true);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(ExceptionNumber.NONE);
        nvic.setPriority(A, 0x80);
        assertThat(next(PriorityMasks.NONE)).isEqualTo(B);
    }

    @Test
    void masksHoldBackWhatIsNotUrgentEnough() {
        nvic.setPriority(A, 0x40);
        nvic.setPending(A, true);
        assertThat(next(basepri(0x40))).isEqualTo(ExceptionNumber.NONE);
        assertThat(next(basepri(0x50))).isEqualTo(A);
        assertThat(next(new PriorityMasks(true, false, 0))).isEqualTo(ExceptionNumber.NONE);
        nvic.setPending(ExceptionNumber.HARD_FAULT, true);
        assertThat(next(new PriorityMasks(true, false, 0))).isEqualTo(ExceptionNumber.HARD_FAULT);
        assertThat(next(new PriorityMasks(false, true, 0))).isEqualTo(ExceptionNumber.NONE);
        nvic.setPending(ExceptionNumber.NMI, true);
        assertThat(next(new PriorityMasks(false, true, 0))).isEqualTo(ExceptionNumber.NMI);
    }

    @Test
    void enteringMakesActiveWhatWasPending() {
        nvic.setPending(A, true);
        nvic.enter(A);
        assertThat(nvic.isPending(A)).isFalse();
        assertThat(nvic.isActive(A)).isTrue();
        assertThat(nvic.current()).isEqualTo(A);
        nvic.leave(A);
        assertThat(nvic.activeCount()).isZero();
    }

    @Test
    void aLineIsPendingAgainWhenItIsStillAssertedOnReturn() {
        nvic.setLevel(A, true);
        assertThat(nvic.isPending(A)).isTrue();
        nvic.enter(A);
        nvic.setLevel(A, true);
        assertThat(nvic.isPending(A)).as("no edge").isFalse();
        nvic.leave(A);
        assertThat(nvic.isPending(A)).isTrue();
        nvic.enter(A);
        nvic.setLevel(A, false);
        nvic.leave(A);
        assertThat(nvic.isPending(A)).isFalse();
    }

    @Test
    void anEdgeIsRememberedWhenItsLineFallsAndWhileItsHandlerRuns() {
        nvic.setLevel(A, true);
        nvic.setLevel(A, false);
        assertThat(nvic.isPending(A)).isTrue();
        nvic.enter(A);
        nvic.setLevel(A, true);
        assertThat(nvic.isPending(A)).isTrue();
    }

    @Test
    void softwareCannotClearWhatALineStillAsksFor() {
        nvic.setLevel(A, true);
        nvic.setPending(A, false);
        assertThat(nvic.isPending(A)).isTrue();
        nvic.setLevel(A, false);
        nvic.setPending(A, false);
        assertThat(nvic.isPending(A)).isFalse();
    }

    @Test
    void whoeverRunsTheCoreIsToldOfWhatBecomesPending() {
        int[] told = {0};
        nvic.whenPended(() -> told[0]++);
        nvic.setLevel(A, true);
        nvic.setLevel(A, true);
        nvic.setPending(B, true);
        assertThat(told[0]).isEqualTo(2);
    }
}
