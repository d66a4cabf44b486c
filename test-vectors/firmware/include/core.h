/* Registers of the ARMv7-M core, by the names of the ARMv7-M Architecture Reference Manual (DDI 0403E), B3 and C1. */
#ifndef CORE_H
#define CORE_H

#include <stdint.h>

#define WORD(address) (*(volatile uint32_t *)(address))
#define HALFWORD(address) (*(volatile uint16_t *)(address))
#define BYTE(address) (*(volatile uint8_t *)(address))

/* System control block, B3.2. */
#define ICTR WORD(0xe000e004)
#define ACTLR WORD(0xe000e008)
#define CPUID WORD(0xe000ed00)
#define ICSR WORD(0xe000ed04)
#define VTOR WORD(0xe000ed08)
#define AIRCR WORD(0xe000ed0c)
#define SCR WORD(0xe000ed10)
#define CCR WORD(0xe000ed14)
#define SHPR1 WORD(0xe000ed18)
#define SHPR2 WORD(0xe000ed1c)
#define SHPR3 WORD(0xe000ed20)
#define SHCSR WORD(0xe000ed24)
#define CFSR WORD(0xe000ed28)
#define HFSR WORD(0xe000ed2c)
#define DFSR WORD(0xe000ed30)
#define MMFAR WORD(0xe000ed34)
#define BFAR WORD(0xe000ed38)
#define CPACR WORD(0xe000ed88)
#define STIR WORD(0xe000ef00)
#define FPCCR WORD(0xe000ef34)
#define FPCAR WORD(0xe000ef38)
#define FPDSCR WORD(0xe000ef3c)

#define ICSR_NMIPENDSET (1u << 31)
#define ICSR_PENDSVSET (1u << 28)
#define ICSR_PENDSVCLR (1u << 27)
#define ICSR_PENDSTSET (1u << 26)
#define ICSR_PENDSTCLR (1u << 25)
#define ICSR_ISRPENDING (1u << 22)
#define ICSR_VECTPENDING(icsr) ((icsr) >> 12 & 0x1ff)
#define ICSR_RETTOBASE (1u << 11)
#define ICSR_VECTACTIVE(icsr) ((icsr) & 0x1ff)
#define AIRCR_KEY (0x05fau << 16)
#define AIRCR_PRIGROUP(value) ((uint32_t)(value) << 8)
#define SCR_SLEEPONEXIT (1u << 1)
#define SCR_SEVONPEND (1u << 4)
#define CCR_UNALIGN_TRP (1u << 3)
#define CCR_DIV_0_TRP (1u << 4)
#define CCR_BFHFNMIGN (1u << 8)
#define CCR_STKALIGN (1u << 9)
#define SHCSR_MEMFAULTENA (1u << 16)
#define SHCSR_BUSFAULTENA (1u << 17)
#define SHCSR_USGFAULTENA (1u << 18)
#define CPACR_FPU (0xfu << 20)

/* SysTick, B3.3. */
#define SYST_CSR WORD(0xe000e010)
#define SYST_RVR WORD(0xe000e014)
#define SYST_CVR WORD(0xe000e018)
#define SYST_CALIB WORD(0xe000e01c)
#define SYST_CSR_ENABLE (1u << 0)
#define SYST_CSR_TICKINT (1u << 1)
#define SYST_CSR_CLKSOURCE (1u << 2)
#define SYST_CSR_COUNTFLAG (1u << 16)

/* NVIC, B3.4: n is the number of a register of 32 lines; a priority is a byte. */
#define NVIC_ISER(n) WORD(0xe000e100 + 4 * (n))
#define NVIC_ICER(n) WORD(0xe000e180 + 4 * (n))
#define NVIC_ISPR(n) WORD(0xe000e200 + 4 * (n))
#define NVIC_ICPR(n) WORD(0xe000e280 + 4 * (n))
#define NVIC_IABR(n) WORD(0xe000e300 + 4 * (n))
#define NVIC_IPR(line) BYTE(0xe000e400 + (line))

/* Memory protection unit, B3.5. */
#define MPU_TYPE WORD(0xe000ed90)
#define MPU_CTRL WORD(0xe000ed94)
#define MPU_RNR WORD(0xe000ed98)
#define MPU_RBAR WORD(0xe000ed9c)
#define MPU_RASR WORD(0xe000eda0)

/* Debug and trace, C1.6 and C1.8. The lock access register is there on Cortex-M7 only. */
#define DEMCR WORD(0xe000edfc)
#define DWT_CTRL WORD(0xe0001000)
#define DWT_CYCCNT WORD(0xe0001004)
#define DWT_LAR WORD(0xe0001fb0)

/* Exception numbers, B1.5.2. */
enum {
    NMI = 2,
    HARD_FAULT = 3,
    MEM_MANAGE = 4,
    BUS_FAULT = 5,
    USAGE_FAULT = 6,
    SVCALL = 11,
    PENDSV = 14,
    SYSTICK = 15,
    LINE_0 = 16
};

/* What exception entry pushes without floating-point context, B1.5.6. */
struct frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
};

static inline void barrier(void) { __asm volatile("dsb\n isb" ::: "memory"); }

#define READ_SPECIAL(name)                                       \
    ({                                                           \
        uint32_t value_;                                         \
        __asm volatile("mrs %0, " #name : "=r"(value_)::"memory"); \
        value_;                                                  \
    })

#define WRITE_SPECIAL(name, value) __asm volatile("msr " #name ", %0\n isb" ::"r"((uint32_t)(value)) : "memory")

static inline void mask_interrupts(void) { __asm volatile("cpsid i" ::: "memory"); }
static inline void unmask_interrupts(void) { __asm volatile("cpsie i\n isb" ::: "memory"); }

#endif
