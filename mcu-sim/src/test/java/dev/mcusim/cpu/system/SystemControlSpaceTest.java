package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemControlSpaceTest {

    private static final int ISER1 = 0xe000_e104;
    private static final int ICER1 = 0xe000_e184;
    private static final int ISPR1 = 0xe000_e204;
    private static final int ICPR1 = 0xe000_e284;
    private static final int IABR1 = 0xe000_e304;
    private static final int IPR9 = 0xe000_e424;
    private static final int ICSR = 0xe000_ed04;
    private static final int AIRCR = 0xe000_ed0c;
    private static final int SHPR3 = 0xe000_ed20;
    private static final int STIR = 0xe000_ef00;
    private static final int LINE_38 = 16 + 38;

    private final Nvic nvic = new Nvic(82, 4);
    private final SystemControlSpace space = new SystemControlSpace(nvic, new SysTick(() -> 0, () -> {}));

    private void write(int address, int value) {
        space.write(address, value, -1);
    }

    @Test
    void onesEnableAndDisableInterrupts() {
        write(ISER1, 1 << 6 | 1 << 3);
        write(ICER1, 1 << 3);
        assertThat(space.read(ISER1)).isEqualTo(1 << 6);
        assertThat(space.read(ICER1)).isEqualTo(1 << 6);
        assertThat(nvic.isEnabled(LINE_38)).isTrue();
    }

    @Test
    void linesThatTheChipDoesNotHaveCannotBeEnabled() {
        write(0xe000_e108, -1);
        assertThat(space.read(0xe000_e108)).isEqualTo((1 << 82 - 64) - 1);
        write(0xe000_e13c, -1);
        assertThat(space.read(0xe000_e13c)).isZero();
        write(STIR, 400);
        assertThat(space.read(0xe000_e004)).as("ICTR").isEqualTo(2);
    }

    @Test
    void onesMakeInterruptsPendingAndForgetThem() {
        write(ISPR1, 1 << 6);
        assertThat(nvic.isPending(LINE_38)).isTrue();
        assertThat(space.read(ISPR1)).isEqualTo(1 << 6);
        write(ICPR1, 1 << 6);
        assertThat(nvic.isPending(LINE_38)).isFalse();
        write(STIR, 38);
        assertThat(space.read(ICPR1)).isEqualTo(1 << 6);
        nvic.enter(LINE_38);
        assertThat(space.read(ISPR1)).isZero();
        assertThat(space.read(IABR1)).isEqualTo(1 << 6);
        write(IABR1, 0);
        assertThat(nvic.isActive(LINE_38)).isTrue();
    }

    @Test
    void prioritiesAreBytesOfWhichOnlyTheUpperBitsExist() {
        space.write(IPR9, 0x00ff_0000, 0x00ff_0000);
        assertThat(nvic.priority(LINE_38)).isEqualTo(0xf0);
        write(IPR9, 0x1122_3344);
        assertThat(space.read(IPR9)).isEqualTo(0x1020_3040);
        write(SHPR3, 0xf0e0_0000);
        assertThat(nvic.priority(ExceptionNumber.SYSTICK)).isEqualTo(0xf0);
        assertThat(nvic.priority(ExceptionNumber.PENDSV)).isEqualTo(0xe0);
    }

    @Test
    void thePriorityGroupingNeedsItsKey() {
        write(AIRCR, 0x05fa_0300);
        assertThat(space.read(AIRCR)).isEqualTo(0xfa05_0300);
        write(AIRCR, 0x1234_0504);
        assertThat(space.read(AIRCR)).isEqualTo(0xfa05_0300);
        assertThat(space.resetRequested()).isFalse();
        write(AIRCR, 0x05fa_0304);
        assertThat(space.resetRequested()).isTrue();
    }

    @Test
    void theInterruptStateTellsWhatIsExecutedAndWhatWaits() {
        write(ICSR, 1 << 28 | 1 << 26);
        assertThat(space.read(ICSR)).isEqualTo(1 << 28 | 1 << 26 | 14 << 12 | 1 << 11);
        nvic.enter(ExceptionNumber.PENDSV);
        write(ICSR, 1 << 25);
        assertThat(space.read(ICSR)).isEqualTo(14 | 1 << 11);
        write(ISER1, 1 << 6);
        write(STIR, 38);
        assertThat(space.read(ICSR)).isEqualTo(14 | 1 << 11 | LINE_38 << 12 | 1 << 22);
        nvic.enter(LINE_38);
        assertThat(space.read(ICSR)).isEqualTo(LINE_38);
    }

    @Test
    void storesBesideAFieldLeaveItAlone() {
        write(AIRCR, 0x05fa_0300);
        space.write(AIRCR, 0x05fa_0000, 0xffff_0000);
        assertThat(space.read(AIRCR)).as("PRIGROUP").isEqualTo(0xfa05_0300);
        space.write(STIR, 0, 0x00ff_0000);
        assertThat(nvic.isPending(ExceptionNumber.FIRST_INTERRUPT)).isFalse();
        space.write(STIR, 3, 0xff);
        assertThat(nvic.isPending(ExceptionNumber.FIRST_INTERRUPT + 3)).isTrue();
    }
}
