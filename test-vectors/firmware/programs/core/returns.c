/*
 * Exception returns that the processor refuses: INVPC and INVSTATE (ARMv7-M ARM, B1.5.8, "Exception return behavior"). The fault is
 * taken on the frame that the return would have popped, with the EXC_RETURN that it would have used.
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

enum { OUTER = 20, INNER = 21 };

static volatile uint32_t returnWith; /* what the next handler puts into PC */
static volatile uint32_t alter;      /* bits of the stacked xPSR that it clears */
static volatile uint32_t leaveWith;  /* what the fault's handler puts into PC */
static volatile uint32_t framePc;

RECORDS_FAULTS(hard_fault)
RECORDS_FAULTS(usage_fault)

static uint32_t leave(struct frame *frame, uint32_t exc_return) {
    (void)exc_return;
    frame->xpsr |= EPSR_T;
    note('F');
    return leaveWith;
}

uint32_t prepare_return(struct frame *frame, uint32_t exc_return);
uint32_t prepare_return(struct frame *frame, uint32_t exc_return) {
    framePc = frame->pc;
    frame->xpsr &= ~alter;
    alter = 0;
    note('S');
    return returnWith ? returnWith : exc_return;
}

__attribute__((naked)) void svcall(void) {
    __asm volatile(
        "mov r0, sp\n"
        "mov r1, lr\n"
        "push {r0, lr}\n"
        "bl prepare_return\n"
        "add sp, #8\n"
        "bx r0");
}

__attribute__((naked)) void line_21(void) { __asm volatile("b svcall"); }

void line_20(void) {
    note('A');
    NVIC_ISPR(0) = 1u << INNER;
    barrier();
    note('a');
}

static void tell(const char *what, uint32_t cfsr, uint32_t exc_return, const char *order) {
    print("%s:\n", what);
    check("  exception", fault.exception, USAGE_FAULT);
    check("  CFSR", fault.cfsr, cfsr);
    check("  EXC_RETURN", fault.exc_return, exc_return);
    check("  PC of the same frame", fault.frame.pc == framePc, 1);
    check_text("  order", notes(), order);
}

static void return_from_svcall(const char *what, uint32_t value) {
    returnWith = value;
    leaveWith = 0xfffffff9;
    fault_remedy = leave;
    __asm volatile("svc #0" ::: "memory");
    tell(what, INVPC, value, "SF");
}

static void without_thumb_bit(void) {
    returnWith = 0;
    leaveWith = 0xfffffff9;
    alter = EPSR_T;
    fault_remedy = leave;
    __asm volatile(".balign 4\n nop\n svc #0" ::: "memory");
    tell("a frame without the Thumb bit, PC a multiple of 4", INVSTATE, 0xfffffff9, "SF");
    alter = EPSR_T;
    fault_remedy = leave;
    __asm volatile(".balign 4\n svc #0" ::: "memory");
    tell("a frame without the Thumb bit, PC no multiple of 4", INVSTATE, 0xfffffff9, "SF");
}

int main(void) {
    SHCSR = SHCSR_USGFAULTENA;
    NVIC_ISER(0) = 1u << OUTER | 1u << INNER;
    NVIC_IPR(OUTER) = 0x40;
    NVIC_IPR(INNER) = 0x20;
    barrier();
    return_from_svcall("EXC_RETURN 0xfffffff3", 0xfffffff3);
    return_from_svcall("EXC_RETURN 0xfffffff1 where no handler is active", 0xfffffff1);

    returnWith = 0xfffffff9;
    leaveWith = 0xfffffff1;
    fault_remedy = leave;
    NVIC_ISPR(0) = 1u << OUTER;
    barrier();
    tell("EXC_RETURN 0xfffffff9 from a nested handler", INVPC, 0xfffffff9, "ASFa");

    without_thumb_bit();
    finish();
}
