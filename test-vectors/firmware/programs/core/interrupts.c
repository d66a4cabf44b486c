/*
 * In which order interrupts are taken: priorities, grouping, nesting, tail-chaining, masks (ARMv7-M ARM, B1.5.4 to B1.5.8).
 * Lines 20 to 25 belong to peripherals that nothing switches on; software pends them.
 */
#include "core.h"
#include "report.h"

enum { A = 20, B = 21, C = 22, D = 23 };

static volatile uint32_t stackIn[2];
static void (*volatile inside)(void);

static void pend(int line) {
    NVIC_ISPR(0) = 1u << line;
    barrier();
}

static void priorities(int a, int b, int c, int d) {
    NVIC_IPR(A) = (uint8_t)a;
    NVIC_IPR(B) = (uint8_t)b;
    NVIC_IPR(C) = (uint8_t)c;
    NVIC_IPR(D) = (uint8_t)d;
    barrier();
}

/* A runs what the test gives it, once; the others only leave a trace. */
void line_20(void) {
    note('A');
    stackIn[0] = READ_SPECIAL(msp);
    void (*action)(void) = inside;
    inside = 0;
    if (action) {
        action();
    }
    note('a');
}

void line_21(void) {
    stackIn[1] = READ_SPECIAL(msp);
    note('B');
    note('b');
}

void line_22(void) {
    note('C');
    note('c');
}

void line_23(void) {
    note('D');
    note('d');
}

void pendsv(void) { note('P'); }

void systick(void) { note('T'); }

void nmi(void) { note('N'); }

static void pend_b(void) { pend(B); }

static void pend_a(void) { pend(A); }

static void pend_d_c_b(void) {
    NVIC_ISPR(0) = 1u << D | 1u << C | 1u << B;
    barrier();
}

static void run_a(void (*action)(void)) {
    inside = action;
    pend(A);
}

static void order(void) {
    priorities(0x40, 0x20, 0x20, 0x60);
    run_a(pend_b);
    check_text("a higher priority nests", notes(), "ABba");
    priorities(0x40, 0x40, 0x20, 0x60);
    run_a(pend_b);
    check_text("an equal priority waits", notes(), "AaBb");
    check("it is tail-chained: the same stack", stackIn[1] - stackIn[0], 0);
    priorities(0x40, 0x60, 0x50, 0x60);
    run_a(pend_d_c_b);
    check_text("the highest first, then the lowest number", notes(), "AaCcBbDd");
    run_a(pend_a);
    check_text("pending while active: once more", notes(), "AaAa");
}

static void grouping(void) {
    priorities(0x40, 0x50, 0x10, 0x40);
    AIRCR = AIRCR_KEY | AIRCR_PRIGROUP(5); /* bits 7 and 6 preempt, 5 and 4 order */
    run_a(pend_d_c_b);
    check_text("two group bits", notes(), "ACcaDdBb");
    AIRCR = AIRCR_KEY | AIRCR_PRIGROUP(7); /* nothing preempts */
    run_a(pend_d_c_b);
    check_text("no group bit", notes(), "AaCcDdBb");
    AIRCR = AIRCR_PRIGROUP(0); /* no key, no effect */
    check("PRIGROUP needs the key", AIRCR >> 8 & 7, 7);
    AIRCR = AIRCR_KEY;
    check("AIRCR reads with VECTKEYSTAT", AIRCR, 0xfa050000);
}

static void masks(void) {
    priorities(0x40, 0x20, 0x60, 0x80);
    mask_interrupts();
    pend_d_c_b();
    ICSR = ICSR_NMIPENDSET;
    barrier();
    check_text("PRIMASK lets NMI through", notes(), "N");
    unmask_interrupts();
    check_text("and then all come", notes(), "BbCcDd");
    WRITE_SPECIAL(basepri, 0x60);
    pend_d_c_b();
    check_text("BASEPRI 0x60 lets 0x20 through", notes(), "Bb");
    WRITE_SPECIAL(basepri_max, 0x80);
    check("BASEPRI_MAX does not lower", READ_SPECIAL(basepri), 0x60);
    WRITE_SPECIAL(basepri_max, 0x40);
    check("BASEPRI_MAX raises", READ_SPECIAL(basepri), 0x40);
    WRITE_SPECIAL(basepri, 0x80);
    check_text("BASEPRI 0x80 lets 0x60 through", notes(), "Cc");
    WRITE_SPECIAL(basepri, 0);
    check_text("BASEPRI 0 lets all through", notes(), "Dd");
    __asm volatile("cpsid f" ::: "memory");
    ICSR = ICSR_NMIPENDSET | ICSR_PENDSVSET;
    barrier();
    check_text("FAULTMASK lets NMI through", notes(), "N");
    __asm volatile("cpsie f\n isb" ::: "memory");
    check_text("and then PendSV comes", notes(), "P");
}

static void set_faultmask_and_pend_b(void) {
    __asm volatile("cpsid f" ::: "memory");
    pend(B);
}

static void system_exceptions(void) {
    ICSR = ICSR_PENDSVSET | ICSR_PENDSTSET;
    barrier();
    check_text("PendSV comes before SysTick", notes(), "PT");
    SHPR3 = 0x20u << 24 | 0x60u << 16;
    check("SHPR3", SHPR3, 0x20600000);
    ICSR = ICSR_PENDSVSET | ICSR_PENDSTSET;
    barrier();
    check_text("unless SysTick is more urgent", notes(), "TP");
    mask_interrupts();
    ICSR = ICSR_PENDSVSET;
    check("PENDSVSET reads as 1", ICSR & ICSR_PENDSVSET, ICSR_PENDSVSET);
    ICSR = ICSR_PENDSVCLR;
    barrier();
    unmask_interrupts();
    check_text("PENDSVCLR", notes(), "");
    run_a(set_faultmask_and_pend_b);
    check_text("FAULTMASK in a handler", notes(), "AaBb");
    check("the return clears it", READ_SPECIAL(faultmask), 0);
}

int main(void) {
    NVIC_ISER(0) = 1u << A | 1u << B | 1u << C | 1u << D;
    order();
    grouping();
    masks();
    system_exceptions();
    finish();
}
