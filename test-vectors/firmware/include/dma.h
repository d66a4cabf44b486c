/*
 * One transfer by DMA: DMA2 with its streams on F4 and F7, DMA1 with streams and request multiplexer on H7, with channels and multiplexer
 * on L4+ (RM0390, 9; RM0385, 8; RM0433, 15 and 17; RM0432, 11 and 12).
 */
#ifndef DMA_H
#define DMA_H

#include "stm32.h"

enum dma_kind { FROM_PERIPHERAL = 0, TO_PERIPHERAL = 1, MEMORY_TO_MEMORY = 2 };

/* What may be transferred at the same time: a stream or channel with its request and its interrupt line. */
struct dma_unit {
    uint32_t index, request, line;
};

#if defined TARGET_f4 || defined TARGET_f7
#define DMA 0x40026400u /* DMA2 */
static const struct dma_unit copyUnit = {0, 0, 56}, transmitUnit = {7, 4, 70}, receiveUnit = {2, 4, 58};
#define DMA_MEMORY 0x20008000u
static inline void dma_enable_clock(void) { WORD(RCC + 0x30) |= 1u << 22; }
static inline void dma_connect(const struct dma_unit *unit) { (void)unit; }
static inline uint32_t dma_request(const struct dma_unit *unit) { return unit->request << 25; } /* CHSEL */
#elif defined TARGET_h7
#define DMA 0x40020000u /* DMA1 */
static const struct dma_unit copyUnit = {0, 0, 11}, transmitUnit = {1, 42, 12}, receiveUnit = {2, 41, 13};
#define DMA_MEMORY 0x24000000u /* DMA1 cannot reach DTCM */
static inline void dma_enable_clock(void) { WORD(RCC + 0xd8) |= 1u; }
static inline void dma_connect(const struct dma_unit *unit) { WORD(0x40020800 + 4 * unit->index) = unit->request; }
static inline uint32_t dma_request(const struct dma_unit *unit) { return (void)unit, 0; }
#elif defined TARGET_l4
#define DMA 0x40020000u /* DMA1 */
static const struct dma_unit copyUnit = {0, 0, 11}, transmitUnit = {1, 25, 12}, receiveUnit = {2, 24, 13};
#define DMA_MEMORY 0x20008000u
static inline void dma_enable_clock(void) { WORD(RCC + 0x48) |= 1u << 0 | 1u << 2; }
static inline void dma_connect(const struct dma_unit *unit) { WORD(0x40020800 + 4 * unit->index) = unit->request; }
#endif

#if defined TARGET_l4
enum { DMA_HALF = 4, DMA_COMPLETE = 2 };

static inline uint32_t dma_flags(const struct dma_unit *unit) { return WORD(DMA) >> 4 * unit->index & 0xf; }

static inline void dma_clear(const struct dma_unit *unit) { WORD(DMA + 4) = 0xfu << 4 * unit->index; }

static inline uint32_t dma_left(const struct dma_unit *unit) { return WORD(DMA + 0x0c + 20 * unit->index); }

/* Starts a transfer of items of 1 << log2Size bytes, with interrupts at its half and at its end. */
static inline void dma_start(
    const struct dma_unit *unit, enum dma_kind kind, uint32_t peripheral, uint32_t memory, uint32_t count, uint32_t log2Size) {
    uint32_t channel = DMA + 8 + 20 * unit->index;
    WORD(channel) = 0;
    dma_connect(unit);
    dma_clear(unit);
    WORD(channel + 4) = count;
    WORD(channel + 8) = peripheral;
    WORD(channel + 12) = memory;
    uint32_t both = kind == MEMORY_TO_MEMORY ? 1u << 14 | 1u << 6 : 0; /* MEM2MEM, PINC */
    uint32_t direction = kind == TO_PERIPHERAL ? 1u << 4 : 0;
    WORD(channel) = both | direction | log2Size << 10 | log2Size << 8 | 1u << 7 | 1u << 2 | 1u << 1 | 1u;
}
#else
enum { DMA_HALF = 0x10, DMA_COMPLETE = 0x20 };

static inline uint32_t dma_shift(const struct dma_unit *unit) { return (unit->index & 1) * 6 + (unit->index & 2) * 8; }

static inline uint32_t dma_flags(const struct dma_unit *unit) {
    return WORD(DMA + (unit->index & 4)) >> dma_shift(unit) & 0x3f;
}

static inline void dma_clear(const struct dma_unit *unit) { WORD(DMA + 8 + (unit->index & 4)) = 0x3du << dma_shift(unit); }

static inline uint32_t dma_left(const struct dma_unit *unit) { return WORD(DMA + 0x14 + 24 * unit->index); }

/* Starts a transfer of items of 1 << log2Size bytes, with interrupts at its half and at its end. */
static inline void dma_start(
    const struct dma_unit *unit, enum dma_kind kind, uint32_t peripheral, uint32_t memory, uint32_t count, uint32_t log2Size) {
    uint32_t stream = DMA + 0x10 + 24 * unit->index;
    WORD(stream) = 0;
    while (WORD(stream) & 1) {
    }
    dma_connect(unit);
    dma_clear(unit);
    WORD(stream + 4) = count;
    WORD(stream + 8) = peripheral;
    WORD(stream + 12) = memory;
    WORD(stream + 20) = kind == MEMORY_TO_MEMORY ? 7 : 0; /* FCR: through the FIFO or directly */
    uint32_t both = kind == MEMORY_TO_MEMORY ? 1u << 9 : 0; /* PINC */
    WORD(stream) = dma_request(unit) | log2Size << 13 | log2Size << 11 | 1u << 10 | both | (uint32_t)kind << 6 | 1u << 4 | 1u << 3;
    WORD(stream) |= 1;
}
#endif

#endif
