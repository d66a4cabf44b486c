@ Code that faults; each function is called with an address in R0 and returns when the handler skips what faults.
        .syntax unified
        .thumb
        .text

        .macro code name
        .balign 4
        .global \name
        .thumb_func
        .type   \name, %function
\name:
        .endm

        code    undefined
        nop
        udf     #0
        bx      lr

        code    undefined_wide
        nop
        udf.w   #0
        bx      lr

        code    pop_r0_to_pc
        push    {r0}
        pop     {pc}

        .balign 4
        .global even_landing
even_landing:                           @ no function: its address has bit 0 clear
        bx      lr

        code    floating_point
        nop
        .inst.w 0xee300a20              @ vadd.f32 s0, s0, s1
        bx      lr

        code    coprocessor_0
        cdp     p0, #0, c0, c0, c0, #0
        bx      lr

        code    load_double
        ldrd    r2, r3, [r0]
        bx      lr

        code    load_multiple
        ldm     r0, {r2, r3}
        bx      lr

        code    store_multiple
        stm     r0, {r2, r3}
        bx      lr

        code    load_exclusive
        ldrex   r2, [r0]
        bx      lr

        code    load_halfword
        ldrh    r2, [r0]
        bx      lr

        code    load_byte
        ldrb    r2, [r0]
        bx      lr

        code    divide_unsigned
        udiv    r2, r3, r0
        bx      lr

        code    divide_signed
        sdiv    r2, r3, r0
        bx      lr

        code    load_word_in_it_block
        ittee   ne
        movne   r2, r2
        ldrne   r2, [r0]                @ faults
        ldreq   r2, [r0]                @ these two must stay unexecuted when the handler goes on behind it
        ldreq   r2, [r0]
        bx      lr
