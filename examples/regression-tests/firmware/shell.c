/*
 * A small shell for NUCLEO-F446RE on USART2, 115,200 baud from the 16 MHz oscillator: prints "ready", answers what it receives in capitals.
 * A 'q' ends it by semihosting, a '*' puts LD2 on, a '!' makes it crash.
 *
 * No library, no linker script, no variables: the compiler alone makes ../src/test/resources/shell.hex from this, see Makefile.
 */
#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define RCC_AHB1ENR REGISTER(0x40023830)
#define RCC_APB1ENR REGISTER(0x40023840)
#define GPIOA_MODER REGISTER(0x40020000)
#define GPIOA_BSRR REGISTER(0x40020018)
#define GPIOA_AFRL REGISTER(0x40020020)
#define USART2_SR REGISTER(0x40004400)
#define USART2_DR REGISTER(0x40004404)
#define USART2_BRR REGISTER(0x40004408)
#define USART2_CR1 REGISTER(0x4000440c)

static void print(char character)
{
    while (!(USART2_SR & 1 << 7)) {
    }
    USART2_DR = character;
}

static char receive(void)
{
    while (!(USART2_SR & 1 << 5)) {
    }
    return (char)USART2_DR;
}

static void leave(void)
{
    register uint32_t operation __asm__("r0") = 0x18;
    register uint32_t reason __asm__("r1") = 0x20026;
    __asm__ volatile("bkpt 0xab" : : "r"(operation), "r"(reason) : "memory");
}

__attribute__((noinline)) static uint32_t crash(void)
{
    return REGISTER(0x30000000);
}

static void reset(void)
{
    RCC_AHB1ENR = 1;
    RCC_APB1ENR = 1 << 17;
    GPIOA_AFRL = 7 << 8 | 7 << 12;
    GPIOA_MODER = 0xa8000000 | 2 << 4 | 2 << 6 | 1 << 10;
    USART2_BRR = 139;
    USART2_CR1 = 1 << 13 | 3 << 2;
    for (const char *text = "ready\n"; *text; text++) {
        print(*text);
    }
    for (;;) {
        char character = receive();
        if (character == 'q') {
            leave();
        } else if (character == '*') {
            GPIOA_BSRR = 1 << 5;
        } else if (character == '!') {
            crash();
        }
        print(character >= 'a' && character <= 'z' ? (char)(character - 'a' + 'A') : character);
    }
}

static void stop(void)
{
    for (;;) {
    }
}

__attribute__((section(".vectors"), used)) static void (*const vectors[])(void) = {
    (void (*)(void))0x20001000, reset, stop, stop, stop, stop, stop,
};
