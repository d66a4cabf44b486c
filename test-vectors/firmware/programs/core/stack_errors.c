/*
 * Bus errors and MPU violations while an exception pushes or pops its frame: derived exceptions (ARMv7-M ARM, B1.5.6, B1.5.8 and B1.5.10). A thread runs
 * on a process stack where no memory is, or none that it may use; the handler of the fault gives it a good one.
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

#define FORBIDDEN 0x20004000u /* the MPU allows nobody to use it */

RECORDS_FAULTS(hard_fault)
RECORDS_FAULTS(mem_manage)
RECORDS_FAULTS(bus_fault)

static struct frame goodFrame __attribute__((aligned(8)));
static volatile uint32_t newPsp;

/* In stack_errors.S: calls SVCALL from a thread on a process stack; the frame to continue with. */
void call_on_stack(uint32_t psp);
extern const char called_on_stack[];

/* The stack that the handler of SVCALL leaves with, or 0 to keep the one it came with. */
void svcall(void) {
    note('S');
    if (newPsp) {
        WRITE_SPECIAL(psp, newPsp);
        newPsp = 0;
    }
}

static uint32_t give_good_stack(struct frame *frame, uint32_t exc_return) {
    (void)frame;
    note('F');
    goodFrame.pc = (uint32_t)called_on_stack & ~1u;
    goodFrame.xpsr = EPSR_T;
    WRITE_SPECIAL(psp, &goodFrame);
    return exc_return;
}

static void tell(const char *what, uint32_t psp, uint32_t exception, uint32_t cfsr, uint32_t hfsr, const char *order) {
    print("%s:\n", what);
    check("  exception", fault.exception, exception);
    check("  CFSR", fault.cfsr, cfsr);
    check("  HFSR", fault.hfsr, hfsr);
    check("  EXC_RETURN", fault.exc_return, 0xfffffffd);
    check("  PSP", fault.stack, psp);
    check_text("  order", notes(), order);
}

static void both(uint32_t bad, uint32_t exception, uint32_t cfsr, uint32_t hfsr) {
    static uint64_t stack[16];
    fault_remedy = give_good_stack;
    call_on_stack(bad + 0x100);
    tell("stacking", bad + 0x100 - 0x20, exception, cfsr & (STKERR | MSTKERR), hfsr, "FS");
    fault_remedy = give_good_stack;
    newPsp = bad + 0x80;
    call_on_stack((uint32_t)&stack[16]);
    tell("unstacking", bad + 0x80, exception, cfsr & (UNSTKERR | MUNSTKERR), hfsr, "SF");
}

static void forbid(void) {
    MPU_RNR = 0;
    MPU_RBAR = FORBIDDEN;
    MPU_RASR = 1u << 17 | 8u << 1 | 1; /* 512 bytes of normal memory without access */
    MPU_CTRL = 5;                      /* on, with the default map elsewhere */
    barrier();
}

int main(void) {
    SHPR2 = 0x80u << 24; /* SVCALL is the least urgent */
    SHCSR = SHCSR_BUSFAULTENA | SHCSR_MEMFAULTENA;
    forbid();
    print("where nothing is\n");
    both(NOTHING, BUS_FAULT, STKERR | UNSTKERR, 0);
    print("where the MPU forbids it\n");
    both(FORBIDDEN, MEM_MANAGE, MSTKERR | MUNSTKERR, 0);
    SHCSR = 0;
    barrier();
    print("without BUSFAULTENA\n");
    both(NOTHING, HARD_FAULT, STKERR | UNSTKERR, FORCED);
    print("without MEMFAULTENA\n");
    both(FORBIDDEN, HARD_FAULT, MSTKERR | MUNSTKERR, FORCED);
    finish();
}
