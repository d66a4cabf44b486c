/*
 * Resets of single peripherals by their bits in the RCC (RM0390, 6.3.5 to 6.3.9; RM0385, 5.3.5 to 5.3.9; RM0433, 8.7; RM0432,
 * 6.4).
 */
#include "report.h"
#include "stm32.h"

#if defined TARGET_f4 || defined TARGET_f7
#define RCC_APB1_RESET WORD(RCC + 0x20)
#define RCC_GPIO_RESET WORD(RCC + 0x10)
#elif defined TARGET_h7
#define RCC_APB1_RESET WORD(RCC + 0x90)
#define RCC_GPIO_RESET WORD(RCC + 0x88)
#elif defined TARGET_l4
#define RCC_APB1_RESET WORD(RCC + 0x38)
#define RCC_GPIO_RESET WORD(RCC + 0x2c)
#endif

static volatile uint32_t interrupts;

void line_28(void) {
    TIM_SR = 0;
    interrupts++;
    (void)TIM_SR;
}

static void start_timer(void) {
    TIM_ARR = 999;
    TIM_DIER = 1;
    TIM_CR1 = TIM_CEN;
}

static void wait(void) {
    for (volatile int i = 0; i < 5000; i++) {
    }
}

int main(void) {
    RCC_APB1_ENABLE |= TIM2EN;
    RCC_GPIO_ENABLE |= 1u << 1;
    (void)RCC_GPIO_ENABLE;
    enable_line(TIM2_LINE);
    start_timer();
    wait();
    check("it interrupts", interrupts > 3, 1);
    RCC_APB1_RESET |= TIM2EN;
    barrier();
    check("ARR in reset", TIM_ARR, 0xffffffff);
    check("CR1 in reset", TIM_CR1, 0);
    start_timer();
    RCC_APB1_RESET &= ~(uint32_t)TIM2EN;
    interrupts = 0;
    wait();
    check("interrupts behind the reset", interrupts, 0);
    check("ARR behind it", TIM_ARR, 0xffffffff);
    check("CNT behind it", TIM_CNT, 0);
    start_timer();
    wait();
    check("it interrupts again", interrupts > 3, 1);
    uint32_t mode = WORD(GPIO('B') + GPIO_MODER);
    WORD(GPIO('B') + GPIO_ODR) = 0x1234;
    set_field(GPIO('B') + GPIO_MODER, 0, 2, 1);
    RCC_GPIO_RESET |= 1u << 1;
    RCC_GPIO_RESET &= ~(1u << 1);
    check("ODR of port B", WORD(GPIO('B') + GPIO_ODR), 0);
    check("MODER of port B is as before", WORD(GPIO('B') + GPIO_MODER) == mode, 1);
    finish();
}
