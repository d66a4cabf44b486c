/*
 * A fault in HardFault locks the processor up (ARMv7-M ARM, B1.5.15). The program ends there: what says so is whoever runs it.
 */
#include "core.h"
#include "probe.h"
#include "report.h"

void hard_fault(void) {
    print("HardFault, IPSR %x, HFSR %x, CFSR %x\n", READ_SPECIAL(ipsr), HFSR, CFSR);
    print("a second fault\n");
    __asm volatile("udf #1" ::: "memory");
    print("not reached\n");
}

int main(void) {
    (void)WORD(NOTHING);
    print("not reached\n");
    finish();
}
