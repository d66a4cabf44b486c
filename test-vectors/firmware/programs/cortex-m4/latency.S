@ Times by CYCCNT, whose address is in R6. Every reading is one LDR before ISB, so that all of them cost the same and cancel out.
        .syntax unified
        .thumb
        .text

        .macro  function name
        .balign 16
        .global \name
        .thumb_func
        .type   \name, %function
\name:
        .endm

        .macro  clock register
        isb
        ldr     \register, [r6]
        isb
        .endm

        .macro  start
        push    {r4-r7, lr}
        ldr     r6, =0xe0001004         @ DWT_CYCCNT
        .endm

@ uint32_t pend(uint32_t lines): makes lines pending; the cycles up to the label `pended` when they are not enabled.
        function pend
        start
        ldr     r7, =0xe000e200         @ NVIC_ISPR0
        ldr     r5, =started
        clock   r4
        str     r0, [r7]
        .global pended
pended:
        .rept   32                      @ the interrupt comes at one of these, each of which takes a cycle
        nop
        .endr
        ldr     r1, [r6]
        isb
        str     r4, [r5]
        ldr     r2, =resumed
        str     r1, [r2]
        str     r7, [r2, #4]
        subs    r0, r1, r4
        subs    r0, #32
        pop     {r4-r7, pc}

@ uint32_t branch(void): the cycles of BX between two readings.
        function branch
        start
        adr     lr, target + 1
        clock   r4
        bx      lr
        .balign 4
target: ldr     r1, [r6]
        isb
        subs    r0, r1, r4
        pop     {r4-r7, pc}

@ The handlers keep the time of their first instruction; that before their last stays in R7, which pend() does not need any more.
        function line_20
        ldr     r0, [r6]
        isb
        ldr     r1, =entered
        str     r0, [r1]
        ldr     r0, [sp, #24]           @ the PC that was pushed
        ldr     r1, =interrupted
        str     r0, [r1]
        clock   r7
        bx      lr

        function line_21
        ldr     r0, [r6]
        isb
        ldr     r1, =entered + 4
        str     r0, [r1]
        ldr     r1, =left
        str     r7, [r1]
        clock   r7
        bx      lr
        .ltorg
