package dev.mcusim.cpu.system;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The memory protection unit (PMSAv7; ARMv7-M ARM, B3.5): which addresses code may read, write and execute, with and without privilege.
 * Whoever executes code asks; of memory attributes, only what is strongly ordered matters.
 */
public final class Mpu implements RegisterGroup {

    /** Rights are constant within lines of 32 bytes, the smallest region. */
    public static final int LINE_SHIFT = 5;

    /** Privileged code may load. */
    public static final int PRIVILEGED_READ = 1;
    /** Privileged code may store. */
    public static final int PRIVILEGED_WRITE = 1 << 1;
    /** Privileged code may execute. */
    public static final int PRIVILEGED_EXECUTE = 1 << 2;
    /** Unprivileged code may load. */
    public static final int USER_READ = 1 << 3;
    /** Unprivileged code may store. */
    public static final int USER_WRITE = 1 << 4;
    /** Unprivileged code may execute. */
    public static final int USER_EXECUTE = 1 << 5;
    /** Set everywhere: what to ask for while the unit does not check. */
    public static final int UNCHECKED = 1 << 6;
    /** Every right. */
    public static final int ALL = 0x7f;

    private static final int PRIVILEGED = PRIVILEGED_READ | PRIVILEGED_WRITE | PRIVILEGED_EXECUTE;
    private static final int EXECUTE = PRIVILEGED_EXECUTE | USER_EXECUTE;
    private static final int BOTH_READ = PRIVILEGED_READ | USER_READ;

    private static final int TYPE = 0xe000_ed90;
    private static final int CTRL = 0xe000_ed94;
    private static final int RNR = 0xe000_ed98;
    private static final int RBAR = 0xe000_ed9c;
    private static final int LAST = 0xe000_edb8;

    private static final int CTRL_ENABLE = 1;
    private static final int CTRL_HFNMIENA = 1 << 1;
    private static final int CTRL_PRIVDEFENA = 1 << 2;
    private static final int RBAR_VALID = 1 << 4;
    private static final int RBAR_ADDRESS = ~0x1f;
    private static final int RASR_ENABLE = 1;
    private static final int RASR_XN = 1 << 28;
    private static final int RASR_TEX_C_B = 0x003b_0000;
    private static final int RASR_BITS = 0x173f_ff3f;
    /** Smaller regions have no sub-regions. */
    private static final long SMALLEST_WITH_SUBREGIONS = 256;

    private final int[] bases;
    private final int[] attributes;
    private int control;
    private int number;
    private boolean changed;

    /**
     * The unit, off.
     *
     * @param regions 0 for none, 8 or 16
     */
    public Mpu(int regions) {
        bases = new int[regions];
        attributes = new int[regions];
    }

    /** Off, with no region. */
    public void reset() {
        Arrays.fill(bases, 0);
        Arrays.fill(attributes, 0);
        control = 0;
        number = 0;
        changed = true;
    }

    /** Whether it checks accesses at all. */
    public boolean isEnabled() {
        return (control & CTRL_ENABLE) != 0;
    }

    /** Whether it also checks code of a priority above all configurable ones (MPU_CTRL.HFNMIENA). */
    public boolean checksFaultHandlers() {
        return (control & CTRL_HFNMIENA) != 0;
    }

    /** Whether a register has been written since this was last asked. */
    public boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    @Override
    public boolean contains(int address) {
        return address >= TYPE && address <= LAST;
    }

    @Override
    public int read(int address) {
        return switch (address) {
            case TYPE -> bases.length << 8;
            case CTRL -> control;
            case RNR -> number;
            default -> isBase(address) ? selected(bases) | number & 15 : selected(attributes);
        };
    }

    @Override
    public void write(int address, int bits, int lanes) {
        if (address == TYPE || bases.length == 0) {
            return;
        }
        int word = read(address) & ~lanes | bits;
        changed = true;
        if (address == CTRL) {
            control = word & (CTRL_ENABLE | CTRL_HFNMIENA | CTRL_PRIVDEFENA);
        } else if (address == RNR) {
            number = word & 0xff;
        } else if (isBase(address)) {
            setBase(word);
        } else if (number < attributes.length) {
            attributes[number] = word & RASR_BITS;
        }
    }

    /** RBAR and its three aliases alternate with RASR and its. */
    private static boolean isBase(int address) {
        return (address - RBAR & 4) == 0;
    }

    private int selected(int[] values) {
        return number < values.length ? values[number] : 0;
    }

    private void setBase(int word) {
        if ((word & RBAR_VALID) != 0) {
            number = word & 15;
        }
        if (number < bases.length) {
            bases[number] = word & RBAR_ADDRESS;
        }
    }

