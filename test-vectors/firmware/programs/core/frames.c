/*
 * What exception entry pushes and exception return pops: alignment, which stack, EXC_RETURN, and that the interrupted code notices
 * nothing (ARMv7-M ARM, B1.5.6 to B1.5.8).
 */
#include "core.h"
#include "probe.h"
#include "report.h"

enum { LINE = 20, WORDS = 64 };

/* In frames.S: pends LINE with known registers, checks them all afterwards. */
struct interrupted {
    uint32_t differing; /* registers that were changed, a bit for each; bit 16 stands for the flags */
    uint32_t before;    /* SP when the interrupt came */
    uint32_t after;
};
void interrupt_with_registers(struct interrupted *result, uint32_t lower);
void interrupt_on_psp(struct interrupted *result, uint32_t psp);
extern const char interrupted_here[], interrupted_on_psp_here[];

static struct frame seen;
static uint32_t seenAt, seenReturn, seenMsp;
static uint64_t stack[WORDS];

void keep_frame(struct frame *frame, uint32_t exc_return);
void keep_frame(struct frame *frame, uint32_t exc_return) {
    seen = *frame;
    seenAt = (uint32_t)frame;
    seenReturn = exc_return;
    seenMsp = READ_SPECIAL(msp);
}

__attribute__((naked)) void line_20(void) {
    __asm volatile(
        "tst lr, #4\n"
        "ite eq\n"
        "mrseq r0, msp\n"
        "mrsne r0, psp\n"
        "mov r1, lr\n"
        "b keep_frame");
}

static void tell(const char *what, const struct interrupted *result, uint32_t size, uint32_t xpsr, uint32_t exc_return, const char *pc) {
    print("%s:\n", what);
    check("  bytes pushed", result->before - seenAt, size);
    check("  R0", seen.r0, 0x00000020);
    check("  R1", seen.r1, 0x11111111);
    check("  R2", seen.r2, 0x22222222);
    check("  R3", seen.r3, 0xe000ef00);
    check("  R12", seen.r12, 0xcccccccc);
    check("  LR", seen.lr, 0xeeeeeeef);
    check("  PC behind the write and not behind ISB", (uint32_t)pc - seen.pc <= 8, 1); /* B2.5: when, is open */
    check("  xPSR", seen.xpsr, xpsr);
    check("  EXC_RETURN", seenReturn, exc_return);
    check("  registers changed", result->differing, 0);
    check("  SP changed", result->after - result->before, 0);
}

int main(void) {
    struct interrupted result;
    NVIC_ISER(0) = 1u << LINE;
    check("STKALIGN", CCR & CCR_STKALIGN, CCR_STKALIGN);
    interrupt_with_registers(&result, 0);
    tell("MSP, a multiple of 8", &result, 0x20, 0xa90f0000, 0xfffffff9, interrupted_here);
    interrupt_with_registers(&result, 4);
    tell("MSP, not a multiple of 8", &result, 0x24, 0xa90f0200, 0xfffffff9, interrupted_here);
    interrupt_on_psp(&result, (uint32_t)&stack[WORDS]);
    tell("PSP, a multiple of 8", &result, 0x20, 0xa90f0000, 0xfffffffd, interrupted_on_psp_here);
    check("  the handler runs on MSP", seenMsp - (uint32_t)stack >= sizeof stack, 1);
    interrupt_on_psp(&result, (uint32_t)&stack[WORDS] - 4);
    tell("PSP, not a multiple of 8", &result, 0x24, 0xa90f0200, 0xfffffffd, interrupted_on_psp_here);
    finish();
}
