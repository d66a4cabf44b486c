/*
 * An exception that comes while a less urgent one is being entered takes over: its handler runs first, on the same frame, and the other
 * is tail-chained (ARMv7-M ARM, B1.5.11; Cortex-M4 TRM, DDI 0439, 3.9). SysTick comes a little later in every round.
 */
#include "core.h"
#include "report.h"

enum { LINE = 20, SHORTEST = 3, ROUNDS = 128 };

/* In late_arrival.S: starts SysTick with a reload value, then pends LINE. */
void race(uint32_t reload);
void line_20(void);

static volatile uint32_t framePc, excReturn;

void keep_frame(const struct frame *frame, uint32_t exc_return);
void keep_frame(const struct frame *frame, uint32_t exc_return) {
    SYST_CSR = 0;
    framePc = frame->pc;
    excReturn = exc_return;
    note('T');
}

__attribute__((naked)) void systick(void) {
    __asm volatile(
        "mov r0, sp\n"
        "mov r1, lr\n"
        "b keep_frame");
}

/* Called by line_20. */
void line_ends(void);
void line_ends(void) { note('L'); }

int main(void) {
    uint32_t before = 0, atFirstInstruction = 0, within = 0, behind = 0;
    SHPR3 = 0;
    NVIC_IPR(LINE) = 0x40;
    NVIC_ISER(0) = 1u << LINE;
    barrier();
    for (uint32_t reload = SHORTEST; reload < SHORTEST + ROUNDS; reload++) {
        race(reload);
        const char *order = notes();
        if (excReturn == 0xfffffff1) {
            if (framePc == ((uint32_t)line_20 & ~1u)) {
                atFirstInstruction++;
            } else {
                within++;
            }
        } else if (order[0] == 'T') {
            before++;
        } else {
            behind++;
        }
        if (!order[0] || !order[1] || order[2]) {
            check("handlers that ran, not two", (uint32_t)order[0] << 16 | (uint32_t)order[1], 0);
        }
    }
    check("rounds", before + atFirstInstruction + within + behind, ROUNDS);
    check("SysTick first, over 12 cycles of the other's entry and more", before >= 12, 1);
    check("SysTick preempts the first instruction of the other", atFirstInstruction, 0);
    check("SysTick nests in the other", within > 0, 1);
    check("SysTick comes behind the other", behind > 0, 1);
    finish();
}
