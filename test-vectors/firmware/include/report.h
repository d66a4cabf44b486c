/* What a program tells: lines of text, and an exit code that says whether all of it was as the manual says. */
#ifndef REPORT_H
#define REPORT_H

#include <stdint.h>

/* Prints text: %s a string, %d a signed number, %x a word as 0x and eight digits, %c a character. */
void print(const char *format, ...);

/* Prints "what: observed", and what the manual says where that is something else. */
void check(const char *what, uint32_t observed, uint32_t manual);

/* The same for text. */
void check_text(const char *what, const char *observed, const char *manual);

/* Ends the program: the last line is "passed" or tells how many checks failed, and the exit code is 0 or 1. */
__attribute__((noreturn)) void finish(void);

/* The order of events: notes are kept in a buffer, so that handlers take the same time whatever the console is. */
void note(char event);

/* The notes since the last call. */
const char *notes(void);

#endif
