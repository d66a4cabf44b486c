/*
 * Interrupt latency as CYCCNT shows it, at the clock after reset, where flash has no wait states: 12 cycles to a handler's first
 * instruction, 6 from one handler to the next (Cortex-M4 TRM, DDI 0439, 3.9 and 2.2).
 */
#include "core.h"
#include "report.h"

enum { FIRST = 1u << 20, SECOND = 1u << 21, NOPS = 32 };

/* In latency.S */
uint32_t pend(uint32_t lines);
uint32_t branch(void);
extern const uint16_t pended[];
volatile uint32_t started, entered[2], left, resumed[2]; /* when; the last is when the last handler left */
volatile const uint16_t *volatile interrupted;           /* which of the NOPs behind `pended` came next */

static void start_cycle_counter(void) {
    DEMCR |= 1u << 24;    /* TRCENA */
    DWT_LAR = 0xc5acce55; /* Cortex-M7 locks its registers */
    DWT_CYCCNT = 0;
    DWT_CTRL |= 1;
}

struct times {
    int32_t entry, tailChain, exit;
};

static struct times measure(void) {
    NVIC_ICER(0) = FIRST | SECOND;
    barrier();
    uint32_t nothing = pend(FIRST | SECOND);
    uint32_t bx = branch();
    NVIC_ICPR(0) = FIRST | SECOND;
    NVIC_ISER(0) = FIRST | SECOND;
    barrier();
    pend(FIRST | SECOND);
    int32_t nops = interrupted - pended;
    struct times times = {
        (int32_t)(entered[0] - started - nothing) - nops,
        (int32_t)(entered[1] - left - bx),
        (int32_t)(resumed[0] - resumed[1] - bx) - (NOPS - nops),
    };
    return times;
}

int main(void) {
    start_cycle_counter();
    measure(); /* fills caches, teaches branch predictors */
    struct times times = measure();
    print("from BX of the last handler to the thread, beyond those of a branch: %d\n", times.exit);
    check("interrupted soon", (uint32_t)(interrupted - pended) < NOPS / 2, 1);
    check("cycles to the handler's first instruction", (uint32_t)times.entry, 12);
    check("cycles from a handler to the next, beyond those of a branch", (uint32_t)times.tailChain, 6);
    finish();
}
