/*
 * Which stores of a Cortex-M4 go through its write buffer: not while ACTLR.DISDEFWBUF is set, and not those to strongly-ordered memory
 * (Cortex-M4 TRM, "Auxiliary Control Register"; ARMv7-M ARM, A3.5 and B3.5.9). Errors of the others are imprecise.
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

#define ACTLR_DISDEFWBUF (1u << 1)
#define MPU_ON 5u           /* with the default memory map for privileged code */
#define RASR_ALL (3u << 24) /* everybody reads and writes */
#define RASR_B (1u << 16)
#define RASR_16_MIB (23u << 1 | 1u)

/* An imprecise fault has nothing to skip. */
static uint32_t go_on(struct frame *frame, uint32_t exc_return) {
    (void)frame;
    return exc_return;
}

RECORDS_FAULTS(bus_fault)

static void precise(const char *what) {
    const struct fault_case store = {what, store_word, NOTHING, 0, BUS_FAULT, PRECISERR | BFARVALID, 0, NOTHING, 0};
    expect_fault(&store);
}

static void imprecise(const char *what) {
    fault_remedy = go_on;
    probe(store_word, NOTHING);
    barrier();
    check(what, fault.count, 1);
    check("  CFSR", fault.cfsr, IMPRECISERR);
    check("  PC is that of the store", fault.frame.pc == ((uint32_t)store_word & ~1u), 0);
}

static void region(uint32_t attributes) {
    MPU_RNR = 0;
    MPU_RBAR = NOTHING;
    MPU_RASR = attributes;
    MPU_CTRL = attributes ? MPU_ON : 0;
    barrier();
}

int main(void) {
    SHCSR = SHCSR_BUSFAULTENA;
    imprecise("STR");
    ACTLR = ACTLR_DISDEFWBUF;
    barrier();
    precise("STR with DISDEFWBUF");
    region(RASR_ALL | RASR_B | RASR_16_MIB);
    imprecise("STR to a Device region with DISDEFWBUF");
    ACTLR = 0;
    barrier();
    region(RASR_ALL | RASR_16_MIB);
    precise("STR to a strongly-ordered region");
    region(0);
    imprecise("STR, the region gone");
    finish();
}
