/*
 * Frames through SPI1 as master with its output wired to its input (PA7 to PA6): 8 and 16 bits, polling and by interrupt, none changed, in
 * the time that the prescaler says (RM0390, 26.3 and 26.7).
 */
#include "report.h"
#include "stm32.h"

#define RCC_SPI1_ENABLE WORD(RCC + 0x44) /* APB2ENR */
#define SPI1 0x40013000u
#define SPI_CR1 WORD(SPI1 + 0x00)
#define SPI_CR2 WORD(SPI1 + 0x04)
#define SPI_SR WORD(SPI1 + 0x08)
#define SPI_DR WORD(SPI1 + 0x0c)
enum { SPI1EN = 1 << 12, SPI1_LINE = 35 };
enum { SPI_MSTR = 1 << 2, SPI_BY_16 = 3 << 3, SPI_SPE = 1 << 6, SPI_SSI = 1 << 8, SPI_SSM = 1 << 9, SPI_DFF = 1 << 11 };
enum { SPI_RXNE = 1 << 0, SPI_TXE = 1 << 1, SPI_OVR = 1 << 6, SPI_BSY = 1 << 7, SPI_RXNEIE = 1 << 6 };
enum { MASTER = SPI_MSTR | SPI_BY_16 | SPI_SSI | SPI_SSM, FRAMES = 100 };

static volatile uint32_t received, wrong;

static uint32_t frame(uint32_t index, uint32_t mask) { return index * 0x9e3779b1u >> 16 & mask; }

static uint32_t exchange(uint32_t sent) {
    while (!(SPI_SR & SPI_TXE)) {
    }
    SPI_DR = sent;
    while (!(SPI_SR & SPI_RXNE)) {
    }
    return SPI_DR;
}

static uint32_t changed(uint32_t mask) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < FRAMES; i++) {
        count += exchange(frame(i, mask)) != frame(i, mask);
    }
    return count;
}

void line_35(void) {
    wrong += SPI_DR != frame(received, 0xff);
    if (++received < FRAMES) {
        SPI_DR = frame(received, 0xff);
    }
}

int main(void) {
    RCC_SPI1_ENABLE |= SPI1EN;
    alternate_function('A', 6, 5);
    alternate_function('A', 7, 5);
    check("SR after reset", SPI_SR, SPI_TXE);
    SPI_CR1 = MASTER;
    SPI_CR1 = MASTER | SPI_SPE;
    check("frames of 8 bits changed", changed(0xff), 0);
    SPI_CR1 = MASTER;
    SPI_CR1 = MASTER | SPI_DFF;
    SPI_CR1 = MASTER | SPI_DFF | SPI_SPE;
    check("frames of 16 bits changed", changed(0xffff), 0);

    DEMCR |= 1u << 24; /* TRCENA */
    DWT_CTRL |= 1;
    uint32_t begin = DWT_CYCCNT;
    SPI_DR = 0x1234;
    uint32_t busy = SPI_SR & SPI_BSY;
    while (!(SPI_SR & SPI_RXNE)) {
    }
    uint32_t cycles = DWT_CYCCNT - begin;
    check("busy", busy, SPI_BSY);
    check("16 bits of 16 cycles each, within 32", cycles >= 256 && cycles < 288, 1);
    check("what was received", SPI_DR, 0x1234);

    SPI_DR = 1;
    while (!(SPI_SR & SPI_TXE)) {
    }
    SPI_DR = 2;
    while (SPI_SR & SPI_BSY) {
    }
    check("two frames, none read: OVR and RXNE", SPI_SR & (SPI_OVR | SPI_RXNE), SPI_OVR | SPI_RXNE);
    check("the first one stays", SPI_DR, 1);
    check("OVR behind reads of DR and SR", (SPI_SR, SPI_SR & SPI_OVR), 0);

    SPI_CR1 = MASTER;
    SPI_CR1 = MASTER | SPI_SPE;
    SPI_CR2 = SPI_RXNEIE;
    enable_line(SPI1_LINE);
    SPI_DR = frame(0, 0xff);
    while (received < FRAMES) {
        __asm volatile("wfi");
    }
    check("frames by interrupt changed", wrong, 0);
    finish();
}
