#include "report.h"

#include "console.h"
#include "core.h"

#include <stdarg.h>
#include <stdbool.h>

enum { MOST_LINE = 160, MOST_NOTES = 64 };

static char line[MOST_LINE + 1];
static int length;
static int failures;
static volatile char events[2][MOST_NOTES + 1];
static volatile int eventBuffer, eventCount;

static void put(char c) {
    line[length++] = c;
    if (c == '\n' || length == MOST_LINE) {
        line[length] = 0;
        length = 0;
        console_write(line);
    }
}

static void put_text(const char *text) {
    while (*text) {
        put(*text++);
    }
}

static void put_hex(uint32_t value) {
    put_text("0x");
    for (int shift = 28; shift >= 0; shift -= 4) {
        put("0123456789abcdef"[value >> shift & 15]);
    }
}

static void put_decimal(int32_t value) {
    char digits[10];
    int count = 0;
    uint32_t rest = value < 0 ? 0 - (uint32_t)value : (uint32_t)value;
    if (value < 0) {
        put('-');
    }
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    while (count) {
        put(digits[--count]);
    }
}

void print(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    for (; *format; format++) {
        if (*format != '%') {
            put(*format);
            continue;
        }
        switch (*++format) {
            case 's': put_text(va_arg(arguments, const char *)); break;
            case 'd': put_decimal(va_arg(arguments, int32_t)); break;
            case 'x': put_hex(va_arg(arguments, uint32_t)); break;
            case 'c': put((char)va_arg(arguments, int)); break;
            default: put(*format);
        }
    }
    va_end(arguments);
}

void check(const char *what, uint32_t observed, uint32_t manual) {
    print("%s: %x", what, observed);
    if (observed != manual) {
        failures++;
        print(", but the manual says %x", manual);
    }
    print("\n");
}

static bool same(const char *a, const char *b) {
    while (*a && *a == *b) {
        a++, b++;
    }
    return *a == *b;
}

void check_text(const char *what, const char *observed, const char *manual) {
    print("%s: %s", what, observed);
    if (!same(observed, manual)) {
        failures++;
        print(", but the manual says %s", manual);
    }
    print("\n");
}

void note(char event) {
    uint32_t primask = READ_SPECIAL(primask);
    mask_interrupts(); /* a handler that comes between reading and writing the count would be overwritten */
    if (eventCount < MOST_NOTES) {
        events[eventBuffer][eventCount++] = event;
    }
    WRITE_SPECIAL(primask, primask);
}

const char *notes(void) {
    const char *text = (const char *)events[eventBuffer];
    events[eventBuffer][eventCount] = 0;
    eventBuffer ^= 1;
    eventCount = 0;
    return text;
}

void finish(void) {
    if (failures) {
        print("%d checks failed\n", failures);
    } else {
        print("passed\n");
    }
    console_exit(failures != 0);
}