    /** What code may do at an address while the unit is enabled. */
    public int rights(int address) {
        OptionalInt region = deciding(address);
        return region.isPresent() ? rightsOf(region.getAsInt()) : background(address);
    }

    /** The region whose rights count at an address, the highest that is enabled there; empty where none is. */
    public OptionalInt deciding(int address) {
        long at = Integer.toUnsignedLong(address);
        for (int region = bases.length - 1; region >= 0; region--) {
            long offset = at - base(region);
            boolean inside = isEnabled(region) && offset >= 0 && offset < size(region);
            if (inside && isEnabled(region, (int) (offset / subregion(region)))) {
                return OptionalInt.of(region);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the region whose rights count at an address makes it strongly ordered (RASR.TEX, C and B are zero; B3.5.9). */
    public boolean isStronglyOrdered(int address) {
        OptionalInt region = deciding(address);
        return region.isPresent() && (attributes[region.getAsInt()] & RASR_TEX_C_B) == 0;
    }

    /** A region in words: {@code region 3 [0x20000000, 0x20000400), for privileged code r--, for other code ---}. */
    public String describe(int region) {
        int rights = rightsOf(region);
        return "region %d [0x%08x, 0x%08x), for privileged code %s, for other code %s"
                .formatted(
                        region,
                        base(region),
                        base(region) + size(region),
                        letters(rights),
                        letters(rights / USER_READ));
    }

    private static String letters(int rights) {
        return ((rights & PRIVILEGED_READ) != 0 ? "r" : "-")
                + ((rights & PRIVILEGED_WRITE) != 0 ? "w" : "-")
                + ((rights & PRIVILEGED_EXECUTE) != 0 ? "x" : "-");
    }

    /**
     * Tells what code may do in a range of addresses while the unit is enabled.
     *
     * @param base   first address
     * @param rights receives the rights of each line
     */
    public void paint(int base, byte[] rights) {
        Arrays.fill(rights, (byte) background(base));
        for (int region = 0; region < bases.length; region++) {
            if (isEnabled(region)) {
                paint(region, Integer.toUnsignedLong(base), rights);
            }
        }
    }

    private void paint(int region, long base, byte[] rights) {
        long step = subregion(region);
        for (int part = 0; part * step < size(region); part++) {
            long from = base(region) + part * step - base;
            long end = Math.min(from + step >> LINE_SHIFT, rights.length);
            if (isEnabled(region, part) && end > 0 && from >> LINE_SHIFT < rights.length) {
                Arrays.fill(rights, (int) Math.max(0, from >> LINE_SHIFT), (int) end, (byte) rightsOf(region));
            }
        }
    }

    /** The default memory map, for privileged code if at all; peripherals, external devices and the system cannot be executed. */
    private int background(int address) {
        if ((control & CTRL_PRIVDEFENA) == 0) {
            return UNCHECKED;
        }
        int upper = address >>> 29;
        boolean never = upper == 2 || upper >= 5;
        return UNCHECKED | (never ? PRIVILEGED & ~EXECUTE : PRIVILEGED);
    }

    private boolean isEnabled(int region) {
        return (attributes[region] & RASR_ENABLE) != 0;
    }

    private boolean isEnabled(int region, int part) {
        return size(region) < SMALLEST_WITH_SUBREGIONS || (attributes[region] >>> 8 + part & 1) == 0;
    }

    private long base(int region) {
        return Integer.toUnsignedLong(bases[region]) & -size(region);
    }

    /** Bytes: two to the power of RASR.SIZE plus one, at least 32. */
    private long size(int region) {
        return Math.max(1L << (attributes[region] >>> 1 & 31) + 1, 1L << LINE_SHIFT);
    }

    private long subregion(int region) {
        return size(region) < SMALLEST_WITH_SUBREGIONS ? size(region) : size(region) / 8;
    }

    /** RASR.AP and XN; executing needs the right to read. */
    private int rightsOf(int region) {
        int access =
                switch (attributes[region] >>> 24 & 7) {
                    case 1 -> PRIVILEGED_READ | PRIVILEGED_WRITE;
                    case 2 -> BOTH_READ | PRIVILEGED_WRITE;
                    case 3 -> BOTH_READ | PRIVILEGED_WRITE | USER_WRITE;
                    case 5 -> PRIVILEGED_READ;
                    case 6, 7 -> BOTH_READ;
                    default -> 0;
                };
        int execute = (attributes[region] & RASR_XN) == 0 ? (access & BOTH_READ) << 2 : 0;
        return UNCHECKED | access | execute;
    }
}
