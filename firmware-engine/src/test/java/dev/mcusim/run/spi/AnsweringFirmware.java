package dev.mcusim.run.spi;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.run.uart.TestImage;

/** Firmware for an STM32F4 whose SPI1 sends an H, then twice what it has received, and ends while the last frame is on its way. */
public final class AnsweringFirmware {

    private static final int RCC_APB2ENR = 0x4002_3844;
    private static final int SPI1 = 0x4001_3000;
    private static final int SR = 0x08;
    private static final int DR = 0x0c;
    private static final int RXNE = 1;
    private static final int MASTER_ON = 0x344;

    private static final int SYS_EXIT = 0x18;
    private static final int APPLICATION_EXIT = 0x20026;

    private AnsweringFirmware() {}

    /** The ELF file. */
    public static byte[] elf() {
        MacroAssembler asm = new MacroAssembler();
        TestImage.store(asm, RCC_APB2ENR, 1 << 12);
        TestImage.store(asm, SPI1, MASTER_ON);
        asm.loadConstant(R4, SPI1);
        TestImage.store(asm, SPI1 + DR, 'H');
        for (int i = 0; i < 2; i++) {
            TestImage.await(asm, R4, SR, RXNE);
            asm.ldr(R3, Address.of(R4, DR));
            asm.str(R3, Address.of(R4, DR));
        }
        asm.mov(R0, SYS_EXIT);
        asm.loadConstant(R1, APPLICATION_EXIT);
        asm.bkpt(0xab);
        return TestImage.elf(asm, new MacroAssembler());
    }
}
