@ Pends interrupt line 0x14 by STIR with a known value in every register.
        .syntax unified
        .thumb
        .text

        .macro constant register value
        ldr     \register, =\value
        .endm

        .macro fill
        ldr     r1, =0xa80f0000
        msr     apsr_nzcvqg, r1
        mov     r0, #0x20
        constant r1 0x11111111
        constant r2 0x22222222
        constant r3 0xe000ef00
        constant r4 0x44444444
        constant r5 0x55555555
        constant r6 0x14                @ the line
        constant r7 0x77777777
        constant r8 0x88888888
        constant r9 0x99999999
        constant r10 0xaaaaaaaa
        constant r11 0xbbbbbbbb
        constant r12 0xcccccccc
        constant lr 0xeeeeeeef
        .endm

@ Sets a bit of the word on the stack for every register that is not what it was. The comparisons come behind the flags.
        .macro different register value bit
        push    {r0, r1}
        mov     r0, \register
        ldr     r1, =\value
        cmp     r0, r1
        pop     {r0, r1}
        beq     9f
        push    {r0}
        ldr     r0, [sp, #4]
        orr     r0, #\bit
        str     r0, [sp, #4]
        pop     {r0}
9:
        .endm

        .macro compare
        push    {r0}                    @ becomes the word of differences
        push    {r0}
        mrs     r0, apsr
        push    {r0}
        movs    r0, #0
        str     r0, [sp, #8]
        pop     {r0}
        push    {r1}
        ldr     r1, =0xa80f0000
        cmp     r0, r1
        beq     8f
        mov     r1, #0x10000
        str     r1, [sp, #8]
8:      pop     {r1}
        pop     {r0}
        different r0 0x20 0x1
        different r1 0x11111111 0x2
        different r2 0x22222222 0x4
        different r3 0xe000ef00 0x8
        different r4 0x44444444 0x10
        different r5 0x55555555 0x20
        different r6 0x14 0x40
        different r7 0x77777777 0x80
        different r8 0x88888888 0x100
        different r9 0x99999999 0x200
        different r10 0xaaaaaaaa 0x400
        different r11 0xbbbbbbbb 0x800
        different r12 0xcccccccc 0x1000
        different lr 0xeeeeeeef 0x4000
        pop     {r1}                    @ the differences
        .endm

@ void interrupt_with_registers(struct interrupted *result, uint32_t lower)
        .global interrupt_with_registers
        .thumb_func
        .type   interrupt_with_registers, %function
interrupt_with_registers:
        push    {r0, r4-r11, lr}
        sub     sp, sp, r1
        push    {r0, r1}
        mov     r2, sp
        str     r2, [r0, #4]
        fill
        str     r6, [r3]
        dsb
        isb
        .global interrupted_here
interrupted_here:
        compare
        pop     {r0, r2}
        sub     r3, sp, #8
        str     r1, [r0]
        str     r3, [r0, #8]
        add     sp, sp, r2
        pop     {r0, r4-r11, pc}
        .ltorg

@ void interrupt_on_psp(struct interrupted *result, uint32_t psp)
        .global interrupt_on_psp
        .thumb_func
        .type   interrupt_on_psp, %function
interrupt_on_psp:
        push    {r0, r4-r11, lr}
        msr     psp, r1
        movs    r1, #2                  @ CONTROL.SPSEL
        msr     control, r1
        isb
        push    {r0, r1}
        mov     r2, sp
        str     r2, [r0, #4]
        fill
        str     r6, [r3]
        dsb
        isb
        .global interrupted_on_psp_here
interrupted_on_psp_here:
        compare
        pop     {r0, r2}
        sub     r3, sp, #8
        str     r1, [r0]
        str     r3, [r0, #8]
        movs    r1, #0
        msr     control, r1
        isb
        pop     {r0, r4-r11, pc}
        .ltorg
