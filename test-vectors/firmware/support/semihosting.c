/* The console by semihosting ("Semihosting for AArch32 and AArch64", operations SYS_WRITE0 and SYS_EXIT_EXTENDED). */
#include "console.h"

uint32_t console_clock; /* nothing depends on it */

static int call(int operation, const void *argument) {
    register int r0 __asm("r0") = operation;
    register const void *r1 __asm("r1") = argument;
    __asm volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void console_write(const char *text) { call(0x04, text); }

void console_exit(int code) {
    const uint32_t block[] = {0x20026 /* ADP_Stopped_ApplicationExit */, (uint32_t)code};
    call(0x20, block);
    for (;;) {
    }
}
