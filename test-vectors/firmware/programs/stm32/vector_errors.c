/*
 * A vector that cannot be read: HardFault with HFSR.VECTTBL (ARMv7-M ARM, B1.5.3 and B3.2.16). The vector table is put at the end of
 * RAM, so that the system's vectors are there and those from line 16 on are not.
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

enum { LINE = 20, WORDS = 32, STEP = 0x4000 };

extern const uint32_t vectors[];

RECORDS_FAULTS(hard_fault)
RECORDS_FAULTS(bus_fault)

void line_20(void) { note('L'); }

static uint32_t good_table(struct frame *frame, uint32_t exc_return) {
    (void)frame;
    note('F');
    VTOR = (uint32_t)vectors;
    barrier();
    return exc_return;
}

static uint32_t end_of_ram(void) {
    uint32_t address = 0x20000000;
    while (probe(load_word, address) == 0) {
        address += STEP;
    }
    return address;
}

int main(void) {
    SHCSR = SHCSR_BUSFAULTENA;
    NVIC_ISER(0) = 1u << LINE;
    barrier();
    uint32_t *table = (uint32_t *)(end_of_ram() - WORDS * 4);
    for (int i = 0; i < WORDS; i++) {
        table[i] = vectors[i];
    }
    VTOR = (uint32_t)table;
    barrier();
    check("VTOR", VTOR - (uint32_t)table, 0);
    fault_remedy = good_table;
    NVIC_ISPR(0) = 1u << LINE;
    barrier();
    check("exception", fault.exception, HARD_FAULT);
    check("HFSR", fault.hfsr, VECTTBL);
    check("CFSR", fault.cfsr, 0);
    check("EXC_RETURN", fault.exc_return, 0xfffffff9);
    check_text("the interrupt is still pending and comes when the table is good", notes(), "FL");
    finish();
}
