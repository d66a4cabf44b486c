package dev.mcusim.isa.meaning;

import dev.mcusim.isa.fp.Fpscr;

/**
 * The state that instructions work on. Fields are open to steps, which are the inside of a processor and run some hundred million times
 * a second; nobody else touches them.
 */
public abstract class Cpu {

    private static final int IPSR = 5;
    private static final int CONTROL = 20;
    private static final int NPRIV = 1;

    /** R0 to R12, SP, LR. The sixteenth is not used: see {@link #next}. */
    public final int[] r = new int[16];
    /** S0 to S31; D registers are pairs of them, low word first. */
    public final int[] s = new int[32];
    /** N is its sign. */
    public int n;
    /** Z is whether it is zero. */
    public int z;
    /** C, 0 or 1. */
    public int c;
    /** V is its sign. */
    public int v;
    /** Q, 0 or 1. */
    public int q;
    /** The four GE flags. */
    public int ge;
    /** FPSCR. */
    public final Fpscr fpscr = new Fpscr();
    /** Address of the instruction to execute after the present block; branches set it. */
    public int next;
    /** Whether multiple, double and exclusive accesses must be word aligned. */
    public boolean strictAlignment;
    /** Whether floating-point instructions are executed without further ado; otherwise {@link #prepareFpu} comes first. */
    public boolean fpuEnabled;
    /** Whether CCR.DIV_0_TRP is set. */
    public boolean trapsDivisionByZero;
    /** Whether a load-exclusive has been made whose store-exclusive would succeed. */
    public boolean exclusive;
    /** Words that a multiple load has read and not yet delivered. */
    final int[] loaded = new int[32];
    /** Memory. */
    public final DataMemory memory;

    /** A core whose registers are zero. */
    protected Cpu(DataMemory memory) {
        this.memory = memory;
    }

    /** Goes on at an address whose bit 0 gives the instruction set (BXWritePC, LoadWritePC). */
    public final void interwork(int target) {
        next = target & ~1;
        if ((target & 1) == 0) {
            leaveThumb();
        }
    }

    /** Makes sure that a base register is a multiple of 2 or 4, where the core demands it. */
    public final void align(int base, int alignment) {
        if ((base & alignment - 1) != 0 && strictAlignment) {
            throw unaligned(base, alignment);
        }
    }

    /** The D register whose first S register has a number. */
    final long doubleAt(int first) {
        return Integer.toUnsignedLong(s[first]) | (long) s[first + 1] << 32;
    }

    /** Sets the D register whose first S register has a number. */
    final void setDouble(int first, long bits) {
        s[first] = (int) bits;
        s[first + 1] = (int) (bits >>> 32);
    }

    /** APSR with the flags, in the manual's layout. */
    public final int apsr() {
        return (n & 0x8000_0000) | (z == 0 ? 1 << 30 : 0) | c << 29 | (v >>> 31) << 28 | q << 27 | ge << 16;
    }

    /** Whether privileged instructions work: in handlers, and in thread mode while CONTROL.nPRIV is zero. */
    public final boolean isPrivileged() {
        return (special(CONTROL) & NPRIV) == 0 || special(IPSR) != 0;
    }

    /** Sets N, Z, C, V and Q from a word in the layout of APSR. */
    public final void setFlags(int apsr) {
        setConditionFlags(apsr);
        q = apsr >>> 27 & 1;
    }

    /** Sets N, Z, C and V from a word in the layout of APSR. */
    public final void setConditionFlags(int apsr) {
        n = apsr;
        z = ~apsr & 1 << 30;
        c = apsr >>> 29 & 1;
        v = apsr << 3;
    }

    /** The instruction set changes to one that this core does not have, from {@link #next} on. */
    protected abstract void leaveThumb();

    /** A division takes place, which takes time that depends on its operands. */
    public abstract void divides(int dividend, int divisor, boolean signed);

    /** The core waits for an interrupt, from {@link #next} on. */
    public abstract void sleep();

    /** The core waits for an event, from {@link #next} on, unless there has been one. */
    public abstract void waitForEvent();

    /** DSB or DMB: what has been stored before has reached memory. */
    public abstract void awaitStores();

    /** There is an event. */
    public abstract void sendEvent();

    /** A special register other than the flags, by its SYSm number; zero where there is none. */
    public abstract int special(int sysm);

    /** Writes a special register other than the flags. */
    public abstract void setSpecial(int sysm, int value);

    /** Makes {@link #fpuEnabled} true, or throws where CPACR denies access to the FPU. */
    public abstract void prepareFpu();

    /** Executes a step whose accesses are those of unprivileged code (LDRT, STRT and kin). */
    public abstract void executeUnprivileged(Step access);

    /** What to throw where an access must be aligned. */
    protected abstract RuntimeException unaligned(int address, int alignment);

    /** What to throw at a division by zero. */
    public abstract RuntimeException divisionByZero();

    /** What to throw at a breakpoint. */
    public abstract RuntimeException breakpoint(int immediate);

    /** The core makes a supervisor call, to go on at {@link #next}; throws where it cannot. */
    public abstract void supervisorCall(int immediate);

    /** What to throw at an undefined instruction. */
    public abstract RuntimeException undefined();
}
