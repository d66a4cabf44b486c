package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SysTickTest {

    private static final int ENABLE = 1;
    private static final int TICKINT = 2;
    private static final int CLKSOURCE = 4;
    private static final int COUNTFLAG = 1 << 16;

    private long now = 1000;
    private int exceptions;
    private final SysTick timer = new SysTick(() -> now, () -> exceptions++);

    /** Whether the exception has become pending since the last call. */
    private boolean expired() {
        int before = exceptions;
        timer.advance();
        return exceptions > before;
    }

    private void start(int reload, int control) {
        timer.setReload(reload);
        timer.clearCurrent();
        timer.setControl(control);
    }

    @Test
    void aTimerThatIsOffStands() {
        now += 5000;
        assertThat(timer.current()).isZero();
        assertThat(expired()).isFalse();
        assertThat(timer.nextException()).isEqualTo(SysTick.NEVER);
    }

    @Test
    void theCounterIsReloadedAtTheFirstTickThenCountsDownToZero() {
        start(3, ENABLE | CLKSOURCE);
        int[] expected = {0, 3, 2, 1, 0, 3, 2, 1, 0, 3};
        for (int value : expected) {
            assertThat(timer.current()).as("at %d", now - 1000).isEqualTo(value);
            now++;
        }
    }

    @Test
    void zeroIsReachedEveryReloadPlusOneTicks() {
        start(99, ENABLE | TICKINT | CLKSOURCE);
        assertThat(timer.nextException()).isEqualTo(1100);
        now = 1099;
        assertThat(expired()).isFalse();
        now = 1100;
        assertThat(expired()).isTrue();
        assertThat(expired()).isFalse();
        assertThat(timer.nextException()).isEqualTo(1200);
        now = 1450;
        assertThat(expired()).isTrue();
        assertThat(timer.nextException()).isEqualTo(1500);
    }

    @Test
    void readingTheControlRegisterClearsTheFlag() {
        start(99, ENABLE | CLKSOURCE);
        now += 100;
        assertThat(expired()).as("without TICKINT").isFalse();
        assertThat(timer.readControl()).isEqualTo(ENABLE | CLKSOURCE | COUNTFLAG);
        assertThat(timer.readControl()).isEqualTo(ENABLE | CLKSOURCE);
        now += 100;
        timer.clearCurrent();
        assertThat(timer.readControl()).isEqualTo(ENABLE | CLKSOURCE);
        assertThat(timer.current()).isZero();
    }

    @Test
    void theReferenceClockIsAnEighthOfTheProcessors() {
        start(9, ENABLE | TICKINT);
        assertThat(timer.nextException()).isEqualTo(1080);
        now += 8;
        assertThat(timer.current()).isEqualTo(9);
        now += 7;
        assertThat(timer.current()).isEqualTo(9);
        now += 1;
        assertThat(timer.current()).isEqualTo(8);
    }

    @Test
    void aNewReloadValueCountsFromTheNextZeroOn() {
        start(99, ENABLE | TICKINT | CLKSOURCE);
        now = 1050;
        timer.setReload(9);
        assertThat(timer.current()).isEqualTo(50);
        assertThat(timer.nextException()).isEqualTo(1100);
        now = 1101;
        assertThat(timer.current()).isEqualTo(9);
        assertThat(expired()).isTrue();
        assertThat(timer.nextException()).isEqualTo(1110);
    }

    @Test
    void stoppingKeepsTheCounter() {
        start(99, ENABLE | CLKSOURCE);
        now += 30;
        timer.setControl(CLKSOURCE);
        now += 1000;
        assertThat(timer.current()).isEqualTo(70);
        timer.setControl(ENABLE | TICKINT | CLKSOURCE);
        assertThat(timer.nextException()).isEqualTo(now + 70);
    }

    @Test
    void withoutReloadValueItStopsAtZero() {
        start(0, ENABLE | TICKINT | CLKSOURCE);
        now += 10;
        assertThat(timer.current()).isZero();
        assertThat(expired()).isFalse();
        timer.setReload(5);
        now += 6;
        assertThat(expired()).isTrue();
        timer.setReload(0);
        now += 6;
        assertThat(timer.current()).isZero();
        assertThat(timer.nextException()).isGreaterThan(now + (1L << 40));
    }
}
