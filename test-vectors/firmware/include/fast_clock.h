/* A faster clock than that after reset, so that 921,600 baud come out of whole dividers. */
#ifndef FAST_CLOCK_H
#define FAST_CLOCK_H

#include "console.h"
#include "stm32.h"

#if defined TARGET_f4 || defined TARGET_f7
enum { FAST_HERTZ = 84000000 };

/* HSI through the PLL: 16 MHz / 8 * 168 / 4; two wait states, APB1 at half of it. */
static inline void use_fast_clock(void) {
    WORD(0x40023c00) = 2;                             /* FLASH_ACR.LATENCY */
    WORD(RCC + 0x04) = 8u | 168u << 6 | 1u << 16 | 4u << 24; /* PLLCFGR: M, N, P = 4, Q; source HSI */
    WORD(RCC + 0x00) |= 1u << 24;                     /* CR.PLLON */
    while (!(WORD(RCC + 0x00) & 1u << 25)) {
    }
    WORD(RCC + 0x08) = 4u << 10 | 2u; /* CFGR: APB1 / 2, PLL */
    while ((WORD(RCC + 0x08) & 0xc) != 8) {
    }
    console_clock = FAST_HERTZ / 2;
}
#elif defined TARGET_h7
enum { FAST_HERTZ = 64000000 };

static inline void use_fast_clock(void) {} /* HSI is fast enough */
#elif defined TARGET_l4
enum { FAST_HERTZ = 48000000 };

/* MSI, range 11; two wait states. */
static inline void use_fast_clock(void) {
    WORD(0x40022000) = (WORD(0x40022000) & ~7u) | 2; /* FLASH_ACR.LATENCY */
    WORD(RCC + 0x00) = (WORD(RCC + 0x00) & ~0xf0u) | 11u << 4 | 1u << 3; /* CR.MSIRANGE, MSIRGSEL */
    while (!(WORD(RCC + 0x00) & 2)) {
    }
    console_clock = FAST_HERTZ;
}
#endif

#endif
