/*
 * Bytes through USART1 at 921,600 baud, its output wired to its input (PA9 to PA10): sent and received by interrupts, none
 * lost, none changed, none out of order, in the time that the baud rate says.
 */
#include "fast_clock.h"
#include "report.h"

#ifndef BYTES
#define BYTES 20000
#endif

enum { BAUD = 921600, BITS = 10 };

static volatile uint32_t received, wrong, overruns;
static uint32_t sent, sendState = 1, expectState = 1;

/* A sequence of bytes in which neighbours, and bytes 256 apart, differ. */
static uint8_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return (uint8_t)(*state >> 24);
}

void line_37(void) {
    uint32_t status = WORD(USART1 + USART_STATUS);
    if (status & USART_ORE) {
        overruns++;
#if defined USART_ICR
        WORD(USART1 + USART_ICR) = USART_ORE;
#endif
    }
    if (status & USART_RXNE) {
        if ((uint8_t)WORD(USART1 + USART_READ) != next(&expectState)) {
            wrong++;
        }
        received++;
    }
    if (status & USART_TXE && sent < BYTES) {
        WORD(USART1 + USART_WRITE) = next(&sendState);
        if (++sent == BYTES) {
            WORD(USART1 + USART_CR1) &= ~(uint32_t)USART_TXEIE;
        }
    }
}

static void start_cycle_counter(void) {
    DEMCR |= 1u << 24;    /* TRCENA */
    DWT_LAR = 0xc5acce55; /* Cortex-M7 locks its registers */
    DWT_CYCCNT = 0;
    DWT_CTRL |= 1;
}

int main(void) {
    uint32_t divider = (FAST_HERTZ + BAUD / 2) / BAUD;
    use_fast_clock();
    RCC_USART1_ENABLE |= USART1EN;
    alternate_function('A', 9, 7);
    alternate_function('A', 10, 7);
    WORD(USART1 + USART_BRR) = divider;
    enable_line(USART1_LINE);
    start_cycle_counter();
    WORD(USART1 + USART_CR1) = USART_ENABLE | USART_TE | USART_RE;
    WORD(USART1 + USART_CR1) = USART_ENABLE | USART_TE | USART_RE | USART_RXNEIE | USART_TXEIE;
    while (received < BYTES) {
        __asm volatile("wfi");
    }
    uint32_t cycles = DWT_CYCCNT;
    check("bytes received", received, BYTES);
    check("wrong or out of order", wrong, 0);
    check("overruns", overruns, 0);
    uint32_t ideal = divider * BITS * BYTES;
    check("within one in ten thousand of the time of ten bits each", cycles - ideal < ideal / 10000, 1);
    finish();
}
