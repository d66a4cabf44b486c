/* SCR.SLEEPONEXIT: a return to thread mode goes to sleep (ARMv7-M ARM, B1.5.18 and B3.2.7). */
#include "core.h"
#include "report.h"

enum { TICK = 20000, TICKS = 5 };

static volatile uint32_t ticks, woken;

void systick(void) {
    if (++ticks == TICKS) {
        SCR = 0;
        SYST_CSR = 0;
    }
}

int main(void) {
    SYST_RVR = TICK - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
    SCR = SCR_SLEEPONEXIT;
    barrier();
    while (ticks < TICKS) {
        __asm volatile("wfi" ::: "memory");
        woken++;
    }
    check("SysTick exceptions", ticks, TICKS);
    check("the thread was awake once", woken, 1);
    finish();
}
