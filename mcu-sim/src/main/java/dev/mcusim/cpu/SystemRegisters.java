package dev.mcusim.cpu;

import dev.mcusim.board.CacheGeometry;
import dev.mcusim.board.Core;
import dev.mcusim.board.Processor;
import dev.mcusim.cpu.system.AuxiliaryRegisters;
import dev.mcusim.cpu.system.DebugControl;
import dev.mcusim.cpu.system.Dwt;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.cpu.system.FlashPatch;
import dev.mcusim.cpu.system.FpContext;
import dev.mcusim.cpu.system.Itm;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.cpu.system.RegisterGroup;
import dev.mcusim.cpu.system.SleepControl;
import dev.mcusim.cpu.system.SysTick;
import dev.mcusim.cpu.system.SystemControlSpace;
import dev.mcusim.timing.MemoryTiming;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The private peripheral bus: identification, VTOR, CCR, CPACR, cache identification, enabling and maintenance
 * here; interrupt controller, system timer and fault status in {@link SystemControlSpace}.
 *
 * <p>Everything else reads as zero, ignores stores, and is counted in {@link #notModelled()}. Layouts: ARMv7-M ARM, B3.2.
 */
public final class SystemRegisters {

    /** First byte of the private peripheral bus. */
    public static final long BASE = 0xe000_0000L;

    /** First byte behind the part of it that Arm defines; what follows belongs to the chip's maker. */
    public static final long END = 0xe004_2000L;

    private static final long STIR = 0xe000_ef00L;
    private static final int CCR_NONBASETHRDENA = 1;
    private static final int CCR_USERSETMPEND = 1 << 1;
    private static final int CCR_BFHFNMIGN = 1 << 8;
    private static final int CCR_UNALIGN_TRP = 1 << 3;
    private static final int CCR_DIV_0_TRP = 1 << 4;
    private static final int CCR_STKALIGN = 1 << 9;
    private static final int CCR_BRANCH_PREDICTION = 1 << 18;
    private static final int CCR_CACHES = 7 << 16;
    private static final int CPACR_CP10_CP11 = 0x00f0_0000;
    private static final int CPACR_CP10_CP11_PRIVILEGED = 0x0050_0000;
    private static final int CCR_INSTRUCTION_CACHE = 1 << 17;
    private static final int CCR_DATA_CACHE = 1 << 16;
    private static final int TCM_ENABLED = 1;

    private final Processor processor;
    private final int vtor;
    private final SystemControlSpace control;
    private final Mpu mpu;
    private final FpContext fpContext;
    private final Map<Long, Long> notModelled = new TreeMap<>();
    private final int[] values = new int[SystemRegister.values().length];
    private final Dwt dwt;
    private final DebugControl debugControl;
    private final FlashPatch flashPatch;
    private final Itm itm;
    private final AuxiliaryRegisters auxiliary;
    private final List<RegisterGroup> groups;
    private final SleepControl sleep;
    private Optional<MemoryTiming> caches = Optional.empty();
    private Runnable cachesSwitched = () -> {};

    /**
     * The registers after reset.
     *
     * @param processor the core as built into the chip
     * @param nvic      its interrupt controller
     * @param vtor      address of the vector table the core starts from
     * @param cycles    the core's cycle counter
     */
    public SystemRegisters(Processor processor, Nvic nvic, long vtor, LongSupplier cycles) {
        this.processor = processor;
        control =
                new SystemControlSpace(nvic, new SysTick(cycles, () -> nvic.setPending(ExceptionNumber.SYSTICK, true)));
        mpu = new Mpu(processor.mpuRegions());
        fpContext = new FpContext(nvic);
        this.vtor = (int) vtor;
        dwt = new Dwt(cycles, this::isTracing, processor.core() == Core.CORTEX_M7);
        flashPatch = new FlashPatch(processor.core() == Core.CORTEX_M7);
        debugControl = new DebugControl(nvic, dwt);
        itm = new Itm(this::isTracing);
        auxiliary = new AuxiliaryRegisters(processor.core(), mpu);
        groups = List.of(control, mpu, itm, dwt, flashPatch, debugControl, fpContext, auxiliary);
        sleep = new SleepControl(() -> get(SystemRegister.SCR), sysTick(), dwt);
        reset();
    }

    /** Everything is as after reset but for the units for debugging, which only power-up resets: DWT, FPB, and DEMCR apart from DebugMonitor. */
    public void reset() {
        Arrays.fill(values, 0);
        debugControl.reset();
        control.reset();
        mpu.reset();
        fpContext.reset();
        auxiliary.reset();
        boolean m7 = processor.core() == Core.CORTEX_M7;
        set(SystemRegister.CPUID, processor.cpuid());
        set(SystemRegister.VTOR, vtor);
        set(SystemRegister.CCR, m7 ? CCR_STKALIGN | CCR_BRANCH_PREDICTION : CCR_STKALIGN);
        setFeatures();
        set(SystemRegister.CLIDR, processor.cacheLevelId());
        set(SystemRegister.CTR, processor.cacheType());
        set(SystemRegister.MVFR0, processor.mvfr0());
        set(SystemRegister.MVFR1, processor.mvfr1());
        set(SystemRegister.MVFR2, processor.mvfr2());
        if (m7) {
            set(SystemRegister.ITCMCR, TCM_ENABLED);
            set(SystemRegister.DTCMCR, TCM_ENABLED);
        }
    }

    /** The instruction set and memory features, which are those of both cores (Cortex-M4 TRM, table 4-1; Cortex-M7 TRM, table 3-1). */
    private void setFeatures() {
        set(SystemRegister.ID_PFR0, 0x0000_0030);
        set(SystemRegister.ID_PFR1, 0x0000_0200);
        set(SystemRegister.ID_DFR0, 0x0010_0000);
        set(SystemRegister.ID_MMFR0, 0x0010_0030);
        set(SystemRegister.ID_MMFR2, 0x0100_0000);
        set(SystemRegister.ID_ISAR0, 0x0110_1110);
        set(SystemRegister.ID_ISAR1, 0x0211_2000);
        set(SystemRegister.ID_ISAR2, 0x2023_2231);
        set(SystemRegister.ID_ISAR3, 0x0111_1131);
        set(SystemRegister.ID_ISAR4, 0x0131_0132);
    }

    /**
     * Connects what cache maintenance acts on.
     *
     * @param memory the caches
     */
    public void connect(MemoryTiming memory) {
        caches = Optional.of(memory);
    }

    /** What to tell when CCR has been written, which switches caches on and off. */
    public void whenCachesSwitched(Runnable listener) {
        cachesSwitched = listener;
    }

    /** The interrupt controller. */
    public Nvic nvic() {
        return control.nvic();
    }

    /** The system timer. */
    public SysTick sysTick() {
        return control.sysTick();
    }

    /** The memory protection unit. */
    public Mpu mpu() {
        return mpu;
    }

    /** What is special to the core: which stores are buffered. */
    public AuxiliaryRegisters auxiliary() {
        return auxiliary;
    }

    /** The stimulus ports by which firmware prints to a debug probe. */
    public Itm itm() {
        return itm;
    }

    /** Whether unprivileged code may store to a register: to STIR while CCR.USERSETMPEND is set, and to stimulus ports of the ITM. */
    public boolean isOpenToUsers(long address) {
        boolean trigger = (address & ~3L) == STIR && (get(SystemRegister.CCR) & CCR_USERSETMPEND) != 0;
        return trigger || itm.isOpenToUsers((int) address & ~3);
    }

    /** Why faults were taken. */
    public FaultStatus faults() {
        return control.faults();
    }

    /** Asks for a reset, as AIRCR.SYSRESETREQ does. */
    public void requestReset() {
        control.requestReset();
    }

    /** Whether firmware has asked for a reset (AIRCR.SYSRESETREQ). */
    public boolean resetRequested() {
        return control.resetRequested();
    }

    /** Whether the reset asked for is that of the core alone (AIRCR.VECTRESET). */
    public boolean onlyCoreResetRequested() {
        return control.onlyCoreResetRequested();
    }

    /** Whether CCR.IC enables the instruction cache. */
    public boolean instructionCacheEnabled() {
        return (get(SystemRegister.CCR) & CCR_INSTRUCTION_CACHE) != 0;
    }

    /** Whether CCR.DC enables the data cache. */
    public boolean dataCacheEnabled() {
        return (get(SystemRegister.CCR) & CCR_DATA_CACHE) != 0;
    }

    /** How the core sleeps. */
    public SleepControl sleep() {
        return sleep;
    }

    /** Whether CCR.BFHFNMIGN makes handlers above all configurable priorities ignore bus errors of their loads and stores. */
    public boolean ignoresBusFaults() {
        return (get(SystemRegister.CCR) & CCR_BFHFNMIGN) != 0;
    }

    /** Whether the core has bit-band regions; such cores split unaligned accesses to devices, too. */
    public boolean hasBitBand() {
        return processor.bitBand();
    }

    /** Whether CCR.NONBASETHRDENA lets a handler return to Thread mode while other exceptions are active. */
    public boolean allowsThreadBelowExceptions() {
        return (get(SystemRegister.CCR) & CCR_NONBASETHRDENA) != 0;
    }

    /** Whether CCR.STKALIGN makes exception entry align the stack to 8 bytes. */
    public boolean alignsStack() {
        return (get(SystemRegister.CCR) & CCR_STKALIGN) != 0;
    }

    /** How exceptions preserve floating-point state. */
    public FpContext fpContext() {
        return fpContext;
    }

    /** Whether CPACR lets unprivileged code use the FPU (coprocessors 10 and 11), too. */
    public boolean fpuEnabledForUsers() {
        return (get(SystemRegister.CPACR) & CPACR_CP10_CP11) == CPACR_CP10_CP11;
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
        return readWord((int) address & ~3) >>> shift(address) & mask(size);
    }

    /**
     * Carries out a store; bytes and halfwords keep the rest of their word.
     *
     * @param address on the private peripheral bus
     * @param size    1, 2 or 4 bytes
     */
    public void write(long address, int size, int value) {
        int word = (int) address & ~3;
        int lanes = mask(size) << shift(address);
        for (RegisterGroup group : groups) {
            if (group.contains(word)) {
                group.write(word, value << shift(address) & lanes, lanes);
                return;
            }
        }
        SystemRegister register = SystemRegister.at(word);
        if (register == null) {
            countNotModelled(address);
            return;
        }
        int stored = lanes & register.writable();
        int bits = value << shift(address) & lanes;
        update(register, get(register) & ~stored | bits & stored);
        caches.ifPresent(memory -> maintain(memory, register, bits));
    }

    private static void maintain(MemoryTiming memory, SystemRegister register, int operand) {
        switch (register) {
            case ICIALLU, ICIMVAU -> memory.invalidateInstructions();
            case DCIMVAC, DCCMVAU, DCCMVAC, DCCIMVAC -> memory.invalidateData(operand);
            case DCISW, DCCSW, DCCISW -> memory.invalidateData();
            default -> {
                // No cache maintenance.
            }
        }
    }

    private int readWord(int address) {
        for (RegisterGroup group : groups) {
            if (group.contains(address)) {
                return group.read(address);
            }
        }
        SystemRegister register = SystemRegister.at(address);
        if (register == null) {
            countNotModelled(address);
            return 0;
        }
        return register == SystemRegister.CCSIDR ? selectedCacheSize() : get(register);
    }

    private void update(SystemRegister register, int value) {
        if (register == SystemRegister.CCR) {
            set(register, processor.core() == Core.CORTEX_M7 ? value : value & ~CCR_CACHES);
            cachesSwitched.run();
        } else {
            set(register, value);
        }
    }

    private int selectedCacheSize() {
        boolean instruction = (get(SystemRegister.CSSELR) & 1) != 0;
        return (instruction ? processor.instructionCache() : processor.dataCache())
                .map(CacheGeometry::sizeId)
                .orElse(0);
    }

    /** Breakpoints. */
    public FlashPatch flashPatch() {
        return flashPatch;
    }

    /** What becomes of debug events. */
    public DebugControl debugControl() {
        return debugControl;
    }

    /** Comparators and cycle counter. */
    public Dwt dwt() {
        return dwt;
    }

    /** Whether DEMCR.TRCENA enables DWT and ITM. */
    public boolean isTracing() {
        return debugControl.isTracing();
    }

    private void countNotModelled(long address) {
        notModelled.merge(Integer.toUnsignedLong((int) address & ~3), 1L, Long::sum);
    }

    private int get(SystemRegister register) {
        return values[register.ordinal()];
    }

    private void set(SystemRegister register, int value) {
        values[register.ordinal()] = value;
    }

    private static int shift(long address) {
        return ((int) address & 3) * 8;
    }

    private static int mask(int size) {
        return size >= 4 ? -1 : (1 << (8 * size)) - 1;
    }
}
