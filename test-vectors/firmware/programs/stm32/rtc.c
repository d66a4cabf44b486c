/*
 * The real-time clock by LSI, with dividers that make its seconds a thousand times shorter: set, counting over the end of February in a
 * leap year, protected from writes, kept in a reset (RM0390, 22.3 and 22.6; the other families' is the same).
 */
#include "report.h"
#include "rtc.h"

enum { INIT = 1 << 7, INITF = 1 << 6, KEPT = 0x20004000, MARK = 0x600df00d };

static void start_rtc(void) {
    rtc_start();
    check("DR after reset", RTC_DR, 0x00002101);
    check("PRER after reset", RTC_PRER, 0x007f00ff);
}

static void set_time(uint32_t date, uint32_t time) {
    rtc_unlock();
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
    rtc_open();
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
