/* IWDG resets the chip when nobody reloads it, and RCC says so (RM0390, 19 and 6.3.21; the other families' is the same). */
#include "report.h"
#include "stm32.h"

#define KEPT 0x20004000u /* nothing else is there; RAM stays as it is */

#define IWDG_KR WORD(IWDG + 0x00)
#define IWDG_PR WORD(IWDG + 0x04)
#define IWDG_RLR WORD(IWDG + 0x08)
#define IWDG_SR WORD(IWDG + 0x0c)

enum { MARK = 0x600df00d, START = 0xcccc, UNLOCK = 0x5555, RELOAD = 0xaaaa, RELOADS = 20 };

static void wait(void) {
    for (volatile int i = 0; i < 200; i++) {
    }
}

static void start_watchdog(void) {
    IWDG_KR = START;
    IWDG_KR = UNLOCK;
    IWDG_PR = 0;   /* LSI / 4 */
    IWDG_RLR = 99; /* about 12 ms */
    while (IWDG_SR) {
    }
    IWDG_KR = RELOAD;
}

int main(void) {
    if (WORD(KEPT) != MARK) {
        RCC_RESET_CAUSE |= RMVF;
        WORD(KEPT + 4) = RCC_RESET_CAUSE & (SFTRSTF | IWDGRSTF);
        WORD(KEPT) = MARK;
        WORD(KEPT + 8) = 0;
        start_watchdog();
        for (int i = 0; i < RELOADS; i++) {
            wait();
            IWDG_KR = RELOAD;
            WORD(KEPT + 8)++;
        }
        for (;;) {
        }
    }
    WORD(KEPT) = 0;
    check("no cause before", WORD(KEPT + 4), 0);
    check("the watchdog lets the program run while it is reloaded", WORD(KEPT + 8), RELOADS);
    check("IWDGRSTF", (RCC_RESET_CAUSE & IWDGRSTF) != 0, 1);
    check("SFTRSTF", RCC_RESET_CAUSE & SFTRSTF, 0);
    RCC_RESET_CAUSE |= RMVF;
    check("RMVF clears it", RCC_RESET_CAUSE & IWDGRSTF, 0);
    finish();
}
