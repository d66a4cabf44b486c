/* Where text goes and how a program ends; semihosting.c and usart.c are the two choices. */
#ifndef CONSOLE_H
#define CONSOLE_H

/* Sends a text that ends with 0. */
void console_write(const char *text);

/* Ends the program: by semihosting, or for a debugger-less board in an endless loop. */
__attribute__((noreturn)) void console_exit(int code);

#endif
