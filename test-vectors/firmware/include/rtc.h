/* The real-time clock by LSI (RM0390, 22; RM0385, 29; RM0433, 46; RM0432, 46). */
#ifndef RTC_H
#define RTC_H

#include "stm32.h"

#if defined TARGET_h7
#define RTC 0x58004000u
#define PWR_DBP WORD(0x58024800) /* CR1 */
#define RCC_BDCR WORD(RCC + 0x70)
#define RCC_CSR WORD(RCC + 0x74)
static inline void rtc_enable_clocks(void) { WORD(RCC + 0xf4) |= 1u << 16; } /* APB4ENR.RTCAPBEN */
#elif defined TARGET_l4
#define RTC 0x40002800u
#define PWR_DBP WORD(0x40007000) /* CR1 */
#define RCC_BDCR WORD(RCC + 0x90)
#define RCC_CSR WORD(RCC + 0x94)
static inline void rtc_enable_clocks(void) { RCC_APB1_ENABLE |= 1u << 28 | 1u << 10; } /* PWREN, RTCAPBEN */
#else
#define RTC 0x40002800u
#define PWR_DBP WORD(0x40007000) /* CR */
#define RCC_BDCR WORD(RCC + 0x70)
#define RCC_CSR WORD(RCC + 0x74)
static inline void rtc_enable_clocks(void) { RCC_APB1_ENABLE |= 1u << 28; } /* PWREN */
#endif

#define RTC_TR WORD(RTC + 0x00)
#define RTC_DR WORD(RTC + 0x04)
#define RTC_CR WORD(RTC + 0x08)
#define RTC_ISR WORD(RTC + 0x0c)
#define RTC_PRER WORD(RTC + 0x10)
#define RTC_WUTR WORD(RTC + 0x14)
#define RTC_WPR WORD(RTC + 0x24)
#define RTC_BKP0R WORD(RTC + 0x50)

enum { DBP = 1 << 8, LSION = 1, LSIRDY = 2, RTC_BY_LSI = 2 << 8, RTCEN = 1 << 15, BDRST = 1 << 16, BYPSHAD = 1 << 5 };

static inline void rtc_unlock(void) {
    RTC_WPR = 0xca;
    RTC_WPR = 0x53;
}

/* Opens the backup domain. */
static inline void rtc_open(void) {
    rtc_enable_clocks();
    PWR_DBP |= DBP;
    (void)PWR_DBP;
}

/* Everything in the backup domain as after power-up, and the clock running. */
static inline void rtc_start(void) {
    RCC_CSR |= LSION;
    while (!(RCC_CSR & LSIRDY)) {
    }
    RCC_BDCR |= BDRST;
    RCC_BDCR &= ~(uint32_t)BDRST;
    RCC_BDCR |= RTC_BY_LSI;
    RCC_BDCR |= RTCEN;
}

#endif
