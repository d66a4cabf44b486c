#include "probe.h"

#include "cfsr.h"
#include "report.h"

#include <stdbool.h>

#define STACK_ERRORS (MSTKERR | STKERR | MUNSTKERR | UNSTKERR)

extern const char vectors[], text_end[]; /* of image.ld: all code is between them */

volatile struct fault fault;
uint32_t (*volatile fault_remedy)(struct frame *frame, uint32_t exc_return);

static uint32_t instruction_size(uint32_t address) {
    return (HALFWORD(address) & 0xf800) >= 0xe800 ? 4 : 2;
}

/* ITAdvance(), A7.3.3, on the bits as xPSR holds them: IT[7:2] in 15:10, IT[1:0] in 26:25. */
static uint32_t advance_it(uint32_t xpsr) {
    uint32_t it = (xpsr >> 8 & 0xfc) | (xpsr >> 25 & 3);
    it = it & 7 ? (it & 0xe0) | (it << 1 & 0x1f) : 0;
    return (xpsr & ~0x0600fc00u) | (it & 0xfc) << 8 | (it & 3) << 25;
}

static void continue_behind(struct frame *frame) {
    if ((frame->xpsr & EPSR_T) && frame->pc >= (uint32_t)vectors && frame->pc < (uint32_t)text_end) {
        frame->pc += instruction_size(frame->pc);
        frame->xpsr = advance_it(frame->xpsr);
    } else {
        frame->pc = frame->lr & ~1u;
    }
    frame->xpsr |= EPSR_T;
}

/* Called by fault_entry. */
uint32_t record_fault(struct frame *frame, uint32_t exc_return);
uint32_t record_fault(struct frame *frame, uint32_t exc_return) {
    uint32_t (*remedy)(struct frame *, uint32_t) = fault_remedy;
    bool framed = !(CFSR & STACK_ERRORS);
    fault.count++;
    fault.exception = READ_SPECIAL(ipsr);
    fault.exc_return = exc_return;
    fault.stack = (uint32_t)frame;
    fault.cfsr = CFSR;
    fault.hfsr = HFSR;
    fault.mmfar = MMFAR;
    fault.bfar = BFAR;
    if (framed) {
        fault.frame = *frame;
    }
    CFSR = fault.cfsr;
    HFSR = fault.hfsr;
    fault_remedy = 0;
    if (remedy) {
        return remedy(frame, exc_return);
    }
    if (framed) {
        continue_behind(frame);
    }
    return exc_return;
}

static const char *name_of(uint32_t exception) {
    switch (exception) {
        case HARD_FAULT: return "HardFault";
        case MEM_MANAGE: return "MemManage";
        case BUS_FAULT: return "BusFault";
        case USAGE_FAULT: return "UsageFault";
        default: return "another exception";
    }
}

static void compare(const char *what, uint32_t observed, uint32_t manual) {
    if (observed != manual) {
        check(what, observed, manual);
    }
}

void compare_fault(const struct fault_case *expected, uint32_t lr, uint32_t xpsr, uint32_t exc_return) {
    uint32_t start = (uint32_t)expected->code & ~1u;
    uint32_t pc = expected->offset == AT_R0 ? expected->r0 & ~1u : start + (uint32_t)expected->offset;
    print("%s: %s, CFSR %x, HFSR %x", expected->name, name_of(fault.exception), fault.cfsr, fault.hfsr);
    if (fault.cfsr & MMARVALID) {
        print(", MMFAR %x", fault.mmfar);
    }
    if (fault.cfsr & BFARVALID) {
        print(", BFAR %x", fault.bfar);
    }
    if (expected->offset != AT_R0) {
        print(", PC +%d", fault.frame.pc - start);
    } else {
        print(", PC %s", fault.frame.pc == pc ? "where R0 points" : "elsewhere");
    }
    print(", xPSR %x, EXC_RETURN %x\n", fault.frame.xpsr, fault.exc_return);
    compare("  exception", fault.exception, expected->exception);
    compare("  CFSR", fault.cfsr, expected->cfsr);
    compare("  HFSR", fault.hfsr, expected->hfsr);
    if (expected->cfsr & (MMARVALID | BFARVALID)) {
        compare("  address", expected->cfsr & MMARVALID ? fault.mmfar : fault.bfar, expected->address);
    }
    compare("  PC", fault.frame.pc, pc);
    compare("  LR", fault.frame.lr, lr);
    compare("  xPSR", fault.frame.xpsr, xpsr);
    compare("  EXC_RETURN", fault.exc_return, exc_return);
}

void expect_fault(const struct fault_case *expected) {
    uint32_t count = probe(expected->code, expected->r0);
    if (count == 0) {
        check(expected->name, count, 1);
        return;
    }
    bool thumb = !(expected->offset == AT_R0 && (expected->r0 & 1) == 0);
    compare_fault(expected, (uint32_t)probe_return | 1, PROBE_APSR | (thumb ? EPSR_T : 0) | expected->it, 0xfffffff9);
    compare("  faults", count, 1);
    compare("  R0", fault.frame.r0, expected->r0);
    compare("  R1", fault.frame.r1, PROBE_R1);
    compare("  R2", fault.frame.r2, PROBE_R2);
    compare("  R3", fault.frame.r3, PROBE_R3);
    compare("  R12", fault.frame.r12, PROBE_R12);
}
