/* Where text goes and how a program ends; semihosting.c and usart.c are the two choices. */
#ifndef CONSOLE_H
#define CONSOLE_H

#include <stdint.h>

/* The clock of the serial port in Hz when the first text is sent: programs that change clocks before say so. */
extern uint32_t console_clock;

/* Sends a text that ends with 0. */
void console_write(const char *text);

/* Ends the program: by semihosting, or for a debugger-less board in an endless loop. */
__attribute__((noreturn)) void console_exit(int code);

#endif
