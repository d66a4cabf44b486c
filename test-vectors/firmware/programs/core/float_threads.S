        .syntax unified
        .thumb
        .text

@ float sum_in_registers(float increment, uint32_t rounds), arguments in R0 and R1
        .global sum_in_registers
        .thumb_func
        .type   sum_in_registers, %function
sum_in_registers:
        vpush   {s16-s31}
        vmov    s31, r0
        movs    r0, #0
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
        vmov    s\n, r0
        .endr
1:
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
        vadd.f32 s\n, s\n, s31
        .endr
        subs    r1, #1
        bne     1b
        .irp    n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
        vadd.f32 s0, s0, s\n
        .endr
        vmov    r0, s0
        vpop    {s16-s31}
        bx      lr

@ void become_thread(uint64_t *stack, void (*code)(void))
        .global become_thread
        .thumb_func
        .type   become_thread, %function
become_thread:
        msr     psp, r0
        movs    r0, #2                  @ CONTROL.SPSEL
        msr     control, r0
        isb
        bx      r1
