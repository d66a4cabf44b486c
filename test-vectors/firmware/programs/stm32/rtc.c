/*
 * The real-time clock by LSI, with dividers that make its seconds a thousand times shorter: set, counting over the end of February in a
 * leap year, protected from writes, kept in a reset (RM0390, 22.3 and 22.6; the other families' is the same).
 */
#include "report.h"
#include "stm32.h"

#if defined TARGET_h7
#define RTC 0x58004000u
#define PWR_DBP WORD(0x58024800) /* CR1 */
#define RCC_BDCR WORD(RCC + 0x70)
#define RCC_CSR WORD(RCC + 0x74)
static void enable_clocks(void) { WORD(RCC + 0xf4) |= 1u << 16; } /* APB4ENR.RTCAPBEN */
#elif defined TARGET_l4
#define RTC 0x40002800u
#define PWR_DBP WORD(0x40007000) /* CR1 */
#define RCC_BDCR WORD(RCC + 0x90)
#define RCC_CSR WORD(RCC + 0x94)
static void enable_clocks(void) { RCC_APB1_ENABLE |= 1u << 28 | 1u << 10; } /* PWREN, RTCAPBEN */
#else
#define RTC 0x40002800u
#define PWR_DBP WORD(0x40007000) /* CR */
#define RCC_BDCR WORD(RCC + 0x70)
#define RCC_CSR WORD(RCC + 0x74)
static void enable_clocks(void) { RCC_APB1_ENABLE |= 1u << 28; } /* PWREN */
#endif

#define RTC_TR WORD(RTC + 0x00)
#define RTC_DR WORD(RTC + 0x04)
#define RTC_CR WORD(RTC + 0x08)
#define RTC_ISR WORD(RTC + 0x0c)
#define RTC_PRER WORD(RTC + 0x10)
#define RTC_WPR WORD(RTC + 0x24)

enum { DBP = 1 << 8, LSION = 1, LSIRDY = 2, RTC_BY_LSI = 2 << 8, RTCEN = 1 << 15, BDRST = 1 << 16, BYPSHAD = 1 << 5 };
enum { INIT = 1 << 7, INITF = 1 << 6, KEPT = 0x20004000, MARK = 0x600df00d };

static void unlock(void) {
    RTC_WPR = 0xca;
    RTC_WPR = 0x53;
}

static void start_rtc(void) {
    RCC_CSR |= LSION;
    while (!(RCC_CSR & LSIRDY)) {
    }
    RCC_BDCR |= BDRST;
    RCC_BDCR &= ~(uint32_t)BDRST;
    RCC_BDCR |= RTC_BY_LSI;
    RCC_BDCR |= RTCEN;
    check("DR after reset", RTC_DR, 0x00002101);
    check("PRER after reset", RTC_PRER, 0x007f00ff);
}

static void set_time(uint32_t date, uint32_t time) {
    unlock();
    RTC_ISR |= INIT;
    while (!(RTC_ISR & INITF)) {
    }
    RTC_PRER = 31; /* the synchronous divider first, then the asynchronous one */
    RTC_PRER = 31;
    RTC_TR = time;
    RTC_DR = date;
    RTC_CR |= BYPSHAD;
    RTC_ISR &= ~(uint32_t)INIT;
    RTC_WPR = 0xff;
}

static void wait_for(uint32_t time) {
    for (int i = 0; i < 200000 && RTC_TR != time; i++) {
    }
}

int main(void) {
    enable_clocks();
    PWR_DBP |= DBP;
    (void)PWR_DBP;
    if (WORD(KEPT) == MARK) {
        WORD(KEPT) = 0;
        check("a reset keeps the date", RTC_DR, 0x0024a301);
        check("and the dividers", RTC_PRER, 31);
        check("and the source", RCC_BDCR & (RTCEN | 3 << 8), RTCEN | RTC_BY_LSI);
        finish();
    }
    start_rtc();
    set_time(0x00246228, 0x00235958); /* Wednesday, 28 February 2024 */
    wait_for(0x00000000);
    check("the next day", RTC_DR, 0x00248229);
    set_time(0x00248229, 0x00235958);
    wait_for(0x00000000);
    check("the day after", RTC_DR, 0x0024a301);
    RTC_TR = 0x00123456;
    check("a write without the key is ignored", RTC_TR == 0x00123456, 0);
    WORD(KEPT) = MARK;
    AIRCR = AIRCR_KEY | 1u << 2;
    for (;;) {
    }
}
