/*
 * Floating-point context on exception entry and return: lazy, at once, and not at all (ARMv7-M ARM, B1.5.7).
 */
#include "core.h"
#include "report.h"

#define FPCCR_ASPEN (1u << 31)
#define FPCCR_LSPEN (1u << 30)
#define FPCCR_LSPACT (1u << 0)
#define CONTROL_FPCA (1u << 2)

enum { LINE = 20, FILL = 0x5a5a5a5a, S0 = 0x3f800000, S15 = 0x41800000, STATUS = 0x10400000 };

/* What the handler saw, filled in by float_stacking.S. */
struct seen {
    uint32_t frame, exc_return, fpccr, fpcar, control, s0, s15, fpscr; /* at its start; the registers as they are on the stack */
    uint32_t fpccrLater, s0Later, s15Later, fpscrLater;                /* behind its first floating-point instruction */
};

volatile struct seen seen;
volatile uint32_t handlerUsesFpu;

/* In float_stacking.S: fills the stack, loads S0 to S31 and FPSCR when asked to, pends LINE, returns how many registers changed. */
uint32_t interrupt(uint32_t withContext, uint32_t *stackPointer);

static void run(const char *what, uint32_t withContext, uint32_t uses, uint32_t size, uint32_t exc_return) {
    uint32_t sp;
    handlerUsesFpu = uses;
    uint32_t changed = interrupt(withContext, &sp);
    print("%s:\n", what);
    check("  bytes pushed", sp - seen.frame, size);
    check("  EXC_RETURN", seen.exc_return, exc_return);
    check("  CONTROL.FPCA in the handler", seen.control & CONTROL_FPCA, 0);
    check("  registers changed", changed, 0);
}

static void lazy(uint32_t uses) {
    run(uses ? "lazy, the handler uses the FPU" : "lazy, the handler does not use the FPU", 1, uses, 0x68, 0xffffffe9);
    check("  FPCCR.LSPACT", seen.fpccr & FPCCR_LSPACT, 1);
    check("  FPCAR minus frame", seen.fpcar - seen.frame, 0x20);
    check("  S0 on the stack", seen.s0, FILL);
    check("  FPSCR on the stack", seen.fpscr, FILL);
    if (uses) {
        check("  FPCCR.LSPACT later", seen.fpccrLater & FPCCR_LSPACT, 0);
        check("  S0 on the stack later", seen.s0Later, S0);
        check("  S15 on the stack later", seen.s15Later, S15);
        check("  FPSCR on the stack later", seen.fpscrLater, STATUS);
    }
    check("  FPCCR.LSPACT behind the return", FPCCR & FPCCR_LSPACT, 0);
}

int main(void) {
    CPACR |= CPACR_FPU;
    barrier();
    NVIC_ISER(0) = 1u << LINE;
    check("FPCCR after reset", FPCCR & (FPCCR_ASPEN | FPCCR_LSPEN), FPCCR_ASPEN | FPCCR_LSPEN);
    run("no context", 0, 0, 0x20, 0xfffffff9);
    lazy(0);
    lazy(1);
    FPCCR = FPCCR_ASPEN;
    run("not lazy", 1, 0, 0x68, 0xffffffe9);
    check("  FPCCR.LSPACT", seen.fpccr & FPCCR_LSPACT, 0);
    check("  S0 on the stack", seen.s0, S0);
    check("  S15 on the stack", seen.s15, S15);
    check("  FPSCR on the stack", seen.fpscr, STATUS);
    FPCCR = 0;
    WRITE_SPECIAL(control, 0);
    run("not automatic", 1, 0, 0x20, 0xfffffff9);
    check("FPDSCR", FPDSCR, 0);
    finish();
}
