package dev.mcusim.run.uart;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R4;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;

/**
 * Firmware for NUCLEO-F446RE that prints {@code ready} on USART2 at 115,108 baud, then sends back what it receives, lower-case letters as
 * upper-case ones. A {@code q} ends it with exit code 0, a {@code !} puts LD2 on. It sleeps while it has nothing to do.
 */
public final class EchoFirmware {

    private static final int RCC_AHB1ENR = 0x4002_3830;
    private static final int RCC_APB1ENR = 0x4002_3840;
    private static final int GPIOA_MODER = 0x4002_0000;
    private static final int GPIOA_BSRR = 0x4002_0018;
    private static final int USART2 = 0x4000_4400;
    private static final int USART2_INTERRUPT = 38;
    private static final int SR = 0;
    private static final int DR = 4;
    private static final int BRR = 8;
    private static final int CR1 = 0x0c;
    private static final int TXE = 1 << 7;
    /** UE, RXNEIE, TE, RE. */
    private static final int ON = 1 << 13 | 1 << 5 | 3 << 2;

    private static final int SYS_EXIT = 0x18;
    private static final int APPLICATION_EXIT = 0x20026;

    private EchoFirmware() {}

    /** The ELF file. */
    public static byte[] elf() {
        MacroAssembler asm = new MacroAssembler();
        Label sleep = asm.label();
        TestImage.store(asm, RCC_AHB1ENR, 1);
        TestImage.store(asm, RCC_APB1ENR, 1 << 17);
        TestImage.store(asm, GPIOA_MODER, 1 << 10);
        TestImage.store(asm, USART2 + BRR, 139);
        TestImage.store(asm, USART2 + CR1, ON);
        asm.loadConstant(R4, USART2);
        for (char letter : "ready\n".toCharArray()) {
            TestImage.await(asm, R4, SR, TXE);
            asm.mov(R0, letter);
            asm.str(R0, Address.of(R4, DR));
        }
        TestImage.enableInterrupt(asm, USART2_INTERRUPT);
        asm.bind(sleep);
        asm.wfi();
        asm.b(sleep);
        return TestImage.elf(asm, handler());
    }

    private static MacroAssembler handler() {
        MacroAssembler asm = new MacroAssembler();
        Label noExit = asm.label();
        Label noLight = asm.label();
        Label send = asm.label();
        asm.loadConstant(R4, USART2);
        asm.ldr(R0, Address.of(R4, DR));
        asm.cmp(R0, 'q');
        asm.b(Condition.NE, noExit);
        asm.mov(R0, SYS_EXIT);
        asm.loadConstant(R1, APPLICATION_EXIT);
        asm.bkpt(0xab);
        asm.bind(noExit);
        asm.cmp(R0, '!');
        asm.b(Condition.NE, noLight);
        TestImage.store(asm, GPIOA_BSRR, 1 << 5);
        asm.mov(R0, '!');
        asm.bind(noLight);
        asm.cmp(R0, 'a');
        asm.b(Condition.LT, send);
        asm.sub(R0, R0, 'a' - 'A');
        asm.bind(send);
        TestImage.await(asm, R4, SR, TXE);
        asm.str(R0, Address.of(R4, DR));
        asm.bx(LR);
        return asm;
    }
}
