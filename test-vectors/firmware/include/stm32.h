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
#define RCC_CRC_ENABLE WORD(RCC + 0x30) /* AHB1ENR */
enum { CRCEN = 1 << 12 };
#define CRC 0x40023000u
#define RCC_RESET_CAUSE WORD(RCC + 0x74) /* CSR */
enum { RMVF = 1 << 24, SFTRSTF = 1 << 28, IWDGRSTF = 1 << 29 };
#define IWDG 0x40003000u
#define EXTI_IMR WORD(0x40013c00)
#define EXTI_RTSR WORD(0x40013c08)
#define EXTI_FTSR WORD(0x40013c0c)
#define EXTI_SWIER WORD(0x40013c10)
#define EXTI_PR WORD(0x40013c14)
#elif defined TARGET_h7
#define GPIO(port) (0x58020000u + 0x400u * (uint32_t)((port) - 'A'))
#define RCC 0x58024400u
#define RCC_GPIO_ENABLE WORD(RCC + 0xe0)   /* AHB4ENR */
#define RCC_APB1_ENABLE WORD(RCC + 0xe8)   /* APB1LENR */
#define RCC_USART1_ENABLE WORD(RCC + 0xf0) /* APB2ENR */
enum { USART1EN = 1 << 4 };
#define USART1 0x40011000u
#define RCC_CRC_ENABLE WORD(RCC + 0xe0) /* AHB4ENR */
enum { CRCEN = 1 << 19 };
#define CRC 0x58024c00u
#define RCC_RESET_CAUSE WORD(RCC + 0xd0) /* RSR */
enum { RMVF = 1 << 16, SFTRSTF = 1 << 24, IWDGRSTF = 1 << 26 };
#define IWDG 0x58004800u
#define EXTI_IMR WORD(0x58000080) /* CPUIMR1 */
#define EXTI_RTSR WORD(0x58000000)
#define EXTI_FTSR WORD(0x58000004)
#define EXTI_SWIER WORD(0x58000008)
#define EXTI_PR WORD(0x58000088) /* CPUPR1 */
#elif defined TARGET_l4
#define GPIO(port) (0x48000000u + 0x400u * (uint32_t)((port) - 'A'))
#define RCC 0x40021000u
#define RCC_GPIO_ENABLE WORD(RCC + 0x4c)   /* AHB2ENR */
#define RCC_APB1_ENABLE WORD(RCC + 0x58)   /* APB1ENR1 */
#define RCC_USART1_ENABLE WORD(RCC + 0x60) /* APB2ENR */
enum { USART1EN = 1 << 14 };
#define USART1 0x40013800u
#define RCC_CRC_ENABLE WORD(RCC + 0x48) /* AHB1ENR */
enum { CRCEN = 1 << 12 };
#define CRC 0x40023000u
#define RCC_RESET_CAUSE WORD(RCC + 0x94) /* CSR */
enum { RMVF = 1 << 23, SFTRSTF = 1 << 28, IWDGRSTF = 1 << 29 };
#define IWDG 0x40003000u
#define EXTI_IMR WORD(0x40010400)
#define EXTI_RTSR WORD(0x40010408)
#define EXTI_FTSR WORD(0x4001040c)
#define EXTI_SWIER WORD(0x40010410)
#define EXTI_PR WORD(0x40010414)
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

#define GPIO_ODR 0x14u
#define GPIO_BSRR 0x18u

/* TIM2 has 32 bits and is clocked as the core is after reset. */
#define TIM2 0x40000000u
#define TIM_CR1 WORD(TIM2 + 0x00)
#define TIM_DIER WORD(TIM2 + 0x0c)
#define TIM_SR WORD(TIM2 + 0x10)
#define TIM_EGR WORD(TIM2 + 0x14)
#define TIM_CCMR1 WORD(TIM2 + 0x18)
#define TIM_CCER WORD(TIM2 + 0x20)
#define TIM_CNT WORD(TIM2 + 0x24)
#define TIM_PSC WORD(TIM2 + 0x28)
#define TIM_ARR WORD(TIM2 + 0x2c)
#define TIM_CCR1 WORD(TIM2 + 0x34)
#define TIM_CCR2 WORD(TIM2 + 0x38)
enum { TIM2EN = 1 << 0, TIM_CEN = 1 << 0, TIM_OPM = 1 << 3, TIM_DOWN = 1 << 4, TIM_ARPE = 1 << 7 };
enum { TIM_UPDATE = 1 << 0, TIM_CC1 = 1 << 1, TIM_CC2 = 1 << 2 };

enum { EXTI0_LINE = 6, TIM2_LINE = 28 };

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
