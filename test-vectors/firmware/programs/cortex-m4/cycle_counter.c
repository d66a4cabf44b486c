/* DWT_CYCCNT (ARMv7-M ARM, C1.8): it counts each cycle, also between two reads behind each other, and software may set and stop it. */
#include "core.h"
#include "report.h"

#define TRCENA (1u << 24)
#define CYCCNTENA (1u << 0)

/* What CYCCNT gains over instructions that take a number of cycles, beyond two reads behind each other. */
#define GAINS(instructions)                                        \
    ({                                                             \
        uint32_t none, some, first;                                \
        __asm volatile(                                            \
            ".balign 4\n isb\n"                                    \
            "ldr %2, [%3]\n nop\n nop\n ldr %0, [%3]\n"            \
            "subs %0, %0, %2\n isb\n .balign 4\n"                  \
            "ldr %2, [%3]\n nop\n nop\n" instructions "ldr %1, [%3]\n" \
            "subs %1, %1, %2"                                      \
            : "=&r"(none), "=&r"(some), "=&r"(first)               \
            : "r"(&DWT_CYCCNT)                                     \
            : "r3", "memory", "cc");                               \
        some - none;                                               \
    })

int main(void) {
    DEMCR |= TRCENA;
    DWT_CYCCNT = 0;
    check("stands before it is enabled", DWT_CYCCNT, 0);
    DWT_CTRL |= CYCCNTENA;
    uint32_t first = DWT_CYCCNT;
    uint32_t second = DWT_CYCCNT;
    check("counts between two reads", second - first - 1 < 8, 1);
    check("eight NOPs", GAINS("nop\n nop\n nop\n nop\n nop\n nop\n nop\n nop\n"), 8);
    check("three ADDs", GAINS("add r3, r3\n add r3, r3\n add r3, r3\n"), 3);
    DWT_CYCCNT = 0xfffffff0;
    for (volatile int i = 0; i < 10; i++) {
    }
    check("wraps", DWT_CYCCNT < 1000, 1);
    DWT_CTRL &= ~CYCCNTENA;
    first = DWT_CYCCNT;
    for (volatile int i = 0; i < 10; i++) {
    }
    check("stands when it is disabled", DWT_CYCCNT - first, 0);
    finish();
}
