/* TIM2: counting, prescaler, update and compare interrupts, one pulse, preload (RM0390, 17.3 and 17.4; the other families' is the same). */
#include "stm32.h"
#include "report.h"

static volatile uint32_t updates, matches;

void line_28(void) {
    uint32_t status = TIM_SR;
    TIM_SR = ~status; /* rc_w0: what is written as 0 is cleared */
    if (status & TIM_UPDATE) {
        updates++;
        note('u');
    }
    if (status & TIM_CC1) {
        matches++;
        note('1');
    }
    if (status & TIM_CC2) {
        note('2');
    }
}

static void set_up(uint32_t prescaler, uint32_t reload, uint32_t control) {
    TIM_CR1 = 0;
    TIM_DIER = 0;
    TIM_PSC = prescaler;
    TIM_ARR = reload;
    TIM_EGR = 1; /* UG takes the prescaler over and clears the counter */
    TIM_SR = 0;
    updates = 0;
    matches = 0;
    TIM_CR1 = control;
}

static void counting(void) {
    set_up(0, 0xffffffff, 0);
    check("ARR has 32 bits", TIM_ARR, 0xffffffff);
    check("CNT behind UG", TIM_CNT, 0);
    TIM_CNT = 0x12345678;
    check("a stopped counter stands", TIM_CNT, 0x12345678);
    TIM_CR1 = TIM_CEN;
    uint32_t first = TIM_CNT;
    for (volatile int i = 0; i < 10; i++) {
    }
    check("counts", TIM_CNT - first - 10 < 1000, 1);
    set_up(0, 0xffffffff, TIM_DOWN);
    TIM_CNT = 1000000;
    TIM_CR1 = TIM_DOWN | TIM_CEN;
    first = TIM_CNT;
    for (volatile int i = 0; i < 10; i++) {
    }
    check("counts down", first - TIM_CNT - 10 < 1000, 1);
}

/* Cycles of the core for a number of updates. */
static uint32_t cycles_of(uint32_t count) {
    while (!(TIM_SR & TIM_UPDATE)) {
    }
    TIM_SR = 0;
    uint32_t start = DWT_CYCCNT;
    for (uint32_t i = 0; i < count; i++) {
        while (!(TIM_SR & TIM_UPDATE)) {
        }
        TIM_SR = 0;
    }
    return DWT_CYCCNT - start;
}

static void periods(void) {
    DEMCR |= 1u << 24;
    DWT_LAR = 0xc5acce55;
    DWT_CTRL |= 1;
    set_up(9, 999, TIM_CEN);
    uint32_t cycles = cycles_of(20);
    check("20 periods of 10 * 1000 cycles, to 100", cycles - (200000 - 100) <= 200, 1);
    set_up(0, 4999, TIM_CEN);
    cycles = cycles_of(20);
    check("20 periods of 5000 cycles, to 100", cycles - (100000 - 100) <= 200, 1);
}

static void interrupts(void) {
    enable_line(TIM2_LINE);
    set_up(0, 9999, 0);
    TIM_CCR1 = 3000;
    TIM_CCR2 = 6000;
    TIM_DIER = TIM_UPDATE | TIM_CC1 | TIM_CC2;
    notes();
    TIM_CR1 = TIM_CEN;
    while (updates < 3) {
        __asm volatile("wfi");
    }
    TIM_CR1 = 0;
    check_text("compare and update in order", notes(), "12u12u12u");
    check("CNT behind the update", TIM_CNT < 500, 1);
}

static void one_pulse(void) {
    set_up(0, 4999, TIM_OPM);
    TIM_DIER = TIM_UPDATE;
    TIM_CR1 = TIM_OPM | TIM_CEN;
    while (updates < 1) {
        __asm volatile("wfi");
    }
    check("one pulse clears CEN", TIM_CR1 & TIM_CEN, 0);
    for (volatile int i = 0; i < 5000; i++) {
    }
    check("and comes once", updates, 1);
    check("CNT", TIM_CNT, 0);
}

static void preload(void) {
    set_up(0, 4999, TIM_ARPE);
    TIM_CR1 = TIM_ARPE | TIM_CEN;
    TIM_ARR = 99999;
    while (!(TIM_SR & TIM_UPDATE)) {
    }
    check("ARR with preload changes at the update", TIM_CNT < 500, 1);
    for (volatile int i = 0; i < 2000; i++) {
    }
    check("and then the counter goes beyond", TIM_CNT > 5000, 1);
    TIM_CR1 = 0;
}

int main(void) {
    RCC_APB1_ENABLE |= TIM2EN;
    (void)RCC_APB1_ENABLE;
    counting();
    periods();
    interrupts();
    one_pulse();
    preload();
    finish();
}
