/* AIRCR.SYSRESETREQ: memory stays, registers do not (ARMv7-M ARM, B1.5.16 and B3.2.6). */
#include "core.h"
#include "report.h"

#define KEPT 0x20004000u /* nothing else is there */

int main(void) {
    if (WORD(KEPT) != 0x600df00d) {
        WORD(KEPT) = 0x600df00d;
        NVIC_ISER(0) = 1u << 20;
        NVIC_IPR(20) = 0x40;
        SHPR3 = 0x40u << 16;
        CCR |= CCR_DIV_0_TRP;
        SYST_RVR = 0x1234;
        WRITE_SPECIAL(basepri, 0x40);
        mask_interrupts();
        AIRCR = AIRCR_KEY | 1u << 2;
        barrier();
        for (;;) {
        }
    }
    WORD(KEPT) = 0;
    print("after the reset\n");
    check("PRIMASK", READ_SPECIAL(primask), 0);
    check("BASEPRI", READ_SPECIAL(basepri), 0);
    check("CONTROL", READ_SPECIAL(control), 0);
    check("IPSR", READ_SPECIAL(ipsr), 0);
    check("NVIC_ISER0", NVIC_ISER(0), 0);
    check("NVIC_IPR", NVIC_IPR(20), 0);
    check("SHPR3", SHPR3, 0);
    check("CCR.DIV_0_TRP", CCR & CCR_DIV_0_TRP, 0);
    check("SYST_CSR", SYST_CSR & 7, 0);
    finish();
}
