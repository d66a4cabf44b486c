/* usart_loopback with one million bytes. */
#define BYTES 1000000

#include "../stm32/usart_loopback.c"
