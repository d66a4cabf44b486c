package dev.mcusim.run.i2c;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R4;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.run.uart.TestImage;

/**
 * Firmware for NUCLEO-F746ZG that writes 0xaa to register 0x10 of the device at 0x50 of I2C1, and reads register 0x75 of the one at 0x68, whether
 * they are there or not; then it ends.
 */
public final class SensorFirmware {

    private static final int RCC_APB1ENR = 0x4002_3840;
    private static final int I2C1 = 0x4000_5400;
    private static final int CR1 = 0;
    private static final int CR2 = 4;
    private static final int TIMINGR = 0x10;
    private static final int ISR = 0x18;
    private static final int ICR = 0x1c;
    private static final int TXDR = 0x28;
    private static final int READ = 1 << 10;
    private static final int START = 1 << 13;
    private static final int AUTOEND = 1 << 25;
    private static final int TXIS = 1 << 1;
    private static final int STOPF = 1 << 5;
    private static final int TC = 1 << 6;
    private static final int EEPROM = 0x50 << 1;
    private static final int SENSOR = 0x68 << 1;

    private static final int SYS_EXIT = 0x18;
    private static final int APPLICATION_EXIT = 0x20026;

    private SensorFirmware() {}

    /** The ELF file. */
    public static byte[] elf() {
        MacroAssembler asm = new MacroAssembler();
        TestImage.store(asm, RCC_APB1ENR, 1 << 21);
        TestImage.store(asm, I2C1 + TIMINGR, 5 << 8 | 9);
        TestImage.store(asm, I2C1 + CR1, 1);
        asm.loadConstant(R4, I2C1);
        TestImage.store(asm, I2C1 + CR2, EEPROM | START | AUTOEND | 2 << 16);
        TestImage.await(asm, R4, ISR, TXIS | STOPF);
        TestImage.store(asm, I2C1 + TXDR, 0x10);
        TestImage.await(asm, R4, ISR, TXIS | STOPF);
        TestImage.store(asm, I2C1 + TXDR, 0xaa);
        TestImage.await(asm, R4, ISR, STOPF);
        TestImage.store(asm, I2C1 + ICR, -1);
        TestImage.store(asm, I2C1 + ISR, 1);
        TestImage.store(asm, I2C1 + TXDR, 0x75);
        TestImage.store(asm, I2C1 + CR2, SENSOR | START | 1 << 16);
        TestImage.await(asm, R4, ISR, TC | STOPF);
        TestImage.store(asm, I2C1 + ICR, -1);
        TestImage.store(asm, I2C1 + CR2, SENSOR | READ | START | AUTOEND | 1 << 16);
        TestImage.await(asm, R4, ISR, STOPF);
        asm.mov(R0, SYS_EXIT);
        asm.loadConstant(R1, APPLICATION_EXIT);
        asm.bkpt(0xab);
        return TestImage.elf(asm, new MacroAssembler());
    }
}
