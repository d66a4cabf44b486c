/* The alias of SRAM in which each word is one bit (Cortex-M4 TRM, DDI 0439, 3.7; ARMv7-M ARM, B3.1). */
#include "core.h"
#include "report.h"

#define RAM 0x20000000u
#define ALIAS(address, bit) WORD(0x22000000u + ((address)-RAM) * 32 + (bit)*4)
#define ALIAS_BYTE(address, bit) BYTE(0x22000000u + ((address)-RAM) * 32 + (bit)*4)

static volatile uint32_t word;

int main(void) {
    uint32_t address = (uint32_t)&word;
    ALIAS(address, 0) = 1;
    ALIAS(address, 31) = 1;
    ALIAS(address, 13) = 0xffffffff;
    check("bits set", word, 0x80002001);
    check("a set bit reads as 1", ALIAS(address, 13), 1);
    check("a clear bit reads as 0", ALIAS(address, 14), 0);
    ALIAS(address, 0) = 0xfffffffe;
    check("bit 0 of what is written counts", word, 0x80002000);
    ALIAS_BYTE(address, 8) = 1;
    check("byte access", word, 0x80002100);
    word = 0xffffffff;
    ALIAS(address, 16) = 0;
    check("bit cleared", word, 0xfffeffff);
    finish();
}
