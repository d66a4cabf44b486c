package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.timing.MemorySettings;
import dev.mcusim.timing.MemoryTiming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemRegistersTest {

    private static final long CYCCNT = 0xe000_1004L;
    private static final long CTRL = 0xe000_1000L;
    private static final long CCR = 0xe000_ed14L;
    private static final long CPACR = 0xe000_ed88L;
    private static final long SHCSR = 0xe000_ed24L;
    private static final long CFSR = 0xe000_ed28L;
    private static final long DEMCR = 0xe000_edfcL;
    private static final int MON_PEND = 1 << 17;

    private long cycles = 1000;

    private SystemRegisters of(String board) {
        Chip chip = TestBoard.board(board).chip();
        Nvic nvic = new Nvic(chip.interruptLines(), chip.priorityBits());
        return new SystemRegisters(chip.processor(), nvic, 0x0800_0000L, () -> cycles);
    }

    @Test
    void identificationIsThatOfTheChip() {
        SystemRegisters m7 = of("nucleo-f746zg");
        assertThat(m7.read(0xe000_ed00L, 4)).isEqualTo(0x410f_c271);
        assertThat(m7.read(0xe000_ef40L, 4)).isEqualTo(0x1011_0021);
        assertThat(m7.read(0xe000_ed80L, 4)).isEqualTo(0xf003_e019);
        m7.write(0xe000_ed84L, 4, 1);
        assertThat(m7.read(0xe000_ed80L, 4)).isEqualTo(0xf007_e009);
        assertThat(of("nucleo-f446re").read(0xe000_ed80L, 4)).isZero();
    }

    @Test
    void cpacrKeepsOnlyTheFpuFields() {
        SystemRegisters registers = of("nucleo-f446re");
        assertThat(registers.fpuEnabled()).isFalse();
        registers.write(CPACR, 4, -1);
        assertThat(registers.read(CPACR, 4)).isEqualTo(0x00f0_0000);
        assertThat(registers.fpuEnabled()).isTrue();
        registers.write(CPACR, 4, 0x0030_0000);
        assertThat(registers.fpuEnabled()).isFalse();
    }

    @Test
    void bytesAndHalfwordsKeepTheRestOfTheirWord() {
        SystemRegisters registers = of("nucleo-f446re");
        registers.write(CPACR + 2, 1, 0xf0);
        assertThat(registers.read(CPACR, 4)).isEqualTo(0x00f0_0000);
        assertThat(registers.read(CPACR + 2, 1)).isEqualTo(0xf0);
        assertThat(registers.read(CPACR + 2, 2)).isEqualTo(0xf0);
        registers.write(CPACR, 2, 0xffff);
        assertThat(registers.read(CPACR, 4)).isEqualTo(0x00f0_0000);
    }

    @Test
    void storesToOtherLanesLeaveWhatIsPendingAlone() {
        SystemRegisters registers = of("nucleo-f446re");
        registers.write(DEMCR, 4, MON_PEND);
        registers.write(DEMCR + 3, 1, 1);
        registers.write(DEMCR, 2, 0);
        assertThat(registers.read(DEMCR, 4)).isEqualTo(1 << 24 | MON_PEND);
        registers.write(DEMCR + 2, 1, 1);
        assertThat(registers.read(DEMCR, 4)).isEqualTo(1 << 24 | 1 << 16);
        registers.write(SHCSR, 4, 1 << 15 | 7 << 16);
        registers.write(SHCSR, 1, 0);
        registers.write(SHCSR + 2, 1, 2);
        assertThat(registers.read(SHCSR, 4)).isEqualTo(1 << 15 | 2 << 16);
    }

    @Test
    void onesOfBytesClearTheirFaultStatusOnly() {
        SystemRegisters registers = of("nucleo-f446re");
        registers.faults().raise(FaultStatus.IACCVIOL | FaultStatus.IBUSERR | FaultStatus.UNDEFINSTR, 0);
        registers.write(CFSR + 1, 1, -1);
        assertThat(registers.read(CFSR, 4)).isEqualTo(FaultStatus.IACCVIOL | FaultStatus.UNDEFINSTR);
        registers.write(CFSR + 2, 2, -1);
        assertThat(registers.read(CFSR, 4)).isEqualTo(FaultStatus.IACCVIOL);
    }

    @Test
    void cacheMaintenanceTakesTheStoredLanes() {
        SystemRegisters registers = of("nucleo-f746zg");
        Maintenance caches = new Maintenance();
        registers.connect(caches);
        registers.write(0xe000_ef5cL + 2, 2, 0xffff_2001);
        assertThat(caches.done).containsExactly("data at 0x20010000");
    }

    @Test
    void cachesCanBeEnabledOnlyWhereThereAreSome() {
        SystemRegisters m4 = of("nucleo-f446re");
        SystemRegisters m7 = of("nucleo-f746zg");
        m4.write(CCR, 4, 0x0003_0218);
        m7.write(CCR, 4, 0x0003_0218);
        assertThat(m4.read(CCR, 4)).isEqualTo(0x218);
        assertThat(m7.read(CCR, 4)).isEqualTo(0x0003_0218);
        assertThat(m7.trapsUnaligned()).isTrue();
        assertThat(m7.trapsDivisionByZero()).isTrue();
    }

    @Test
    void cyclesAreCountedWhileTracingAndCounterAreOn() {
        SystemRegisters registers = of("nucleo-f446re");
        registers.write(CTRL, 4, 1);
        cycles += 10;
        assertThat(registers.read(CYCCNT, 4)).isZero();
        registers.write(DEMCR, 4, 1 << 24);
        cycles += 7;
        assertThat(registers.read(CYCCNT, 4)).isEqualTo(7);
        registers.write(CYCCNT, 4, 100);
        cycles += 5;
        assertThat(registers.read(CYCCNT, 4)).isEqualTo(105);
        registers.write(CTRL, 4, 0);
        cycles += 50;
        assertThat(registers.read(CYCCNT, 4)).isEqualTo(105);
        registers.write(CTRL, 4, 1);
        cycles += 1;
        assertThat(registers.read(CYCCNT, 4)).isEqualTo(106);
    }

    @Test
    void whatIsNotModelledIsCounted() {
        SystemRegisters registers = of("nucleo-f446re");
        assertThat(registers.read(0xe000_3004L, 4)).isZero();
        registers.write(0xe000_3000L, 4, 7);
        registers.write(0xe000_3000L, 4, 7);
        assertThat(registers.notModelled()).containsEntry(0xe000_3000L, 2L).containsEntry(0xe000_3004L, 1L);
    }

    @Test
    void cacheMaintenanceReachesTheCaches() {
        SystemRegisters registers = of("nucleo-f746zg");
        Maintenance caches = new Maintenance();
        registers.connect(caches);
        registers.write(0xe000_ef50L, 4, 0);
        registers.write(0xe000_ef5cL, 4, 0x2001_0040);
        registers.write(0xe000_ef74L, 4, 0x4000_0020);
        registers.write(CPACR, 4, -1);
        assertThat(caches.done).containsExactly("code", "data at 0x20010040", "data");
    }

    @Test
    void switchingCachesIsTold() {
        SystemRegisters registers = of("nucleo-f746zg");
        List<Boolean> seen = new ArrayList<>();
        registers.whenCachesSwitched(() -> seen.add(registers.dataCacheEnabled()));
        registers.write(CCR, 4, 0x0001_0200);
        assertThat(registers.instructionCacheEnabled()).isFalse();
        registers.write(CCR, 4, 0x0002_0200);
        assertThat(registers.instructionCacheEnabled()).isTrue();
        assertThat(seen).containsExactly(true, false);
    }

    /** Memory that writes down what is done to its caches. */
    private static final class Maintenance extends MemoryTiming {
        final List<String> done = new ArrayList<>();

        @Override
        public void invalidateInstructions() {
            done.add("code");
        }

        @Override
        public void invalidateData() {
            done.add("data");
        }

        @Override
        public void invalidateData(int address) {
            done.add("data at 0x%08x".formatted(address));
        }

        @Override
        public byte[] lines(Window window) {
            return new byte[0];
        }

        @Override
        public boolean isAlwaysFree(Window window) {
            return true;
        }

        @Override
        public CodeKind codeKind(int address) {
            return CodeKind.FREE;
        }

        @Override
        public int fetch(int address, int end, long now) {
            return 0;
        }

        @Override
        public int load(int address, int size, long now) {
            return 0;
        }

        @Override
        public int store(int address, int size, long now) {
            return 0;
        }

        @Override
        public void configure(MemorySettings settings) {
            done.add("configured");
        }

        @Override
        public long instructionMisses() {
            return 0;
        }

        @Override
        public long dataMisses() {
            return 0;
        }
    }
}
