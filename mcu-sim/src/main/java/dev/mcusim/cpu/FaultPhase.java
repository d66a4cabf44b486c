package dev.mcusim.cpu;

/** What the core was doing when a fault happened; decides between the status bits of one kind (ARMv7-M ARM, B3.2.15). */
public enum FaultPhase {
    /** Executing an instruction. */
    EXECUTION(""),
    /** Making a store that the core has handed over to its write buffer, and gone on (IMPRECISERR). */
    BUFFERED("through the write buffer, "),
    /** Pushing registers on exception entry (MSTKERR, STKERR). */
    STACKING("while an exception is entered and registers are pushed, "),
    /** Popping registers on return from an exception (MUNSTKERR, UNSTKERR). */
    UNSTACKING("while an exception returns and registers are popped, "),
    /** Pushing floating-point registers that exception entry had put off (MLSPERR, LSPERR). */
    LAZY_STACKING("while floating-point registers are pushed that exception entry had put off, "),
    /** Reading the address of a handler (VECTTBL). */
    VECTOR_READ("while the address of an exception's handler is read, ");

    private final String words;

    FaultPhase(String words) {
        this.words = words;
    }

    /** When it happened, as the beginning of a sentence; empty for {@link #EXECUTION}. */
    public String words() {
        return words;
    }

    /** Whether an instruction is at fault, and not the entry to an exception or the return from one. */
    public boolean isOfInstruction() {
        return this == EXECUTION || this == BUFFERED;
    }
}
