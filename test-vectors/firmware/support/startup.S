/*
 * Vector table and start-up. A program takes an exception by defining its handler: nmi, hard_fault, mem_manage, bus_fault,
 * usage_fault, svcall, debug_monitor, pendsv, systick, line_0 to line_149. All others lead to unexpected_exception().
 */
        .syntax unified
        .thumb
        .altmacro

        .macro vector name
        .weak   \name
        .thumb_set \name, unexpected
        .word   \name
        .endm

        .macro line number
        vector  line_\number
        .endm

        .section .vectors, "a"
        .balign 1024
        .global vectors
vectors:
        .word   stack_top
        .word   reset
        vector  nmi
        vector  hard_fault
        vector  mem_manage
        vector  bus_fault
        vector  usage_fault
        .word   0, 0, 0, 0
        vector  svcall
        vector  debug_monitor
        .word   0
        vector  pendsv
        vector  systick
        .set    number, 0
        .rept   150
        line    %number
        .set    number, number + 1
        .endr

        .text
        .global reset
        .thumb_func
        .type   reset, %function
reset:
        ldr     r0, =vectors
        ldr     r1, =0xe000ed08         @ VTOR: silicon starts with 0, where STM32 parts show their flash
        str     r0, [r1]
        ldr     r0, =data_start
        ldr     r1, =data_end
        ldr     r2, =data_image
1:      cmp     r0, r1
        itt     lo
        ldrlo   r3, [r2], #4
        strlo   r3, [r0], #4
        blo     1b
        ldr     r0, =bss_start
        ldr     r1, =bss_end
        movs    r2, #0
2:      cmp     r0, r1
        it      lo
        strlo   r2, [r0], #4
        blo     2b
        bl      main
        bl      finish
        .size   reset, . - reset

        .thumb_func
        .type   unexpected, %function
unexpected:
        mrs     r0, ipsr
        b       unexpected_exception
        .size   unexpected, . - unexpected
        .ltorg
