/* Provokes faults with known registers, and keeps what the handler saw. */
#ifndef PROBE_H
#define PROBE_H

#include "core.h"

/* No target has anything here: reads, writes and fetches end in a bus error. */
#define NOTHING 0x3f000000u

/* What probe() loads before it calls: APSR with N, C, Q and all GE bits, and these registers. */
enum { PROBE_APSR = 0xa80f0000, PROBE_R1 = 0x11111111, PROBE_R2 = 0x22222222, PROBE_R3 = 0x33333333, PROBE_R12 = 0xcccccccc };

#define EPSR_T (1u << 24)

/* What the handler of the last fault found. */
struct fault {
    uint32_t count; /* faults since probe() was called */
    uint32_t exception;
    uint32_t exc_return;
    uint32_t stack; /* where the frame is */
    uint32_t cfsr, hfsr, mmfar, bfar;
    struct frame frame; /* nothing after a stacking error */
};

extern volatile struct fault fault;

/* Calls code with an address in R0 and the registers above. Returns how many faults it took. */
uint32_t probe(void (*code)(void), uint32_t r0);

/* Code for probe(): one instruction each, which uses the address in R0, and a return. */
void load_word(void), store_word(void), branch_to_r0(void);

/* Where probe() continues behind the call. */
extern const char probe_return[];

/*
 * The handler: "b fault_entry". It records the fault, clears the status registers and returns behind the instruction at the stacked
 * PC when there is one of this program, else to the stacked LR.
 */
void fault_entry(void);

/* What else the next handler does; it is given the frame and EXC_RETURN and returns the EXC_RETURN to leave with. */
extern uint32_t (*volatile fault_remedy)(struct frame *frame, uint32_t exc_return);

/* Makes a function the handler that records: RECORDS_FAULTS(hard_fault). */
#define RECORDS_FAULTS(handler) \
    __attribute__((naked)) void handler(void) { __asm volatile("b fault_entry"); }

/* What the manual says about a fault. */
struct fault_case {
    const char *name;
    void (*code)(void);
    uint32_t r0;
    int32_t offset; /* of the stacked PC from the start of the code, or AT_R0 */
    uint32_t exception;
    uint32_t cfsr, hfsr;
    uint32_t address; /* in MMFAR or BFAR where the status says that one is valid */
    uint32_t it;      /* bits of xPSR that tell of the IT block */
};

enum { AT_R0 = -1 };

/* Provokes a fault, prints what came and compares. */
void expect_fault(const struct fault_case *expected);

/* Compares what was recorded, on code that was not called by expect_fault(). */
void compare_fault(const struct fault_case *expected, uint32_t lr, uint32_t xpsr, uint32_t exc_return);

#endif
