/*
 * The console by the serial port that the board's debugger passes on to the host, 115200 baud at the clock after reset. Registers: RM0390
 * (F446), RM0385 (F746), RM0433 (H743), RM0432 (L4R5); pins: UM1724, UM1974, UM2407, UM2179.
 */
#include "console.h"
#include "core.h"

#include <stdbool.h>

#define SET_BITS(address, bits) (WORD(address) |= (bits))

enum { MODER = 0x00, AFRL = 0x20, AFRH = 0x24, ALTERNATE = 2 };

#if defined TARGET_f4 /* NUCLEO-F446RE: USART2, PA2 */
enum { PORT = 0x40020000, PIN = 2, FUNCTION = 7, USART = 0x40004400, DIVIDER = 16000000 / 115200 };
enum { STATUS = 0x00, DATA = 0x04, CR1 = 0x0c, BRR = 0x08, ENABLE = 1 << 13 };
static void enable_clocks(void) {
    SET_BITS(0x40023830, 1u << 0);  /* RCC_AHB1ENR.GPIOAEN */
    SET_BITS(0x40023840, 1u << 17); /* RCC_APB1ENR.USART2EN */
}
#elif defined TARGET_f7 /* NUCLEO-F746ZG: USART3, PD8 */
enum { PORT = 0x40020c00, PIN = 8, FUNCTION = 7, USART = 0x40004800, DIVIDER = 16000000 / 115200 };
enum { STATUS = 0x1c, DATA = 0x28, CR1 = 0x00, BRR = 0x0c, ENABLE = 1 << 0 };
static void enable_clocks(void) {
    SET_BITS(0x40023830, 1u << 3);  /* RCC_AHB1ENR.GPIODEN */
    SET_BITS(0x40023840, 1u << 18); /* RCC_APB1ENR.USART3EN */
}
#elif defined TARGET_h7 /* NUCLEO-H743ZI2: USART3, PD8 */
enum { PORT = 0x58020c00, PIN = 8, FUNCTION = 7, USART = 0x40004800, DIVIDER = 64000000 / 115200 };
enum { STATUS = 0x1c, DATA = 0x28, CR1 = 0x00, BRR = 0x0c, ENABLE = 1 << 0 };
static void enable_clocks(void) {
    SET_BITS(0x580244e0, 1u << 3);  /* RCC_AHB4ENR.GPIODEN */
    SET_BITS(0x580244e8, 1u << 18); /* RCC_APB1LENR.USART3EN */
}
#elif defined TARGET_l4 /* NUCLEO-L4R5ZI: LPUART1, PG7 */
enum { PORT = 0x48001800, PIN = 7, FUNCTION = 8, USART = 0x40008000, DIVIDER = 256 * 4000000 / 115200 };
enum { STATUS = 0x1c, DATA = 0x28, CR1 = 0x00, BRR = 0x0c, ENABLE = 1 << 0 };
static void enable_clocks(void) {
    SET_BITS(0x40021058, 1u << 28); /* RCC_APB1ENR1.PWREN */
    SET_BITS(0x40007004, 1u << 9);  /* PWR_CR2.IOSV: port G has its own supply */
    SET_BITS(0x4002104c, 1u << 6);  /* RCC_AHB2ENR.GPIOGEN */
    SET_BITS(0x4002105c, 1u << 0);  /* RCC_APB1ENR2.LPUART1EN */
}
#else
#error "this target has no serial port here; build it with CONSOLE=semihosting"
#endif

enum { TRANSMITTER = 1 << 3, SENT = 1 << 6, EMPTY = 1 << 7 };

static void field(uint32_t address, int position, uint32_t width, uint32_t value) {
    uint32_t mask = ((1u << width) - 1) << position;
    WORD(address) = (WORD(address) & ~mask) | value << position;
}

static void start(void) {
    enable_clocks();
    (void)WORD(PORT); /* the clock is there two cycles later */
    field(PORT + (PIN < 8 ? AFRL : AFRH), PIN % 8 * 4, 4, FUNCTION);
    field(PORT + MODER, PIN * 2, 2, ALTERNATE);
    WORD(USART + BRR) = DIVIDER;
    WORD(USART + CR1) = ENABLE;
    WORD(USART + CR1) = ENABLE | TRANSMITTER;
}

static void wait_for(uint32_t flag) {
    while (!(WORD(USART + STATUS) & flag)) {
    }
}

void console_write(const char *text) {
    static bool started;
    if (!started) {
        started = true;
        start();
    }
    for (; *text; text++) {
        wait_for(EMPTY);
        WORD(USART + DATA) = (uint8_t)*text;
    }
}

void console_exit(int code) {
    (void)code; /* the last line tells */
    wait_for(SENT);
    for (;;) {
    }
}
