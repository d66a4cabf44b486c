/*
 * DMA: memory to memory, and a text through USART1 at 921,600 baud that the core neither sends nor receives (PA9 is wired to PA10).
 */
#include "dma.h"
#include "fast_clock.h"
#include "report.h"

enum { WORDS = 64, BYTES = 500, BAUD = 921600, BITS = 10, RECEIVE_BY_DMA = 1 << 6, TRANSMIT_BY_DMA = 1 << 7 };

#define SOURCE DMA_MEMORY
#define DESTINATION (DMA_MEMORY + 0x1000)

static volatile uint32_t completed;

static void served(const struct dma_unit *unit, char half, char complete) {
    uint32_t flags = dma_flags(unit);
    dma_clear(unit);
    if (flags & DMA_HALF) {
        note(half);
    }
    if (flags & DMA_COMPLETE) {
        note(complete);
        completed++;
    }
}

static void copied(void) { served(&copyUnit, 'c', 'C'); }

static void transmitted(void) { served(&transmitUnit, 't', 'T'); }

static void received(void) { served(&receiveUnit, 'r', 'R'); }

#if defined TARGET_f4 || defined TARGET_f7
void line_56(void) { copied(); }
void line_58(void) { received(); }
void line_70(void) { transmitted(); }
#else
void line_11(void) { copied(); }
void line_12(void) { transmitted(); }
void line_13(void) { received(); }
#endif

static void wait_for(uint32_t count) {
    while (completed < count) {
        __asm volatile("wfi");
    }
    completed = 0;
}

static uint32_t differences(uint32_t bytes) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        count += BYTE(SOURCE + i) != BYTE(DESTINATION + i);
    }
    return count;
}

static void fill(void) {
    for (uint32_t i = 0; i < 0x800; i++) {
        BYTE(SOURCE + i) = (uint8_t)(i * 7 + (i >> 8));
        BYTE(DESTINATION + i) = 0;
    }
}

static void copy(const char *what, uint32_t count, uint32_t log2Size) {
    fill();
    dma_start(&copyUnit, MEMORY_TO_MEMORY, SOURCE, DESTINATION, count, log2Size);
    wait_for(1);
    print("%s:\n", what);
    check("  bytes that differ", differences(count << log2Size), 0);
    check("  first byte behind", BYTE(DESTINATION + (count << log2Size)), 0);
    check("  items left", dma_left(&copyUnit), 0);
    notes();
}

static void through_usart(void) {
    uint32_t divider = (FAST_HERTZ + BAUD / 2) / BAUD;
    fill();
    RCC_USART1_ENABLE |= USART1EN;
    alternate_function('A', 9, 7);
    alternate_function('A', 10, 7);
    WORD(USART1 + USART_BRR) = divider;
    WORD(USART1 + USART_CR3) = RECEIVE_BY_DMA | TRANSMIT_BY_DMA;
    WORD(USART1 + USART_CR1) = USART_ENABLE | USART_TE | USART_RE;
    dma_start(&receiveUnit, FROM_PERIPHERAL, USART1 + USART_READ, DESTINATION, BYTES, 0);
    uint32_t start = DWT_CYCCNT;
    dma_start(&transmitUnit, TO_PERIPHERAL, USART1 + USART_WRITE, SOURCE, BYTES, 0);
    wait_for(2);
    uint32_t cycles = DWT_CYCCNT - start, ideal = divider * BITS * BYTES;
    print("through USART1:\n");
    check("  bytes that differ", differences(BYTES), 0);
    check_text("  order", notes(), "trTR");
    check("  cycles to one in a hundred", cycles - ideal < ideal / 100, 1);
    check("  items left", dma_left(&receiveUnit) | dma_left(&transmitUnit), 0);
}

int main(void) {
    DEMCR |= 1u << 24;
    DWT_LAR = 0xc5acce55;
    DWT_CTRL |= 1;
    use_fast_clock();
    dma_enable_clock();
    enable_line(copyUnit.line);
    enable_line(transmitUnit.line);
    enable_line(receiveUnit.line);
    copy("words", WORDS, 2);
    copy("halfwords", WORDS, 1);
    copy("bytes", WORDS, 0);
    through_usart();
    finish();
}
