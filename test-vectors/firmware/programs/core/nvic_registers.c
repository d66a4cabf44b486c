/* Registers of the NVIC and the system control block: what can be written, and what they tell in handlers (ARMv7-M ARM, B3.2 and B3.4). */
#include "core.h"
#include "report.h"

enum { A = 20, B = 21, OTHER = 22 };

static uint32_t activeInA, icsrInA, icsrInB, shcsrInSvc, icsrInSvc, ipsrInB;

void line_20(void) {
    activeInA = NVIC_IABR(0);
    icsrInA = ICSR;
    NVIC_ISPR(0) = 1u << B;
    barrier();
}

void line_21(void) {
    icsrInB = ICSR;
    ipsrInB = READ_SPECIAL(ipsr);
}

void svcall(void) {
    ICSR = ICSR_PENDSVSET;
    barrier();
    shcsrInSvc = SHCSR;
    icsrInSvc = ICSR;
}

void pendsv(void) { note('P'); }

static void enable_bits(void) {
    NVIC_ISER(0) = 1u << A | 1u << B;
    NVIC_ISER(0) = 0;
    check("ISER", NVIC_ISER(0), 1u << A | 1u << B);
    NVIC_ICER(0) = 1u << B;
    check("ICER reads as ISER", NVIC_ICER(0), 1u << A);
    NVIC_ISER(0) = 1u << B;
}

static void pending_bits(void) {
    NVIC_ISPR(0) = 1u << OTHER;
    barrier();
    check("ISPR of a disabled line", NVIC_ISPR(0), 1u << OTHER);
    check("ISRPENDING", ICSR & ICSR_ISRPENDING, ICSR_ISRPENDING);
    check("VECTPENDING does not name a disabled line", ICSR_VECTPENDING(ICSR), 0);
    NVIC_ICPR(0) = 1u << OTHER;
    barrier();
    check("ICPR", NVIC_ISPR(0), 0);
    STIR = OTHER;
    barrier();
    check("STIR", NVIC_ISPR(0), 1u << OTHER);
    NVIC_ICPR(0) = 1u << OTHER;
    mask_interrupts();
    NVIC_ISPR(0) = 1u << A;
    ICSR = ICSR_PENDSVSET;
    barrier();
    check("VECTPENDING", ICSR_VECTPENDING(ICSR), PENDSV);
    ICSR = ICSR_PENDSVCLR;
    NVIC_ICPR(0) = 1u << A;
    unmask_interrupts();
}

static void priorities(void) {
    NVIC_IPR(A) = 0xff;
    check("four bits of priority", NVIC_IPR(A), 0xf0);
    WORD(0xe000e400 + A) = 0x40302010;
    check("IPR as a word", WORD(0xe000e400 + A), 0x40302010);
    check("IPR as a byte", NVIC_IPR(A + 2), 0x30);
    HALFWORD(0xe000e400 + A) = 0x2040;
    check("IPR as a halfword", WORD(0xe000e400 + A), 0x40302040);
    BYTE(0xe000ed1f) = 0x80;
    check("SHPR2 as a byte", SHPR2, 0x80000000);
    SHPR2 = 0;
}

static void in_handlers(void) {
    NVIC_ISPR(0) = 1u << A;
    barrier();
    check("IABR in the handler", activeInA, 1u << A);
    check("VECTACTIVE", ICSR_VECTACTIVE(icsrInA), LINE_0 + A);
    check("RETTOBASE", icsrInA & ICSR_RETTOBASE, ICSR_RETTOBASE);
    check("VECTACTIVE in a nested handler", ICSR_VECTACTIVE(icsrInB), LINE_0 + B);
    check("IPSR in a nested handler", ipsrInB, LINE_0 + B);
    check("RETTOBASE in a nested handler", icsrInB & ICSR_RETTOBASE, 0);
    check("IABR behind", NVIC_IABR(0), 0);
    __asm volatile("svc #0" ::: "memory");
    check("SHCSR.SVCALLACT in SVCall", shcsrInSvc & 0xd80, 0x80);
    check("VECTPENDING in SVCall", ICSR_VECTPENDING(icsrInSvc), PENDSV);
    check("SHCSR behind", SHCSR, 0);
    check_text("PendSV came", notes(), "P");
}

int main(void) {
    enable_bits();
    pending_bits();
    priorities();
    in_handlers();
    VTOR = 0xffffffff;
    check("VTOR", VTOR, 0xffffff80);
    SCR = 0xffffffff;
    check("SCR", SCR, 0x16);
    finish();
}
