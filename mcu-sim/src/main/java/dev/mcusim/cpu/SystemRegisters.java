package dev.mcusim.cpu;

import dev.mcusim.board.CacheGeometry;
import dev.mcusim.board.Core;
import dev.mcusim.board.Processor;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The system registers that start-up code touches: identification, VTOR, CCR, SHCSR, CPACR, FPU context control, cache identification,
 * enabling and maintenance, DEMCR and the cycle counter of the DWT.
 *
 * <p>Caches can be enabled and maintained, which changes nothing but the register. Everything else on the private peripheral bus
 * (SysTick, NVIC, MPU, ITM, ...) reads as zero, ignores stores, and is counted in {@link #notModelled()}. Layouts: ARMv7-M ARM, B3.2.
 */
public final class SystemRegisters {

    /** First byte of the private peripheral bus. */
    public static final long BASE = 0xe000_0000L;

    /** First byte behind the part of it that Arm defines; what follows belongs to the chip's maker. */
    public static final long END = 0xe004_0000L;

    private static final int CCR_UNALIGN_TRP = 1 << 3;
    private static final int CCR_DIV_0_TRP = 1 << 4;
    private static final int CCR_STKALIGN = 1 << 9;
    private static final int CCR_BRANCH_PREDICTION = 1 << 18;
    private static final int CCR_CACHES = 7 << 16;
    private static final int CPACR_CP10_CP11_PRIVILEGED = 0x0050_0000;
    private static final int DEMCR_TRCENA = 1 << 24;

    private final Processor processor;
    private final LongSupplier cycles;
    private final Map<Long, Long> notModelled = new TreeMap<>();
    private final Map<SystemRegister, Integer> values = new EnumMap<>(SystemRegister.class);
    private long cycleBase;

    /**
     * The registers after reset.
     *
     * @param processor the core as built into the chip
     * @param vtor      address of the vector table the core starts from
     * @param cycles    the core's cycle counter
     */
    public SystemRegisters(Processor processor, long vtor, LongSupplier cycles) {
        this.processor = processor;
        this.cycles = cycles;
        boolean m7 = processor.core() == Core.CORTEX_M7;
        set(SystemRegister.CPUID, processor.cpuid());
        set(SystemRegister.VTOR, (int) vtor);
        set(SystemRegister.CCR, m7 ? CCR_STKALIGN | CCR_BRANCH_PREDICTION : CCR_STKALIGN);
        set(SystemRegister.CLIDR, processor.cacheLevelId());
        set(SystemRegister.CTR, processor.cacheType());
        set(SystemRegister.FPCCR, 0xc000_0000);
        set(SystemRegister.MVFR0, processor.mvfr0());
        set(SystemRegister.MVFR1, processor.mvfr1());
        set(SystemRegister.MVFR2, processor.mvfr2());
        set(SystemRegister.DWT_CTRL, 0x4000_0000);
    }

    /** Whether CPACR lets privileged code use the FPU (coprocessors 10 and 11). */
    public boolean fpuEnabled() {
        return (get(SystemRegister.CPACR) & CPACR_CP10_CP11_PRIVILEGED) == CPACR_CP10_CP11_PRIVILEGED;
    }

    /** Whether CCR.UNALIGN_TRP makes every unaligned word and halfword access fault. */
    public boolean trapsUnaligned() {
        return (get(SystemRegister.CCR) & CCR_UNALIGN_TRP) != 0;
    }

    /** Whether CCR.DIV_0_TRP makes a division by zero fault. */
    public boolean trapsDivisionByZero() {
        return (get(SystemRegister.CCR) & CCR_DIV_0_TRP) != 0;
    }

    /** The vector table's address. */
    public long vectorTable() {
        return Integer.toUnsignedLong(get(SystemRegister.VTOR));
    }

    /** How often registers that are not modelled were accessed, by word address. */
    public Map<Long, Long> notModelled() {
        return Collections.unmodifiableMap(notModelled);
    }

    /**
     * What a load reads.
     *
     * @param address on the private peripheral bus
     * @param size    1, 2 or 4 bytes
     */
    public int read(long address, int size) {
        int word = readWord((int) address & ~3) >>> shift(address);
        return size == 4 ? word : word & mask(size);
    }

    /**
     * Carries out a store; bytes and halfwords keep the rest of their word.
     *
     * @param address on the private peripheral bus
     * @param size    1, 2 or 4 bytes
     */
    public void write(long address, int size, int value) {
        SystemRegister register = SystemRegister.at((int) address & ~3);
        if (register == null) {
            countNotModelled(address);
            return;
        }
        int stored = (mask(size) << shift(address)) & register.writable();
        int old = register == SystemRegister.DWT_CYCCNT ? cycleCount() : get(register);
        update(register, (old & ~stored) | ((value << shift(address)) & stored));
    }

    /** A copy of the contents, for {@link #restore}. */
    public Saved save() {
        return new Saved(new EnumMap<>(values), cycleBase, new TreeMap<>(notModelled));
    }

    /** Puts back what {@link #save} returned. */
    public void restore(Saved saved) {
        values.clear();
        values.putAll(saved.values);
        cycleBase = saved.cycleBase;
        notModelled.clear();
        notModelled.putAll(saved.notModelled);
    }

    /** Contents at one moment. */
    public static final class Saved {
        private final Map<SystemRegister, Integer> values;
        private final long cycleBase;
        private final Map<Long, Long> notModelled;

        private Saved(Map<SystemRegister, Integer> values, long cycleBase, Map<Long, Long> notModelled) {
            this.values = values;
            this.cycleBase = cycleBase;
            this.notModelled = notModelled;
        }
    }

    private int readWord(int address) {
        SystemRegister register = SystemRegister.at(address);
        if (register == null) {
            countNotModelled(address);
            return 0;
        }
        return switch (register) {
            case DWT_CYCCNT -> cycleCount();
            case CCSIDR -> selectedCacheSize();
            default -> get(register);
        };
    }

    private void update(SystemRegister register, int value) {
        int count = cycleCount();
        switch (register) {
            case DWT_CYCCNT -> setCycleCount(value);
            case DWT_CTRL, DEMCR -> {
                set(register, value);
                setCycleCount(count);
            }
            case CCR -> set(register, processor.core() == Core.CORTEX_M7 ? value : value & ~CCR_CACHES);
            default -> set(register, value);
        }
    }

    private int selectedCacheSize() {
        boolean instruction = (get(SystemRegister.CSSELR) & 1) != 0;
        return (instruction ? processor.instructionCache() : processor.dataCache())
                .map(CacheGeometry::sizeId)
                .orElse(0);
    }

    private boolean counting() {
        return (get(SystemRegister.DEMCR) & DEMCR_TRCENA) != 0 && (get(SystemRegister.DWT_CTRL) & 1) != 0;
    }

    private int cycleCount() {
        return counting() ? (int) (cycles.getAsLong() - cycleBase) : get(SystemRegister.DWT_CYCCNT);
    }

    private void setCycleCount(int value) {
        set(SystemRegister.DWT_CYCCNT, value);
        cycleBase = cycles.getAsLong() - Integer.toUnsignedLong(value);
    }

    private void countNotModelled(long address) {
        notModelled.merge(Integer.toUnsignedLong((int) address & ~3), 1L, Long::sum);
    }

    private int get(SystemRegister register) {
        return values.getOrDefault(register, 0);
    }

    private void set(SystemRegister register, int value) {
        values.put(register, value);
    }

    private static int shift(long address) {
        return ((int) address & 3) * 8;
    }

    private static int mask(int size) {
        return size >= 4 ? -1 : (1 << (8 * size)) - 1;
    }
}
