package dev.mcusim.cpu.system;

import dev.mcusim.board.Core;

/**
 * What is special to one core: ACTLR, and ABFSR of Cortex-M7 (Cortex-M4 TRM and Cortex-M7 TRM, system control). They decide which stores go through
 * a write buffer, so that a bus error comes when the core has gone on, and tell where such an error came from.
 */
public final class AuxiliaryRegisters implements RegisterGroup {

    private static final int ACTLR = 0xe000_e008;
    private static final int ABFSR = 0xe000_efa8;
    /** ACTLR of Cortex-M4: stores by the default memory map are not buffered. */
    private static final int DISDEFWBUF = 1 << 1;

    private static final int AHBP = 1 << 2;
    private static final int AXIM = 1 << 3;
    private static final int AXIMTYPE_DECERR = 3 << 8;

    private final boolean isM7;
    private final Mpu mpu;
    private int control;
    private int busFault;

    /**
     * The registers after reset.
     *
     * @param mpu whose regions say what is strongly ordered
     */
    public AuxiliaryRegisters(Core core, Mpu mpu) {
        this.isM7 = core == Core.CORTEX_M7;
        this.mpu = mpu;
    }

    /** Everything is zero. */
    public void reset() {
        control = 0;
        busFault = 0;
    }

    /** Whether ACTLR can make errors of all buffered stores precise. */
    public boolean canBePrecise() {
        return !isM7;
    }

    /**
     * Whether a store goes on before the bus has answered. Cortex-M7 buffers all (PM0253, 2.5.3); Cortex-M4 Normal and Device memory, but
     * not what is strongly ordered: the private peripheral bus, and what the memory protection unit says.
     *
     * @param checked whether the memory protection unit has a say in accesses of the present code
     */
    public boolean buffersStore(int address, boolean checked) {
        if (address >>> 20 == 0xe00) {
            return false;
        }
        boolean byRegion = !isM7 && checked && mpu.deciding(address).isPresent();
        return byRegion ? !mpu.isStronglyOrdered(address) : isM7 || (control & DISDEFWBUF) == 0;
    }

    /** The bus has answered a buffered store with an error. */
    public void noteBusError(int address) {
        if (isM7) {
            busFault |= address >>> 29 == 2 ? AHBP : AXIM | AXIMTYPE_DECERR;
        }
    }

    @Override
    public boolean contains(int address) {
        return address == ACTLR || address == ABFSR && isM7;
    }

    @Override
    public int read(int address) {
        return address == ACTLR ? control : busFault;
    }

    @Override
    public void write(int address, int bits, int lanes) {
        if (address == ACTLR) {
            control = control & ~lanes | bits;
        } else {
            busFault = 0;
        }
    }
}
