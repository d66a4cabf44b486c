/*
 * Bus errors of stores that have gone through the write buffer: the core has gone on when they come, so that no register tells the
 * address, and they wait for their priority (ARMv7-M ARM, B1.5.14 and B3.2.15; Cortex-M4 TRM, "Write buffer"; PM0253, 2.5.3). How far the
 * core has gone on is its own business; behind DSB it has not gone further.
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

#define SHCSR_BUSFAULTPENDED (1u << 14)

extern const char behind_barrier[];

static volatile uint32_t faults, exception, cfsr, hfsr, pc;

void record(struct frame *frame);
void record(struct frame *frame) {
    faults++;
    exception = READ_SPECIAL(ipsr);
    cfsr = CFSR;
    hfsr = HFSR;
    pc = frame->pc;
    CFSR = cfsr;
    HFSR = hfsr;
}

__attribute__((naked)) void hard_fault(void) { __asm volatile("mrs r0, msp\n b record"); }
__attribute__((naked)) void bus_fault(void) { __asm volatile("mrs r0, msp\n b record"); }

static void tell(const char *what, uint32_t number, uint32_t forced) {
    print("%s:\n", what);
    check("  faults", faults, 1);
    check("  exception", exception, number);
    check("  CFSR", cfsr, IMPRECISERR);
    check("  HFSR", hfsr, forced);
    faults = 0;
}

static __attribute__((noinline)) void store_and_wait(void) {
    __asm volatile("str r0, [%0]\n dsb\n .global behind_barrier\nbehind_barrier:\n nop" ::"r"(NOTHING) : "memory");
}

static uint32_t store_multiple(void) {
    uint32_t base = NOTHING;
    __asm volatile("stm %0!, {r1, r2, r3}\n dsb\n isb" : "+r"(base)::"memory");
    return base;
}

static void priorities(void) {
    mask_interrupts();
    store_and_wait();
    check("faults under PRIMASK", faults, 0);
    check("SHCSR under PRIMASK", SHCSR, SHCSR_BUSFAULTENA | SHCSR_BUSFAULTPENDED);
    check("CFSR under PRIMASK", CFSR, IMPRECISERR);
    unmask_interrupts();
    tell("STR under PRIMASK, then CPSIE", BUS_FAULT, 0);
    mask_interrupts();
    SHCSR = 0;
    store_and_wait();
    unmask_interrupts();
    tell("STR under PRIMASK without BUSFAULTENA", HARD_FAULT, FORCED);
}

int main(void) {
    SHCSR = SHCSR_BUSFAULTENA;
    barrier();
    store_and_wait();
    tell("STR to nothing", BUS_FAULT, 0);
    check("  stacked PC behind DSB", pc == (uint32_t)behind_barrier, 1);
    check("STM to nothing has moved its base by", store_multiple() - NOTHING, 12);
    tell("STM to nothing", BUS_FAULT, 0);
    priorities();
    store_and_wait();
    tell("STR without BUSFAULTENA", HARD_FAULT, FORCED);
    finish();
}
