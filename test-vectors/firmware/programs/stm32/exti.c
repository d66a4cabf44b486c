/* EXTI line 0: by software, and by the edges of PA0, which the program itself drives (RM0390, 10.2 and 8.3; the other families' is the same). */
#include "report.h"
#include "stm32.h"

enum { LINE = 1 << 0, PIN = 1 << 0 };

void line_6(void) {
    EXTI_PR = LINE; /* rc_w1 */
    note('E');
    (void)EXTI_PR;
}

static void drive(int high) {
    WORD(GPIO('A') + GPIO_BSRR) = high ? PIN : PIN << 16;
    for (volatile int i = 0; i < 5; i++) {
    }
}

static void pulse(void) {
    drive(1);
    note('-');
    drive(0);
}

static void edges(uint32_t rising, uint32_t falling) {
    EXTI_RTSR = rising;
    EXTI_FTSR = falling;
}

int main(void) {
    RCC_GPIO_ENABLE |= 1;
    (void)RCC_GPIO_ENABLE;
    drive(0);
    set_field(GPIO('A') + GPIO_MODER, 0, 2, 1); /* output */
    enable_line(EXTI0_LINE);
    EXTI_IMR |= LINE;
    EXTI_SWIER = LINE;
    barrier();
    for (volatile int i = 0; i < 5; i++) {
    }
    check_text("by software", notes(), "E");
    pulse();
    check_text("no edge is chosen", notes(), "-");
    edges(LINE, 0);
    pulse();
    check_text("rising", notes(), "E-");
    edges(0, LINE);
    pulse();
    check_text("falling", notes(), "-E");
    edges(LINE, LINE);
    pulse();
    check_text("both", notes(), "E-E");
    EXTI_IMR &= ~(uint32_t)LINE;
    pulse();
    check_text("masked", notes(), "-");
    finish();
}
