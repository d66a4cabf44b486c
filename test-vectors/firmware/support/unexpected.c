#include "console.h"
#include "core.h"
#include "report.h"

/* Where an exception leads that the program has no handler for. */
void unexpected_exception(uint32_t number) {
    print("unexpected exception %d, CFSR %x, HFSR %x\n", number, CFSR, HFSR);
    console_exit(2);
}
