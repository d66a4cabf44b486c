/* The memory protection unit: regions, sub-regions, privilege, execution (ARMv7-M ARM, B3.5). */
#include "cfsr.h"
#include "core.h"
#include "probe.h"
#include "report.h"

/* MPU_RASR, B3.5.9 */
#define ENABLE 1u
#define SIZE(log2) ((uint32_t)((log2)-1) << 1)
#define WITHOUT(subregions) ((uint32_t)(subregions) << 8)
#define NORMAL (1u << 17)
#define ACCESS(ap) ((uint32_t)(ap) << 24)
#define XN (1u << 28)

enum { NONE = 0, PRIVILEGED_ONLY = 1, USER_READS = 2, ALL = 3, PRIVILEGED_READS = 5, ALL_READ = 6 };

#define CTRL_ENABLE 1u
#define CTRL_HFNMIENA 2u
#define CTRL_PRIVDEFENA 4u

#define AREA 0x20004000u /* nothing else is there */

extern const char vectors[];

RECORDS_FAULTS(hard_fault)
RECORDS_FAULTS(mem_manage)
RECORDS_FAULTS(bus_fault)

/* Back to privileged. */
void svcall(void) { WRITE_SPECIAL(control, READ_SPECIAL(control) & ~1u); }

static void region(uint32_t number, uint32_t base, uint32_t rasr) {
    MPU_RNR = number;
    MPU_RASR = 0;
    MPU_RBAR = base;
    MPU_RASR = rasr;
    barrier();
}

static void area(uint32_t rasr) { region(7, AREA, rasr | NORMAL | SIZE(8) | ENABLE); }

/* Compares a probe in thread mode that must fault. */
static void violates(const char *name, void (*code)(void), uint32_t r0, uint32_t cfsr, uint32_t address) {
    int32_t offset = code == branch_to_r0 ? AT_R0 : 0;
    const struct fault_case expected = {name, code, r0, offset, MEM_MANAGE, cfsr, 0, address, 0};
    expect_fault(&expected);
}

static void allows(const char *name, void (*code)(void), uint32_t r0) { check(name, probe(code, r0), 0); }

static void user_probe(const char *name, void (*code)(void), uint32_t r0, uint32_t exception, uint32_t cfsr) {
    WRITE_SPECIAL(control, 1);
    uint32_t count = probe(code, r0);
    __asm volatile("svc #0" ::: "memory");
    check(name, count, exception != 0);
    if (count) {
        const struct fault_case expected = {"  it takes", code, r0, 0, exception, cfsr, 0, r0, 0};
        compare_fault(&expected, (uint32_t)probe_return | 1, PROBE_APSR | EPSR_T, 0xfffffff9);
    }
}

static void access_permissions(void) {
    area(ACCESS(NONE));
    violates("no access, LDR", load_word, AREA, DACCVIOL | MMARVALID, AREA);
    violates("no access, STR", store_word, AREA + 0xfc, DACCVIOL | MMARVALID, AREA + 0xfc);
    allows("behind the region", load_word, AREA + 0x100);
    allows("before the region", load_word, AREA - 4);
    area(ACCESS(PRIVILEGED_READS));
    allows("privileged read only, LDR", load_word, AREA);
    violates("privileged read only, STR", store_word, AREA, DACCVIOL | MMARVALID, AREA);
    area(ACCESS(ALL_READ));
    allows("read only, LDR", load_word, AREA);
    violates("read only, STR", store_word, AREA + 8, DACCVIOL | MMARVALID, AREA + 8);
}

static void subregions_and_overlap(void) {
    area(ACCESS(NONE) | WITHOUT(0x81));
    allows("first sub-region, which is disabled", load_word, AREA + 0x1c);
    violates("second sub-region", load_word, AREA + 0x20, DACCVIOL | MMARVALID, AREA + 0x20);
    allows("last sub-region, which is disabled", load_word, AREA + 0xe0);
    region(6, AREA, ACCESS(ALL) | NORMAL | SIZE(9) | ENABLE);
    violates("the higher region wins", load_word, AREA + 0x20, DACCVIOL | MMARVALID, AREA + 0x20);
    allows("the lower one behind it", load_word, AREA + 0x100);
    region(6, AREA, 0);
}

static void execution(void) {
    WORD(AREA) = 0x47704770; /* BX LR */
    area(ACCESS(ALL));
    allows("execution", branch_to_r0, AREA | 1);
    area(ACCESS(ALL) | XN);
    violates("execution where XN is set", branch_to_r0, AREA | 1, IACCVIOL, 0);
    area(ACCESS(NONE));
    violates("execution without access", branch_to_r0, AREA | 1, IACCVIOL, 0);
}

static void user(void) {
    uint32_t code = (uint32_t)vectors & ~0xfffffu;
    region(0, code, ACCESS(ALL_READ) | NORMAL | SIZE(20) | ENABLE);
    region(1, 0x20000000, ACCESS(ALL) | NORMAL | SIZE(17) | ENABLE);
    area(ACCESS(PRIVILEGED_ONLY));
    allows("privileged access only, privileged", store_word, AREA);
    user_probe("privileged access only, user", load_word, AREA, MEM_MANAGE, DACCVIOL | MMARVALID);
    area(ACCESS(USER_READS));
    user_probe("user reads, LDR", load_word, AREA, 0, 0);
    user_probe("user reads, STR", store_word, AREA, MEM_MANAGE, DACCVIOL | MMARVALID);
    user_probe("user in the default map", load_word, 0x20040000, MEM_MANAGE, DACCVIOL | MMARVALID);
    user_probe("user in the system control space", load_word, 0xe000ed00, BUS_FAULT, PRECISERR | BFARVALID);
}

static uint32_t escalated(struct frame *frame, uint32_t exc_return) {
    uint32_t value = WORD(AREA);
    frame->pc += 2;
    note(value == 0x12345678 ? 'r' : 'x');
    return exc_return;
}

static void hard_fault_runs_without(void) {
    WORD(AREA) = 0x12345678;
    area(ACCESS(NONE));
    SHCSR = 0;
    barrier();
    fault_remedy = escalated;
    probe(load_word, AREA);
    check("without MEMFAULTENA it escalates", fault.exception, HARD_FAULT);
    check("HFSR", fault.hfsr, FORCED);
    check_text("and with HFNMIENA 0 HardFault is not restricted", notes(), "r");
}

int main(void) {
    SHCSR = SHCSR_MEMFAULTENA | SHCSR_BUSFAULTENA;
    check("MPU_TYPE.SEPARATE", MPU_TYPE & 1, 0);
    check("at least 8 regions", (MPU_TYPE >> 8 & 0xff) >= 8, 1);
    MPU_CTRL = CTRL_ENABLE | CTRL_PRIVDEFENA;
    barrier();
    access_permissions();
    subregions_and_overlap();
    execution();
    user();
    hard_fault_runs_without();
    MPU_CTRL = 0;
    barrier();
    allows("the MPU is off", load_word, AREA);
    finish();
}
