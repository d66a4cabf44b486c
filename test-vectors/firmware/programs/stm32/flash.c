/*
 * Erasing a sector (on L4+ a page) of flash at its end and programming words there, while the program itself runs from flash (RM0390, 3.6;
 * RM0385, 3.3; RM0433, 4.3; RM0432, 3.3).
 */
#include "report.h"
#include "stm32.h"

#if defined TARGET_h7
#define FLASH 0x52002000u
#define FLASH_KEYR WORD(FLASH + 0x04)
#define FLASH_CR WORD(FLASH + 0x0c)
#define FLASH_SR WORD(FLASH + 0x10)
#define AREA 0x080e0000u /* sector 7 of bank 1 */
enum { LOCK = 1 << 0, PG = 1 << 1, PROGRAM = PG | 2 << 4, ERASE = 1 << 2 | 2 << 4 | 7 << 8, START = 1 << 7, BUSY = 7, GROUP = 8 };
#elif defined TARGET_l4
#define FLASH 0x40022000u
#define FLASH_KEYR WORD(FLASH + 0x08)
#define FLASH_SR WORD(FLASH + 0x10)
#define FLASH_CR WORD(FLASH + 0x14)
#define AREA 0x080ff000u /* page 255 of bank 1 */
#define LOCK (1u << 31)
enum { PG = 1 << 0, PROGRAM = PG, ERASE = 1 << 1 | 255 << 3, START = 1 << 16, BUSY = 1 << 16, GROUP = 2 };
#else
#define FLASH 0x40023c00u
#define FLASH_KEYR WORD(FLASH + 0x04)
#define FLASH_SR WORD(FLASH + 0x0c)
#define FLASH_CR WORD(FLASH + 0x10)
#if defined TARGET_f4
#define AREA 0x08060000u /* sector 7 */
#else
#define AREA 0x080c0000u /* sector 7 */
#endif
#define LOCK (1u << 31)
enum { PG = 1 << 0, PROGRAM = PG | 2 << 8, ERASE = 1 << 1 | 2 << 8 | 7 << 3, START = 1 << 16, BUSY = 1 << 16, GROUP = 1 };
#endif

enum { WORDS = 64 };

static void wait(void) {
    while (FLASH_SR & BUSY) {
    }
}

static void unlock(void) {
    FLASH_KEYR = 0x45670123;
    FLASH_KEYR = 0xcdef89ab;
}

static void erase(void) {
    FLASH_CR = ERASE;
    FLASH_CR |= START;
    wait();
    FLASH_CR = 0;
}

/* Words are programmed in groups: one, two or eight of them, as the flash is wide. */
static void program(uint32_t first) {
    FLASH_CR = PROGRAM;
    for (uint32_t i = 0; i < WORDS; i++) {
        WORD(AREA + 4 * i) = first + i * 0x01010101u;
        if (i % GROUP == GROUP - 1) {
            wait();
        }
    }
    FLASH_CR = 0;
}

static uint32_t other_than(uint32_t first, uint32_t step) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < WORDS; i++) {
        count += WORD(AREA + 4 * i) != first + i * step;
    }
    return count;
}

int main(void) {
    check("locked after reset", (FLASH_CR & LOCK) != 0, 1);
    FLASH_CR = PROGRAM;
    check("and then CR takes nothing", (FLASH_CR & PG) != 0, 0);
    unlock();
    check("unlocked", (FLASH_CR & LOCK) != 0, 0);
    erase();
    check("words not erased", other_than(0xffffffff, 0), 0);
    program(0x12345678);
    check("words not programmed", other_than(0x12345678, 0x01010101), 0);
    check("the word behind them", WORD(AREA + 4 * WORDS), 0xffffffff);
    erase();
    check("words not erased again", other_than(0xffffffff, 0), 0);
    program(0x87654321);
    check("words not programmed again", other_than(0x87654321, 0x01010101), 0);
    FLASH_CR |= LOCK;
    check("locked", (FLASH_CR & LOCK) != 0, 1);
    unlock();
    erase();
    finish();
}
