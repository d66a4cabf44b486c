        .syntax unified
        .thumb
        .text

@ uint32_t interrupt(uint32_t withContext, uint32_t *stackPointer)
        .global interrupt
        .thumb_func
        .type   interrupt, %function
interrupt:
        push    {r4-r7, lr}
        vpush   {s16-s31}
        sub     sp, #4                  @ 16 registers and 5: now a multiple of 8
        mrs     r4, control
        bic     r4, #4                  @ no context yet: VPUSH set FPCA
        msr     control, r4
        isb
        mov     r7, r0
        str     sp, [r1]
        cbz     r7, 1f
        bl      load_registers
1:      mov     r4, sp                  @ what the frame will overwrite
        ldr     r5, =0x5a5a5a5a
        movs    r6, #32
2:      str     r5, [r4, #-4]!
        subs    r6, #1
        bne     2b
        ldr     r3, =0xe000ef00         @ STIR
        movs    r6, #20
        str     r6, [r3]
        dsb
        isb
        movs    r0, #0
        cbz     r7, 3f
        bl      compare_registers
3:      add     sp, #4
        vpop    {s16-s31}
        pop     {r4-r7, pc}
        .ltorg

@ S0 to S31 become 1.0, 2.0, 3.0 and so on up to 16.0 in S15; S16 to S31 the same, negative. FPSCR gets V and a rounding mode.
        .thumb_func
load_registers:
        sub     sp, #128
        mov     r5, sp
        movs    r6, #1
4:      vmov    s0, r6
        vcvt.f32.s32 s0, s0
        vmov    r4, s0
        str     r4, [r5]
        orr     r4, #0x80000000
        str     r4, [r5, #64]
        adds    r5, #4
        adds    r6, #1
        cmp     r6, #17
        bne     4b
        vldm    sp, {s0-s31}
        add     sp, #128
        ldr     r4, =0x10400000
        vmsr    fpscr, r4
        bx      lr
        .ltorg

@ R0 becomes how many of S0 to S31 and FPSCR are not what they were.
        .thumb_func
compare_registers:
        push    {r7, lr}
        sub     sp, #256
        mov     r7, sp
        vstm    r7, {s0-s31}
        vmrs    r4, fpscr
        ldr     r5, =0x10400000
        cmp     r4, r5
        it      ne
        addne   r0, #1
        bl      load_registers
        add     r5, r7, #128
        vstm    r5, {s0-s31}
        movs    r4, #32
5:      ldr     r1, [r7], #4
        ldr     r2, [r5], #4
        cmp     r1, r2
        it      ne
        addne   r0, #1
        subs    r4, #1
        bne     5b
        add     sp, #256
        pop     {r7, pc}
        .ltorg

@ The handler: fills in `seen`.
        .global line_20
        .thumb_func
        .type   line_20, %function
line_20:
        ldr     r0, =seen
        mov     r1, sp
        ldr     r2, =0xe000ef34         @ FPCCR
        str     r1, [r0]
        str     lr, [r0, #4]
        ldr     r3, [r2]
        str     r3, [r0, #8]
        ldr     r3, [r2, #4]            @ FPCAR
        str     r3, [r0, #12]
        mrs     r3, control
        str     r3, [r0, #16]
        ldr     r3, [sp, #0x20]
        str     r3, [r0, #20]
        ldr     r3, [sp, #0x5c]
        str     r3, [r0, #24]
        ldr     r3, [sp, #0x60]
        str     r3, [r0, #28]
        ldr     r3, =handlerUsesFpu
        ldr     r3, [r3]
        cbz     r3, 6f
        vmov    s0, r1
        vmov    s15, r1
        vmsr    fpscr, r1
        ldr     r3, [r2]
        str     r3, [r0, #32]
        ldr     r3, [sp, #0x20]
        str     r3, [r0, #36]
        ldr     r3, [sp, #0x5c]
        str     r3, [r0, #40]
        ldr     r3, [sp, #0x60]
        str     r3, [r0, #44]
6:      bx      lr
        .ltorg
