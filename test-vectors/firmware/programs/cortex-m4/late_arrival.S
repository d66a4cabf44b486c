        .syntax unified
        .thumb
        .text

@ void race(uint32_t reload)
        .global race
        .thumb_func
        .type   race, %function
race:
        push    {r4, lr}
        ldr     r1, =0xe000e010         @ SYST_CSR, then RVR and CVR
        ldr     r2, =0xe000e200         @ NVIC_ISPR0
        mov     r3, #1 << 20
        movs    r4, #7                  @ CLKSOURCE, TICKINT, ENABLE
        str     r0, [r1, #4]
        movs    r0, #0
        str     r0, [r1, #8]
        dsb
        isb
        str     r4, [r1]
        nop
        str     r0, [r1, #4]            @ it comes once only
        str     r3, [r2]
        dsb
        isb
        movs    r0, #200                @ until SysTick has come in any case
1:      subs    r0, #1
        bne     1b
        pop     {r4, pc}
        .ltorg

@ A handler of a few instructions each of which may be interrupted.
        .global line_20
        .thumb_func
        .type   line_20, %function
line_20:
        isb
        isb
        isb
        isb
        push    {r0, lr}
        bl      line_ends
        pop     {r0, pc}
