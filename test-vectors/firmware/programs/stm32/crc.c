/* The CRC unit after reset: the polynomial of Ethernet on whole words, most significant bit first (RM0390, 4.3). */
#include "report.h"
#include "stm32.h"

#define CRC_DR WORD(CRC + 0x00)
#define CRC_CR WORD(CRC + 0x08)

static uint32_t step(uint32_t crc, uint32_t word) {
    crc ^= word;
    for (int bit = 0; bit < 32; bit++) {
        crc = crc & 0x80000000u ? crc << 1 ^ 0x04c11db7u : crc << 1;
    }
    return crc;
}

int main(void) {
    RCC_CRC_ENABLE |= CRCEN;
    (void)RCC_CRC_ENABLE;
    check("after reset", CRC_DR, 0xffffffff);
    CRC_DR = 0x12345678;
    check("of 0x12345678", CRC_DR, 0xdf8a8a2b);
    uint32_t crc = 0xdf8a8a2b, word = 1;
    for (int i = 0; i < 1000; i++) {
        word = word * 1664525u + 1013904223u;
        CRC_DR = word;
        crc = step(crc, word);
    }
    check("of a thousand words more, minus what software computes", CRC_DR - crc, 0);
    CRC_CR = 1;
    check("after CR.RESET", CRC_DR, 0xffffffff);
    finish();
}
