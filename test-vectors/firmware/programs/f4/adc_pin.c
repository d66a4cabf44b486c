/*
 * ADC1 (RM0390, 13.3 and 13.8): 1.25 V at PA0, nothing at PA1, the reference voltage with its factory calibration; resolution, alignment,
 * watchdog, overrun, the time of a conversion.
 */
#include "report.h"
#include "stm32.h"

#define RCC_ADC_ENABLE WORD(RCC + 0x44) /* APB2ENR */
#define ADC1 0x40012000u
#define ADC_SR WORD(ADC1 + 0x00)
#define ADC_CR1 WORD(ADC1 + 0x04)
#define ADC_CR2 WORD(ADC1 + 0x08)
#define ADC_SMPR1 WORD(ADC1 + 0x0c)
#define ADC_HTR WORD(ADC1 + 0x24)
#define ADC_SQR3 WORD(ADC1 + 0x34)
#define ADC_DR WORD(ADC1 + 0x4c)
#define ADC_CCR WORD(ADC1 + 0x304)
#define VREFINT_CAL (*(const volatile uint16_t *)0x1fff7a2a) /* data sheet DS10693: at 3.3 V */
enum { ADC1EN = 1 << 8, ADC_AWD = 1 << 0, ADC_EOC = 1 << 1, ADC_OVR = 1 << 5, TSVREFE = 1 << 23 };
enum { ADC_ADON = 1 << 0, ADC_CONT = 1 << 1, ADC_EOCS = 1 << 10, ADC_ALIGN = 1 << 11, ADC_SWSTART = 1 << 30 };
enum { ADC_AWDEN = 1 << 23, RES_8_BITS = 2 << 24, VREFINT_CHANNEL = 17 };

static uint32_t convert(uint32_t channel) {
    ADC_SQR3 = channel;
    ADC_CR2 |= ADC_SWSTART;
    while (!(ADC_SR & ADC_EOC)) {
    }
    return ADC_DR;
}

int main(void) {
    RCC_ADC_ENABLE |= ADC1EN;
    RCC_GPIO_ENABLE |= 1;
    (void)RCC_GPIO_ENABLE;
    set_field(GPIO('A') + GPIO_MODER, 0, 4, 0xf); /* PA0 and PA1 are analog */
    ADC_CR2 = ADC_ADON;
    check("1.25 V of 3.3 V in 12 bits", convert(0), 1552);
    check("EOC behind a read of DR", ADC_SR & ADC_EOC, 0);
    check("nothing", convert(1), 0);
    ADC_CR1 = RES_8_BITS;
    check("1.25 V in 8 bits", convert(0), 97);
    ADC_CR1 = 0;
    ADC_CR2 |= ADC_ALIGN;
    check("1.25 V aligned left", convert(0), 1552 << 4);
    ADC_CR2 &= ~(uint32_t)ADC_ALIGN;

    ADC_CCR = TSVREFE;
    ADC_SMPR1 = 7u << 3 * (VREFINT_CHANNEL - 10);
    uint32_t reference = convert(VREFINT_CHANNEL);
    check("VREFINT minus its calibration, within 2", reference + 2 - VREFINT_CAL < 5, 1);

    DEMCR |= 1u << 24; /* TRCENA */
    DWT_CTRL |= 1;
    uint32_t begin = DWT_CYCCNT;
    convert(VREFINT_CHANNEL);
    uint32_t cycles = DWT_CYCCNT - begin;
    check("480 and 12 cycles of half the clock, within 60", cycles >= 984 && cycles < 1044, 1);

    ADC_HTR = 1000;
    ADC_CR1 = ADC_AWDEN;
    convert(1);
    check("watchdog at 0 V", ADC_SR & ADC_AWD, 0);
    convert(0);
    check("watchdog at 1.25 V, above its threshold", ADC_SR & ADC_AWD, ADC_AWD);
    ADC_SR = 0;
    ADC_CR1 = 0;

    ADC_CR2 |= ADC_EOCS | ADC_CONT;
    ADC_CR2 |= ADC_SWSTART;
    while (!(ADC_SR & ADC_OVR)) {
    }
    ADC_CR2 &= ~(uint32_t)ADC_CONT;
    check("nobody reads: the result in front of the overrun", ADC_DR, 1552);
    finish();
}
