/* Bits of the fault status registers (ARMv7-M ARM, B3.2.15 and B3.2.16). */
#ifndef CFSR_H
#define CFSR_H

#define IACCVIOL (1u << 0)
#define DACCVIOL (1u << 1)
#define MUNSTKERR (1u << 3)
#define MSTKERR (1u << 4)
#define MMARVALID (1u << 7)
#define IBUSERR (1u << 8)
#define PRECISERR (1u << 9)
#define IMPRECISERR (1u << 10)
#define UNSTKERR (1u << 11)
#define STKERR (1u << 12)
#define BFARVALID (1u << 15)
#define UNDEFINSTR (1u << 16)
#define INVSTATE (1u << 17)
#define INVPC (1u << 18)
#define NOCP (1u << 19)
#define UNALIGNED (1u << 24)
#define DIVBYZERO (1u << 25)

/* HFSR */
#define VECTTBL (1u << 1)
#define FORCED (1u << 30)

#endif
