/* WFI and WFE: what wakes and what does not (ARMv7-M ARM, B1.5.17 to B1.5.19). */
#include "core.h"
#include "report.h"

enum { LINE = 20, TICK = 20000 };

void line_20(void) { note('L'); }

static volatile uint32_t ticks;

void systick(void) {
    ticks++;
    note('T');
    SYST_CSR = 0;
}

static void start_timer(void) {
    SYST_RVR = TICK - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
}

static void wfi(void) { __asm volatile("wfi\n isb" ::: "memory"); }

static void wfe(void) { __asm volatile("wfe\n isb" ::: "memory"); }

static void interrupts(void) {
    start_timer();
    wfi();
    check_text("WFI sleeps until SysTick", notes(), "T");
    mask_interrupts();
    start_timer();
    wfi();
    check_text("under PRIMASK WFI wakes, and the handler waits", notes(), "");
    check("SysTick is pending", ICSR & ICSR_PENDSTSET, ICSR_PENDSTSET);
    wfi();
    check_text("WFI goes on at once while something is pending", notes(), "");
    unmask_interrupts();
    check_text("then the handler runs", notes(), "T");
    WRITE_SPECIAL(basepri, 0x40);
    NVIC_IPR(LINE) = 0x80;
    NVIC_ISER(0) = 1u << LINE;
    NVIC_ISPR(0) = 1u << LINE;
    start_timer();
    wfi();
    check_text("what BASEPRI holds back does not wake", notes(), "T");
    WRITE_SPECIAL(basepri, 0);
    check_text("it comes when BASEPRI is 0", notes(), "L");
    NVIC_ICER(0) = 1u << LINE;
    NVIC_ISPR(0) = 1u << LINE;
    start_timer();
    wfi();
    check_text("a disabled line does not wake", notes(), "T");
    NVIC_ICPR(0) = 1u << LINE;
    barrier();
}

static void events(void) {
    __asm volatile("sev" ::: "memory");
    wfe();
    check_text("WFE after SEV goes on at once", notes(), "");
    start_timer();
    ticks = 0;
    while (ticks == 0) { /* events may come early */
        wfe();
    }
    check_text("an exception is an event", notes(), "T");
    SCR = SCR_SEVONPEND;
    NVIC_ICPR(0) = 1u << LINE;
    mask_interrupts();
    __asm volatile("sev\n wfe" ::: "memory"); /* the event register is clear now */
    NVIC_ISPR(0) = 1u << LINE;
    wfe();
    check("with SEVONPEND a line that becomes pending is an event, enabled or not", NVIC_ISPR(0) >> LINE & 1, 1);
    NVIC_ICPR(0) = 1u << LINE;
    unmask_interrupts();
    SCR = 0;
    check_text("and no interrupt", notes(), "");
}

int main(void) {
    interrupts();
    events();
    finish();
}
