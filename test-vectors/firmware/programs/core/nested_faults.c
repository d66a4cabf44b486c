/*
 * Faults in handlers and calls that the priority forbids: which handler takes them, and escalation to HardFault
 * (ARMv7-M ARM, B1.5.14 "Priority escalation").
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

RECORDS_FAULTS(hard_fault)
RECORDS_FAULTS(mem_manage)
RECORDS_FAULTS(bus_fault)

static void (*volatile inSvcall)(void);

/* What the handler of SVCALL is to do comes from the test. */
void svcall(void) {
    note('S');
    void (*action)(void) = inSvcall;
    inSvcall = 0;
    if (action) {
        action();
    }
    note('s');
}

static uint32_t read_nothing(struct frame *frame, uint32_t exc_return) {
    (void)exc_return;
    frame->pc += 2;
    note('U');
    __asm volatile("ldr r3, [%0]" ::"r"(NOTHING) : "r3", "memory");
    note('u');
    return exc_return;
}

RECORDS_FAULTS(usage_fault)

static void call_supervisor(void) { __asm volatile("svc #0" ::: "memory"); }

static void undefined(void) { __asm volatile("udf #0" ::: "memory"); }

static void tell(const char *what, uint32_t exception, uint32_t cfsr, uint32_t hfsr, uint32_t ipsr, uint32_t exc_return) {
    print("%s:\n", what);
    check("  exception", fault.exception, exception);
    check("  CFSR", fault.cfsr, cfsr);
    check("  HFSR", fault.hfsr, hfsr);
    check("  IPSR in the frame", fault.frame.xpsr & 0x1ff, ipsr);
    check("  EXC_RETURN", fault.exc_return, exc_return);
}

static void priorities(uint32_t usageFault, uint32_t svcall_, uint32_t busFault) {
    SHPR1 = usageFault << 16 | busFault << 8;
    SHPR2 = svcall_ << 24;
    barrier();
}

static void fault_in_svcall(void) {
    priorities(0x20, 0x40, 0);
    inSvcall = undefined;
    call_supervisor();
    tell("UDF in SVCall, UsageFault more urgent", USAGE_FAULT, UNDEFINSTR, 0, SVCALL, 0xfffffff1);
    check_text("  order", notes(), "Ss");
    priorities(0x40, 0x40, 0);
    inSvcall = undefined;
    call_supervisor();
    tell("UDF in SVCall, UsageFault as urgent", HARD_FAULT, UNDEFINSTR, FORCED, SVCALL, 0xfffffff1);
    check_text("  order", notes(), "Ss");
}

static void fault_in_fault(void) {
    priorities(0x40, 0x80, 0x20);
    fault_remedy = read_nothing;
    undefined();
    tell("LDR from nothing in UsageFault, BusFault more urgent", BUS_FAULT, PRECISERR | BFARVALID, 0, USAGE_FAULT, 0xfffffff1);
    check_text("  order", notes(), "Uu");
    priorities(0x40, 0x80, 0x60);
    fault_remedy = read_nothing;
    undefined();
    tell("LDR from nothing in UsageFault, BusFault less urgent", HARD_FAULT, PRECISERR | BFARVALID, FORCED, USAGE_FAULT, 0xfffffff1);
    check_text("  order", notes(), "Uu");
}

/* As for SVCall: the instruction has been executed, its exception is what cannot be taken. */
static uint32_t behind_the_call(struct frame *frame, uint32_t exc_return) {
    uint32_t call = HALFWORD(frame->pc) == 0xdf00 ? frame->pc : frame->pc - 2;
    check("  stacked PC minus that of the SVC", frame->pc - call, 2);
    frame->pc = call + 2;
    return exc_return;
}

static void forbidden_calls(void) {
    priorities(0, 0x40, 0);
    inSvcall = call_supervisor;
    fault_remedy = behind_the_call;
    call_supervisor();
    tell("SVC in SVCall", HARD_FAULT, 0, FORCED, SVCALL, 0xfffffff1);
    check_text("  order", notes(), "Ss");
    mask_interrupts();
    fault_remedy = behind_the_call;
    call_supervisor();
    unmask_interrupts();
    tell("SVC under PRIMASK", HARD_FAULT, 0, FORCED, 0, 0xfffffff9);
    check_text("  order", notes(), "");
    WRITE_SPECIAL(basepri, 0x40);
    fault_remedy = behind_the_call;
    call_supervisor();
    WRITE_SPECIAL(basepri, 0);
    tell("SVC under BASEPRI", HARD_FAULT, 0, FORCED, 0, 0xfffffff9);
}

int main(void) {
    SHCSR = SHCSR_MEMFAULTENA | SHCSR_BUSFAULTENA | SHCSR_USGFAULTENA;
    fault_in_svcall();
    fault_in_fault();
    forbidden_calls();
    finish();
}
