/*
 * The console by the serial port that the board's debugger passes on to the host, 115200 baud. Pins: UM1724
 * (NUCLEO-F446RE), UM1974 (NUCLEO-F746ZG), UM2407 (NUCLEO-H743ZI2), UM2179 (NUCLEO-L4R5ZI).
 */
#include "console.h"
#include "stm32.h"

#include <stdbool.h>

#if defined TARGET_f4
enum { PORT = 'A', PIN = 2, FUNCTION = 7, USART = 0x40004400, CLOCK_BIT = 1 << 17, RESET_CLOCK = 16000000 }; /* USART2 */
#elif defined TARGET_f7
enum { PORT = 'D', PIN = 8, FUNCTION = 7, USART = 0x40004800, CLOCK_BIT = 1 << 18, RESET_CLOCK = 16000000 }; /* USART3 */
#elif defined TARGET_h7
enum { PORT = 'D', PIN = 8, FUNCTION = 7, USART = 0x40004800, CLOCK_BIT = 1 << 18, RESET_CLOCK = 64000000 }; /* USART3 */
#elif defined TARGET_l4
enum { PORT = 'G', PIN = 7, FUNCTION = 8, USART = 0x40008000, RESET_CLOCK = 4000000 }; /* LPUART1 */
#endif

#if defined TARGET_l4
enum { DIVIDER_SCALE = 256 }; /* of LPUART */
#else
enum { DIVIDER_SCALE = 1 };
#endif

enum { BAUD = 115200 };

uint32_t console_clock = RESET_CLOCK;

static void enable_clock(void) {
#if defined TARGET_l4
    RCC_APB1_ENABLE |= 1u << 28;   /* APB1ENR1.PWREN */
    WORD(0x40007004) |= 1u << 9;   /* PWR_CR2.IOSV: port G has its own supply */
    WORD(RCC + 0x5c) |= 1u << 0;   /* APB1ENR2.LPUART1EN */
#else
    RCC_APB1_ENABLE |= CLOCK_BIT;
#endif
}

static void start(void) {
    enable_clock();
    alternate_function(PORT, PIN, FUNCTION);
    WORD(USART + USART_BRR) = console_clock / BAUD * DIVIDER_SCALE + console_clock % BAUD * DIVIDER_SCALE / BAUD;
    WORD(USART + USART_CR1) = USART_ENABLE;
    WORD(USART + USART_CR1) = USART_ENABLE | USART_TE;
}

static void wait_for(uint32_t flag) {
    while (!(WORD(USART + USART_STATUS) & flag)) {
    }
}

void console_write(const char *text) {
    static bool started;
    if (!started) {
        started = true;
        start();
    }
    for (; *text; text++) {
        wait_for(USART_TXE);
        WORD(USART + USART_WRITE) = (uint8_t)*text;
    }
}

void console_exit(int code) {
    (void)code; /* the last line tells */
    wait_for(USART_TC);
    for (;;) {
    }
}
