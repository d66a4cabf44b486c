        .syntax unified
        .thumb
        .text

@ uint32_t probe(void (*code)(void), uint32_t r0)
        .global probe
        .thumb_func
        .type   probe, %function
probe:
        push    {r4-r11, lr}
        sub     sp, #4                  @ a multiple of 8: the frame needs no padding
        mov     r4, r0
        mov     r0, r1
        ldr     r5, =fault
        movs    r6, #0
        str     r6, [r5]
        ldr     r1, =0xa80f0000
        msr     apsr_nzcvqg, r1
        ldr     r1, =0x11111111
        ldr     r2, =0x22222222
        ldr     r3, =0x33333333
        ldr     r12, =0xcccccccc
        blx     r4
        .global probe_return
probe_return:
        ldr     r0, [r5]
        add     sp, #4
        pop     {r4-r11, pc}
        .size   probe, . - probe
        .ltorg

        .global fault_entry
        .thumb_func
        .type   fault_entry, %function
fault_entry:
        tst     lr, #4
        ite     eq
        mrseq   r0, msp
        mrsne   r0, psp
        mov     r1, lr
        push    {r1, lr}
        bl      record_fault            @ returns the EXC_RETURN to leave with
        add     sp, #8
        bx      r0
        .size   fault_entry, . - fault_entry

        .macro code name
        .balign 4
        .global \name
        .thumb_func
        .type   \name, %function
\name:
        .endm

        code    branch_to_r0
        bx      r0

        code    load_word
        ldr     r2, [r0]
        bx      lr

        code    store_word
        str     r2, [r0]
        bx      lr
