/* The system timer: registers, COUNTFLAG, the exception, time-outs (ARMv7-M ARM, B3.3). */
#include "core.h"
#include "report.h"

enum { TICK = 16000 };

static volatile uint32_t ticks;

void systick(void) { ticks++; }

static void registers(void) {
    SYST_CSR = 0;
    SYST_RVR = 0xffffffff;
    check("RVR has 24 bits", SYST_RVR, 0x00ffffff);
    SYST_CVR = 0x1234;
    check("a write to CVR clears it", SYST_CVR, 0);
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT;
    check("CSR", SYST_CSR, SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT);
    check("a stopped timer stands", SYST_CVR, 0);
}

static void counting(void) {
    SYST_CSR = 0;
    SYST_RVR = TICK - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_ENABLE;
    while (SYST_CVR == 0) { /* the first clock loads RVR */
    }
    uint32_t first = SYST_CVR;
    uint32_t second;
    do {
        second = SYST_CVR;
    } while (second == first);
    check("counts down from RVR", first < TICK && second < first, 1);
    while (!(SYST_CSR & SYST_CSR_COUNTFLAG)) {
    }
    check("reading CSR clears COUNTFLAG", SYST_CSR & SYST_CSR_COUNTFLAG, 0);
    while (!(SYST_CSR & SYST_CSR_COUNTFLAG)) {
    }
    while (SYST_CVR < TICK / 2) {
    }
    while (SYST_CVR > TICK / 4) {
    }
    while (SYST_CVR < TICK / 2) { /* reading CVR does not touch COUNTFLAG */
    }
    SYST_CVR = 0;
    check("writing CVR clears COUNTFLAG", SYST_CSR & SYST_CSR_COUNTFLAG, 0);
    check("no exception without TICKINT", ticks, 0);
    SYST_CSR = 0;
}

static void exception(void) {
    ticks = 0;
    SYST_RVR = TICK - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
    while (ticks < 10) {
    }
    uint32_t timeOut = ticks;
    mask_interrupts();
    while (!(ICSR & ICSR_PENDSTSET)) {
    }
    uint32_t whileMasked = ticks, vectorPending = ICSR_VECTPENDING(ICSR);
    ICSR = ICSR_PENDSTCLR;
    barrier();
    uint32_t pendingBehindClear = ICSR & ICSR_PENDSTSET;
    unmask_interrupts();
    uint32_t behindClear = ticks;
    while (ticks < 11) {
    }
    SYST_CSR = 0;
    check("a time-out of ten ticks", timeOut, 10);
    check("pending under PRIMASK", whileMasked, 10);
    check("VECTPENDING", vectorPending, SYSTICK);
    check("PENDSTCLR", pendingBehindClear, 0);
    check("its exception is lost", behindClear, 10);
    check("the next one comes", ticks, 11);
}

static void last_reload(void) {
    ticks = 0;
    SYST_RVR = TICK - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
    while (SYST_CVR == 0) {
    }
    SYST_RVR = 0;
    while (ticks == 0) {
    }
    for (volatile int i = 0; i < TICK; i++) {
    }
    check("RVR 0 ends the counting", SYST_CVR, 0);
    check("after one exception", ticks, 1);
    SYST_CSR = 0;
}

int main(void) {
    registers();
    counting();
    exception();
    last_reload();
    finish();
}
