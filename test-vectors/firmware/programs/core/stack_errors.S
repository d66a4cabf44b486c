        .syntax unified
        .thumb
        .text

@ void call_on_stack(uint32_t psp)
        .global call_on_stack
        .thumb_func
        .type   call_on_stack, %function
call_on_stack:
        push    {r4-r11, lr}
        msr     psp, r0
        movs    r0, #2                  @ CONTROL.SPSEL
        msr     control, r0
        isb
        svc     #0
        .global called_on_stack
called_on_stack:
        movs    r0, #0
        msr     control, r0
        isb
        pop     {r4-r11, pc}
