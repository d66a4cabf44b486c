/*
 * What the programs use of the STM32 peripherals, by the names of the reference manuals: RM0390 (F446), RM0385 (F746), RM0433 (H743),
 * RM0432 (L4R5).
 */
#ifndef STM32_H
#define STM32_H

#include "core.h"

#if defined TARGET_f4 || defined TARGET_f7
#define GPIO(port) (0x40020000u + 0x400u * (uint32_t)((port) - 'A'))
#define RCC 0x40023800u
#define RCC_GPIO_ENABLE WORD(RCC + 0x30)   /* AHB1ENR */
#define RCC_APB1_ENABLE WORD(RCC + 0x40)   /* APB1ENR */
#define RCC_USART1_ENABLE WORD(RCC + 0x44) /* APB2ENR */
enum { USART1EN = 1 << 4 };
#define USART1 0x40011000u
#elif defined TARGET_h7
#define GPIO(port) (0x58020000u + 0x400u * (uint32_t)((port) - 'A'))
#define RCC 0x58024400u
#define RCC_GPIO_ENABLE WORD(RCC + 0xe0)   /* AHB4ENR */
#define RCC_APB1_ENABLE WORD(RCC + 0xe8)   /* APB1LENR */
#define RCC_USART1_ENABLE WORD(RCC + 0xf0) /* APB2ENR */
enum { USART1EN = 1 << 4 };
#define USART1 0x40011000u
#elif defined TARGET_l4
#define GPIO(port) (0x48000000u + 0x400u * (uint32_t)((port) - 'A'))
#define RCC 0x40021000u
#define RCC_GPIO_ENABLE WORD(RCC + 0x4c)   /* AHB2ENR */
#define RCC_APB1_ENABLE WORD(RCC + 0x58)   /* APB1ENR1 */
#define RCC_USART1_ENABLE WORD(RCC + 0x60) /* APB2ENR */
enum { USART1EN = 1 << 14 };
#define USART1 0x40013800u
#else
#error "not an STM32 target"
#endif

#define GPIO_MODER 0x00u
#define GPIO_AFR(pin) (0x20u + 4u * ((pin) / 8u))

/* The older USART is that of F4. */
#if defined TARGET_f4
#define USART_STATUS 0x00u /* SR */
#define USART_READ 0x04u   /* DR */
#define USART_WRITE 0x04u
#define USART_BRR 0x08u
#define USART_CR1 0x0cu
#define USART_CR3 0x14u
enum { USART_ENABLE = 1 << 13 };
#else
#define USART_STATUS 0x1cu /* ISR */
#define USART_READ 0x24u   /* RDR */
#define USART_WRITE 0x28u  /* TDR */
#define USART_BRR 0x0cu
#define USART_CR1 0x00u
#define USART_CR3 0x08u
#define USART_ICR 0x20u
enum { USART_ENABLE = 1 << 0 };
#endif
enum { USART_RE = 1 << 2, USART_TE = 1 << 3, USART_RXNEIE = 1 << 5, USART_TXEIE = 1 << 7 };
enum { USART_ORE = 1 << 3, USART_RXNE = 1 << 5, USART_TC = 1 << 6, USART_TXE = 1 << 7 };
enum { USART1_LINE = 37 };

static inline void set_field(uint32_t address, uint32_t position, uint32_t width, uint32_t value) {
    uint32_t mask = ((1u << width) - 1) << position;
    WORD(address) = (WORD(address) & ~mask) | value << position;
}

/* Clocks a port and gives a pin to another peripheral. */
static inline void alternate_function(char port, uint32_t pin, uint32_t function) {
    RCC_GPIO_ENABLE |= 1u << (port - 'A');
    (void)RCC_GPIO_ENABLE; /* the clock is there two cycles later */
    set_field(GPIO(port) + GPIO_AFR(pin), pin % 8 * 4, 4, function);
    set_field(GPIO(port) + GPIO_MODER, pin * 2, 2, 2);
}

static inline void enable_line(uint32_t line) { NVIC_ISER(line / 32) = 1u << line % 32; }

#endif
