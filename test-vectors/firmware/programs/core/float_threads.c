/*
 * Three threads on process stacks, switched by PendSV whenever SysTick comes: two of them keep sums in floating-point registers, the third
 * uses none. PendSV saves S16 to S31 only for a thread whose EXC_RETURN says by bit 4 that it has floating-point context; S0 to S15 are
 * the processor's part, which it does lazily (ARMv7-M ARM, B1.5.7 and B1.5.8).
 */
#include "core.h"
#include "report.h"

enum { THREADS = 3, WORDS = 256, TICK = 997, ROUNDS = 2000 };

static uint64_t stacks[THREADS][WORDS / 2];
static uint32_t *threads[THREADS]; /* R4 to R11 and EXC_RETURN lie there, and S16 to S31 behind them when there is context */
static volatile uint32_t current, done, count;
static volatile uint32_t switches[THREADS], contexts[THREADS]; /* how often each was left, and how often with context */
static volatile float sums[THREADS];

uint32_t *next_thread(uint32_t *stack, uint32_t exc_return);
uint32_t *next_thread(uint32_t *stack, uint32_t exc_return) {
    threads[current] = stack;
    switches[current]++;
    if (!(exc_return & 1u << 4)) {
        contexts[current]++;
    }
    current = (current + 1) % THREADS;
    return threads[current];
}

__attribute__((naked)) void pendsv(void) {
    __asm volatile(
        "mrs r0, psp\n"
        "isb\n"
        "tst lr, #0x10\n"
        "it eq\n"
        "vstmdbeq r0!, {s16-s31}\n"
        "stmdb r0!, {r4-r11, lr}\n"
        "mov r1, lr\n"
        "bl next_thread\n"
        "ldmia r0!, {r4-r11, lr}\n"
        "tst lr, #0x10\n"
        "it eq\n"
        "vldmiaeq r0!, {s16-s31}\n"
        "msr psp, r0\n"
        "isb\n"
        "bx lr\n");
}

void systick(void) { ICSR = ICSR_PENDSVSET; }

static void tell(void) {
    check("sum of the first thread", (uint32_t)sums[0], 31 * ROUNDS);
    check("sum of the second thread", (uint32_t)sums[1], 31 * ROUNDS / 2);
    check("count of the third thread", count, 10 * ROUNDS);
    check("all were switched often", switches[0] > 20 && switches[1] > 20 && switches[2] > 20, 1);
    check("the first two were left with floating-point context", contexts[0] > 20 && contexts[1] > 20, 1);
    check("the third never was", contexts[2], 0);
    finish();
}

/* The last thread that gets here ends the program. */
static void end_thread(void) {
    mask_interrupts();
    if (++done == THREADS) {
        tell();
    }
    unmask_interrupts();
    for (;;) {
    }
}

/* In float_threads.S: adds an increment to each of S0 to S30 many times; returns the sum of them. */
float sum_in_registers(float increment, uint32_t rounds);

/* In float_threads.S: goes on as a thread on a process stack. */
__attribute__((noreturn)) void become_thread(uint64_t *stack, void (*code)(void));

static void first(void) {
    sums[0] = sum_in_registers(1.0f, ROUNDS);
    end_thread();
}

static void second(void) {
    sums[1] = sum_in_registers(0.5f, ROUNDS);
    end_thread();
}

static void third(void) {
    for (uint32_t i = 0; i < 20 * ROUNDS; i++) {
        count += i & 1;
    }
    end_thread();
}

/* A thread that will start by an exception return without floating-point context. */
static void create(uint32_t number, void (*code)(void)) {
    uint32_t *frame = (uint32_t *)&stacks[number][WORDS / 2] - 8;
    frame[6] = (uint32_t)code & ~1u;
    frame[7] = 1u << 24;
    frame[-1] = 0xfffffffd;
    threads[number] = frame - 9;
}

int main(void) {
    CPACR |= CPACR_FPU;
    barrier();
    create(1, second);
    create(2, third);
    SHPR3 = 0x40u << 24 | 0xf0u << 16; /* PendSV is the least urgent */
    SYST_RVR = TICK - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
    become_thread(&stacks[0][WORDS / 2], first);
}
