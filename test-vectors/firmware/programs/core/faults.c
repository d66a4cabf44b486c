/*
 * Every fault that one instruction can take: status registers, fault address, stacked frame (ARMv7-M ARM, B1.5.14, B1.5.6 and B3.2.15 to
 * B3.2.19). The handlers skip what faults and the program goes on. What goes wrong on entry and return is in stack-errors.c, returns.c and nested-faults.c.
 */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

#define RAM 0x20004000u

/* In faults.S */
void undefined(void), undefined_wide(void), pop_r0_to_pc(void), floating_point(void), coprocessor_0(void), load_double(void),
    load_multiple(void), store_multiple(void), load_exclusive(void), load_halfword(void), load_byte(void), load_word_in_it_block(void),
    divide_unsigned(void), divide_signed(void);
extern const char even_landing[];

RECORDS_FAULTS(hard_fault)
RECORDS_FAULTS(mem_manage)
RECORDS_FAULTS(bus_fault)
RECORDS_FAULTS(usage_fault)

static void run(const struct fault_case *cases, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        expect_fault(&cases[i]);
    }
}

#define RUN(cases) run(cases, sizeof(cases) / sizeof(cases[0]))

static void usage_faults(void) {
    static const struct fault_case cases[] = {
        {"UDF", undefined, 0, 2, USAGE_FAULT, UNDEFINSTR, 0, 0, 0},
        {"UDF.W", undefined_wide, 0, 2, USAGE_FAULT, UNDEFINSTR, 0, 0, 0},
        {"BX to an even address", branch_to_r0, (uint32_t)even_landing, AT_R0, USAGE_FAULT, INVSTATE, 0, 0, 0},
        {"POP of an even PC", pop_r0_to_pc, (uint32_t)even_landing, AT_R0, USAGE_FAULT, INVSTATE, 0, 0, 0},
        {"VADD without CPACR", floating_point, 0, 2, USAGE_FAULT, NOCP, 0, 0, 0},
        {"CDP of coprocessor 0", coprocessor_0, 0, 0, USAGE_FAULT, NOCP, 0, 0, 0},
        {"unaligned LDRD", load_double, RAM + 2, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
        {"unaligned LDM", load_multiple, RAM + 1, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
        {"unaligned STM", store_multiple, RAM + 3, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
        {"unaligned LDREX", load_exclusive, RAM + 2, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
    };
    RUN(cases);
}

static void usage_faults_on_request(void) {
    static const struct fault_case cases[] = {
        {"unaligned LDR with UNALIGN_TRP", load_word, RAM + 1, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
        {"unaligned LDRH with UNALIGN_TRP", load_halfword, RAM + 1, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
        {"unaligned STR with UNALIGN_TRP", store_word, RAM + 2, 0, USAGE_FAULT, UNALIGNED, 0, 0, 0},
        {"UDIV by zero with DIV_0_TRP", divide_unsigned, 0, 0, USAGE_FAULT, DIVBYZERO, 0, 0, 0},
        {"SDIV by zero with DIV_0_TRP", divide_signed, 0, 0, USAGE_FAULT, DIVBYZERO, 0, 0, 0},
    };
    check("unaligned LDR without UNALIGN_TRP", probe(load_word, RAM + 1), 0);
    check("UDIV by zero without DIV_0_TRP", probe(divide_unsigned, 0), 0);
    CCR |= CCR_UNALIGN_TRP | CCR_DIV_0_TRP;
    barrier();
    RUN(cases);
    CCR &= ~(CCR_UNALIGN_TRP | CCR_DIV_0_TRP);
    barrier();
}

static void memory_faults(void) {
    static const struct fault_case cases[] = {
        {"LDR from nothing", load_word, NOTHING, 0, BUS_FAULT, PRECISERR | BFARVALID, 0, NOTHING, 0},
        {"LDR from nothing in an IT block", load_word_in_it_block, NOTHING, 4, BUS_FAULT, PRECISERR | BFARVALID, 0, NOTHING, 2u << 25 | 4u << 10},
        {"LDRH from nothing", load_halfword, NOTHING + 2, 0, BUS_FAULT, PRECISERR | BFARVALID, 0, NOTHING + 2, 0},
        {"LDRB from nothing", load_byte, NOTHING + 3, 0, BUS_FAULT, PRECISERR | BFARVALID, 0, NOTHING + 3, 0},
        {"branch to nothing", branch_to_r0, NOTHING | 1, AT_R0, BUS_FAULT, IBUSERR, 0, 0, 0},
        {"branch to a peripheral", branch_to_r0, 0x40000001, AT_R0, MEM_MANAGE, IACCVIOL, 0, 0, 0},
        {"branch to the system control space", branch_to_r0, 0xe000e001, AT_R0, MEM_MANAGE, IACCVIOL, 0, 0, 0},
    };
    RUN(cases);
}

static void escalation(void) {
    static const struct fault_case cases[] = {
        {"UDF without USGFAULTENA", undefined, 0, 2, HARD_FAULT, UNDEFINSTR, FORCED, 0, 0},
        {"LDR from nothing without BUSFAULTENA", load_word, NOTHING, 0, HARD_FAULT, PRECISERR | BFARVALID, FORCED, NOTHING, 0},
        {"branch to nothing without BUSFAULTENA", branch_to_r0, NOTHING | 1, AT_R0, HARD_FAULT, IBUSERR, FORCED, 0, 0},
        {"branch to a peripheral without MEMFAULTENA", branch_to_r0, 0x40000001, AT_R0, HARD_FAULT, IACCVIOL, FORCED, 0, 0},
    };
    static const struct fault_case masked = {"UDF under PRIMASK", undefined, 0, 2, HARD_FAULT, UNDEFINSTR, FORCED, 0, 0};
    static const struct fault_case raised = {"UDF under BASEPRI", undefined, 0, 2, HARD_FAULT, UNDEFINSTR, FORCED, 0, 0};
    static const struct fault_case urgent = {"UDF above BASEPRI", undefined, 0, 2, USAGE_FAULT, UNDEFINSTR, 0, 0, 0};
    SHCSR = 0;
    barrier();
    RUN(cases);
    SHCSR = SHCSR_MEMFAULTENA | SHCSR_BUSFAULTENA | SHCSR_USGFAULTENA;
    mask_interrupts();
    expect_fault(&masked);
    unmask_interrupts();
    SHPR1 = 0x40u << 16;
    WRITE_SPECIAL(basepri, 0x40);
    expect_fault(&raised);
    WRITE_SPECIAL(basepri, 0x80);
    expect_fault(&urgent);
    WRITE_SPECIAL(basepri, 0);
    SHPR1 = 0;
}

int main(void) {
    CPACR = 0;
    SHCSR = SHCSR_MEMFAULTENA | SHCSR_BUSFAULTENA | SHCSR_USGFAULTENA;
    barrier();
    usage_faults();
    usage_faults_on_request();
    memory_faults();
    escalation();
    finish();
}
