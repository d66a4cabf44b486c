/* A program to debug: calls, variables, an exception, and what goes wrong when a debugger asks for it. */
#include "core.h"
#include "report.h"

/* A debugger changes this to have something else happen. */
enum { ADD = 0, FAULT = 1, SPIN = 2 };
volatile uint32_t wish = ADD;

volatile uint32_t calls;
volatile uint32_t total;
volatile uint32_t table[4] = {1, 2, 3, 4};

__attribute__((noinline)) static uint32_t add(uint32_t a, uint32_t b) {
    calls++;
    return a + b;
}

__attribute__((noinline)) uint32_t sum(uint32_t count) {
    uint32_t result = 0;
    for (uint32_t i = 0; i < count; i++) {
        result = add(result, table[i % 4]);
    }
    return result;
}

/* The only store of this program to where there is nothing. */
__attribute__((noinline)) void store_nowhere(void) { WORD(0x3f000000) = 1; }

__attribute__((noinline)) void spin(void) {
    for (;;) {
        total++;
    }
}

void pendsv(void) { total = sum(10); }

int main(void) {
    ICSR = ICSR_PENDSVSET;
    barrier();
    if (wish == FAULT) {
        store_nowhere();
    } else if (wish == SPIN) {
        spin();
    }
    check("calls", calls, 10);
    check("total", total, 23);
    finish();
}
