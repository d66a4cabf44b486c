/*
 * Stop mode, which the RTC's wake-up timer ends by an interrupt, and standby mode, which it ends by a reset (RM0390, 5.3 and 22.3.6; RM0385,
 * 4.3; RM0433, 6.7; RM0432, 5.3).
 */
#include "report.h"
#include "rtc.h"

#if defined TARGET_f4
#define PWR 0x40007000u
#define RTC_EXTI (1u << 22)
static int after_standby(void) { return (WORD(PWR + 0x04) & 1u << 1) != 0; } /* CSR.SBF */
static void clear_standby(void) { WORD(PWR) |= 1u << 3 | 1u << 2; }          /* CR.CSBF, CWUF */
static void select_standby(void) { WORD(PWR) |= 1u << 1; }                   /* CR.PDDS */
#elif defined TARGET_f7
#define PWR 0x40007000u
#define RTC_EXTI (1u << 22)
static int after_standby(void) { return (WORD(PWR + 0x04) & 1u << 1) != 0; } /* CSR1.SBF */
static void clear_standby(void) { WORD(PWR) |= 1u << 3; }                    /* CR1.CSBF */
static void select_standby(void) {
    WORD(PWR + 0x04) |= 1u << 8; /* CSR1.EIWUP */
    WORD(PWR) |= 1u << 1;        /* CR1.PDDS */
}
#elif defined TARGET_h7
#define PWR 0x58024800u
#define RTC_EXTI (1u << 19)
static int after_standby(void) { return (WORD(PWR + 0x10) & 1u << 6) != 0; } /* CPUCR.SBF */
static void clear_standby(void) { WORD(PWR + 0x10) |= 1u << 9; }             /* CSSF */
static void select_standby(void) { WORD(PWR + 0x10) |= 7; }                  /* PDDS_D1, PDDS_D2, PDDS_D3 */
#elif defined TARGET_l4
#define PWR 0x40007000u
#define RTC_EXTI (1u << 20)
static int after_standby(void) { return (WORD(PWR + 0x10) & 1u << 8) != 0; } /* SR1.SBF */
static void clear_standby(void) { WORD(PWR + 0x18) = 1u << 8; }              /* SCR.CSBF */
static void select_standby(void) { WORD(PWR) |= 3; }                         /* CR1.LPMS */
#endif

enum { MARK = 0x600df00d, KEPT = 0x20004000, SLEEPDEEP = 1 << 2, RTC_WAKEUP_LINE = 3 };
enum { WUTE = 1 << 10, WUTIE = 1 << 14, WUTWF = 1 << 2, WUTF = 1 << 10, TICKS_OF_100_MS = 200 };

/* RTC_WKUP */
void line_3(void) {
    RTC_ISR = ~(uint32_t)(WUTF | 1 << 7);
    EXTI_PR = RTC_EXTI;
    note('W');
    (void)EXTI_PR;
}

/* Every 100 ms by LSI / 16. */
static void start_wake_up(void) {
    rtc_unlock();
    RTC_CR &= ~(uint32_t)(WUTE | WUTIE | 7);
    while (!(RTC_ISR & WUTWF)) {
    }
    RTC_WUTR = TICKS_OF_100_MS - 1;
    RTC_ISR = ~(uint32_t)(WUTF | 1 << 7);
    RTC_CR |= WUTE | WUTIE;
}

static void stop_mode(void) {
    EXTI_RTSR |= RTC_EXTI;
    EXTI_IMR |= RTC_EXTI;
    enable_line(RTC_WAKEUP_LINE);
    RCC_APB1_ENABLE |= TIM2EN;
    (void)RCC_APB1_ENABLE;
    TIM_CR1 = TIM_CEN;
    SYST_RVR = 0xffffff;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_ENABLE | SYST_CSR_CLKSOURCE;
    SCR |= SLEEPDEEP;
    uint32_t timer = TIM_CNT, systick = SYST_CVR;
    barrier();
    __asm volatile("wfi");
    systick = (systick - SYST_CVR) & 0xffffff;
    timer = TIM_CNT - timer;
    SCR &= ~(uint32_t)SLEEPDEEP;
    check_text("stop: the RTC wakes the core", notes(), "W");
    check("stop: TIM2 stood still", timer < 2000, 1);
    check("stop: SysTick stood still", systick < 2000, 1);
    SYST_CSR = 0;
}

static void standby(void) {
    clear_standby();
    RTC_BKP0R = MARK;
    WORD(KEPT) = MARK;
    start_wake_up();
    select_standby();
    SCR |= SLEEPDEEP;
    barrier();
    __asm volatile("wfi");
    check("standby: the program goes on behind WFI", 1, 0);
}

int main(void) {
    rtc_open();
    if (!after_standby()) {
        rtc_start();
        start_wake_up();
        stop_mode();
        standby();
        finish();
    }
    check("standby: SBF", after_standby(), 1);
    check("standby: the backup register is kept", RTC_BKP0R, MARK);
    check("standby: RAM is lost", WORD(KEPT) == MARK, 0);
    clear_standby();
    check("standby: SBF is cleared", after_standby(), 0);
    finish();
}
