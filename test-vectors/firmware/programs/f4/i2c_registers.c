/*
 * I2C1 as master at 100 kHz (RM0390, 24.3.3): a sensor at 0x68 whose register 0x75 holds 0x68, and an address that nobody has.
 */
#include "report.h"
#include "stm32.h"

#define I2C1 0x40005400u
#define I2C_CR1 WORD(I2C1 + 0x00)
#define I2C_CR2 WORD(I2C1 + 0x04)
#define I2C_DR WORD(I2C1 + 0x10)
#define I2C_SR1 WORD(I2C1 + 0x14)
#define I2C_SR2 WORD(I2C1 + 0x18)
#define I2C_CCR WORD(I2C1 + 0x1c)
#define I2C_TRISE WORD(I2C1 + 0x20)
enum { I2C1EN = 1 << 21, I2C_PE = 1 << 0, I2C_START = 1 << 8, I2C_STOP = 1 << 9, I2C_ACK = 1 << 10 };
enum { I2C_SB = 1 << 0, I2C_ADDR = 1 << 1, I2C_BTF = 1 << 2, I2C_RXNE = 1 << 6, I2C_TXE = 1 << 7, I2C_AF = 1 << 10 };
enum { I2C_BUSY = 1 << 1, SENSOR = 0x68, WHO_AM_I = 0x75, READ = 1 };

/* Waits for one of some flags, but not for ever; gives SR1. */
static uint32_t await(uint32_t flags) {
    uint32_t status = I2C_SR1;
    for (int left = 10000; left > 0 && !(status & flags); left--) {
        status = I2C_SR1;
    }
    return status;
}

/* A start condition and an address; whether somebody acknowledges. */
static uint32_t address(uint32_t byte) {
    I2C_CR1 |= I2C_START;
    await(I2C_SB);
    I2C_DR = byte;
    return (await(I2C_ADDR | I2C_AF) & I2C_ADDR) != 0;
}

static void stop(void) {
    I2C_CR1 |= I2C_STOP;
    while (I2C_SR2 & I2C_BUSY) {
    }
}

static void put(uint32_t byte) {
    await(I2C_TXE);
    I2C_DR = byte;
}

static void write_register(uint32_t number, uint32_t value) {
    address(SENSOR << 1);
    (void)I2C_SR2; /* SR1 and SR2 have been read: ADDR goes */
    put(number);
    put(value);
    await(I2C_BTF);
    stop();
}

static uint32_t read_register(uint32_t number) {
    address(SENSOR << 1);
    (void)I2C_SR2;
    put(number);
    await(I2C_BTF);
    address(SENSOR << 1 | READ);
    I2C_CR1 &= ~(uint32_t)I2C_ACK; /* the only byte is not acknowledged */
    (void)I2C_SR2;
    I2C_CR1 |= I2C_STOP;
    await(I2C_RXNE);
    uint32_t value = I2C_DR;
    while (I2C_SR2 & I2C_BUSY) {
    }
    return value;
}

int main(void) {
    RCC_APB1_ENABLE |= I2C1EN;
    (void)RCC_APB1_ENABLE;
    I2C_CR2 = 16;  /* MHz of APB1 */
    I2C_CCR = 80;  /* 100 kHz */
    I2C_TRISE = 17;
    I2C_CR1 = I2C_PE;
    check("busy before anything", I2C_SR2 & I2C_BUSY, 0);

    check("0x33 acknowledges", address(0x33 << 1), 0);
    stop();
    I2C_SR1 &= ~(uint32_t)I2C_AF;
    check("AF behind clearing it", I2C_SR1 & I2C_AF, 0);

    check("0x68 acknowledges", address(SENSOR << 1), 1);
    check("master, busy, transmitter", I2C_SR2 & 7, 7);
    stop();

    check("WHO_AM_I", read_register(WHO_AM_I), 0x68);
    write_register(0x10, 0xa5);
    check("register 0x10 as it was written", read_register(0x10), 0xa5);
    check("and the one behind it", read_register(0x11), 0);

    DEMCR |= 1u << 24; /* TRCENA */
    DWT_CTRL |= 1;
    uint32_t begin = DWT_CYCCNT;
    write_register(0x20, 1);
    uint32_t cycles = DWT_CYCCNT - begin;
    check("27 bits, start and stop at 160 cycles each, within two bits", cycles >= 27 * 160 && cycles < 31 * 160, 1);
    finish();
}
