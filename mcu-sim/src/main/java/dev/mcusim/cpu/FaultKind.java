package dev.mcusim.cpu;

/** What a guest can do wrong. The architecture's fault status bits (ARMv7-M ARM B3.2.15) are named where there is one. */
public enum FaultKind {
    /** A load from an address where nothing answers (precise data bus error, PRECISERR). */
    UNMAPPED_READ("reads an address where there is no memory"),
    /** A store to an address where nothing answers (PRECISERR or IMPRECISERR). */
    UNMAPPED_WRITE("writes an address where there is no memory"),
    /** An instruction fetch where nothing answers (IBUSERR). */
    UNMAPPED_FETCH("executes at an address where there is no memory"),
    /** A store to memory that plain stores do not change: flash, ROM, OTP, option bytes (PRECISERR). */
    READ_ONLY_WRITE("writes to read-only memory"),
    /** An instruction fetch from memory that only holds data (IACCVIOL, or IBUSERR where only the chip's buses forbid it). */
    EXECUTE_NEVER("executes from memory that is not executable"),
    /** A load, store or fetch by unprivileged code on the private peripheral bus (PRECISERR; ARMv7-M ARM, B3.1.1). */
    UNPRIVILEGED("accesses a system register without privilege"),
    /** A load or store that the memory protection unit does not allow (DACCVIOL). */
    PROTECTED("makes an access that the memory protection unit forbids"),
    /** An instruction fetch that the memory protection unit does not allow (IACCVIOL). */
    PROTECTED_FETCH("executes where the memory protection unit forbids it"),
    /** An access to a peripheral that the chip has but this simulator does not model. Silicon would go on. */
    PERIPHERAL_NOT_MODELLED("accesses a peripheral that is not modelled"),
    /** An undefined instruction (UNDEFINSTR), {@code UDF} among them. */
    UNDEFINED_INSTRUCTION("executes an undefined instruction"),
    /** An instruction whose effect the architecture leaves open (UNPREDICTABLE). Silicon might do anything, or fault (UNDEFINSTR). */
    UNPREDICTABLE_INSTRUCTION("executes an instruction that the architecture calls unpredictable"),
    /** An instruction that the chip has, or may have, but this core does not model. Silicon might go on. */
    INSTRUCTION_NOT_MODELLED("executes an instruction that this core does not model"),
    /** A floating-point instruction while CPACR denies access to the FPU (NOCP). */
    FPU_DISABLED("executes a floating-point instruction before CPACR enables the FPU"),
    /** An instruction of a coprocessor other than the FPU (NOCP). */
    NO_COPROCESSOR("executes an instruction of a coprocessor that the chip does not have"),
    /** A multiple or exclusive access off its natural alignment, or any unaligned access while CCR.UNALIGN_TRP is set (UNALIGNED). */
    UNALIGNED("makes an unaligned access that the instruction does not allow"),
    /** A branch to an address with bit 0 clear, which would leave Thumb state (INVSTATE). */
    INVALID_STATE("branches to an even address, which would leave Thumb state"),
    /** {@code SDIV} or {@code UDIV} by zero while CCR.DIV_0_TRP is set (DIVBYZERO). */
    DIVIDE_BY_ZERO("divides by zero while that is trapped"),
    /** {@code SVC} without a handler where faults end runs, or on a core without exception entry. */
    SUPERVISOR_CALL_NOT_MODELLED("makes a supervisor call that nothing here answers"),
    /** {@code SVC} where its priority is masked, which escalates to HardFault (FORCED). */
    SUPERVISOR_CALL_MASKED("makes a supervisor call where its priority is masked, which escalates to HardFault"),
    /** An exception whose vector is no address of Thumb code (VECTTBL or INVSTATE). */
    BAD_VECTOR("takes an exception whose vector leads to no code"),
    /** A return from an exception that does not fit what is active or stacked (INVPC). */
    BAD_EXCEPTION_RETURN("returns from an exception in a way that does not fit what is active or stacked"),
    /** A breakpoint of the FPB where DebugMonitor is off or not urgent enough, which is a HardFault (DEBUGEVT). */
    BREAKPOINT_NOT_TAKEN("reaches a breakpoint of the FPB that neither a debugger nor DebugMonitor takes"),
    /** An exceptional event that the core cannot carry out. Silicon might go on. */
    EXCEPTION_NOT_MODELLED("needs exception handling that this core does not model");

    private final String predicate;

    FaultKind(String predicate) {
        this.predicate = predicate;
    }

    /** What the guest does, as the predicate of a sentence. */
    public String predicate() {
        return predicate;
    }
}
