package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.Model.partial;
import static dev.mcusim.peripheral.stm32.Model.whole;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.UnmodelledPeripheral;
import dev.mcusim.peripheral.stm32.i2c.I2cSite;
import dev.mcusim.peripheral.stm32.i2c.NewerI2c;
import dev.mcusim.peripheral.stm32.i2c.OlderI2c;
import dev.mcusim.peripheral.stm32.spi.NewerSpi;
import dev.mcusim.peripheral.stm32.spi.OlderSpi;
import dev.mcusim.peripheral.stm32.spi.SpiSite;
import dev.mcusim.peripheral.stm32.usart.NewerUsart;
import dev.mcusim.peripheral.stm32.usart.OlderUsart;
import dev.mcusim.peripheral.stm32.usart.UsartSite;
import java.util.List;
import java.util.regex.Pattern;

/** Which model stands for which peripheral. The first one that serves a name does. */
final class Models {

    private static final List<Model> ALL = List.of(
            partial("RCC", Site::rcc, "low-power clock settings, clock outputs"),
            partial(
                    "FLASH",
                    Site::flash,
                    "busy flags, protected code (PCROP) and secure areas, ECC, resets instead of low-power modes"),
            partial(
                    "PWR",
                    PowerControl::of,
                    "voltage detectors, standby of single domains, shutdown, wake-up times, retention of RAM"),
            partial("SYSCFG", SystemConfiguration::new, "what is at address 0, external memory"),
            partial("EXTI", Exti::of, "lines of other peripherals than ports and RTC"),
            partial("DBGMCU", site -> Identification.debugUnit(site.layout(), site.bytes(), site.chip()), "freezing"),
            whole("CRC", site -> new CrcUnit(site.family(), site.bytes())),
            partial("DMA[12]", DmaControllers::general, "bursts, peripheral as flow controller"),
            partial("BDMA2?", DmaControllers::basic, "bursts"),
            partial("MDMA", DmaControllers::master, "bursts, requests by others than DMA1 and DMA2"),
            partial("DMAMUX1", DmaControllers::multiplexer, "triggers by others than pins, LPTIM, RTC and timers"),
            partial(
                    "DMAMUX2",
                    DmaControllers::secondMultiplexer,
                    "triggers by others than pins, LPTIM, RTC and timers"),
            whole(
                    "HSEM",
                    site -> new HardwareSemaphores(site.wiring().interrupts().source("HSEM1", "HSEM"))),
            partial(
                    "RNG",
                    RandomNumberGenerator::new,
                    "failures of the noise source, configurations of later versions"),
            partial(
                    "RTC",
                    site -> site.retained().backup().clock(site),
                    "calibration, shifting, tamper detection, outputs, time stamps of other pins than PC13"),
            partial("TAMP", site -> site.retained().backup().registers(site), "tamper detection"),
            partial("LPTIM\\d", LowPowerTimer::new, "external clock and triggers, encoder mode"),
            whole("IWDG1?", IndependentWatchdog::new),
            whole("WWDG1?", WindowWatchdog::new),
            partial("TIM\\d+", Timer::new, "dead time, break inputs, input filters, retriggerable one-pulse modes"),
            partial("ADC\\d", AnalogConverters::converter, AnalogConverters.MISSING),
            partial("ADC\\d+_COMMON", AnalogConverters::common, AnalogConverters.MISSING),
            partial("GPIO[A-K]", GpioPort::of, "alternate functions of others than timers"),
            partial("SPI\\d", Models::spi, "I2S, NSS pins, clock phase and polarity, CRC of STM32H7"),
            partial(
                    "(LP)?US?ART\\d+",
                    Models::usart,
                    "synchronous, LIN, IrDA and smartcard modes, flow control, automatic baud rate, noise"),
            partial("(FMP)?I2C\\d", Models::i2c, "SMBus, PEC, slaves that do not hold the clock, loss of arbitration"));

    private static final Model NAMED_ONLY = new Model(
            Pattern.compile(".*"), Extent.NAMED_ONLY, "", site -> new UnmodelledPeripheral(site.name(), site.bytes()));

    private Models() {}

    /** What stands for the peripheral of this name. */
    static Model of(String name) {
        return ALL.stream().filter(model -> model.serves(name)).findFirst().orElse(NAMED_ONLY);
    }

    private static Device usart(Site site) {
        RegisterLayout layout = site.layout(site.chip().usartMap(), "USART");
        int fifo = !layout.has("PRESC") ? 0 : site.family() == ChipFamily.H7 ? 16 : 8;
        UsartSite place = new UsartSite(
                site.name(),
                layout,
                site.bytes(),
                site.wiring(),
                () -> site.rcc().clocks().core(),
                () -> site.rcc().kernelClock(site.name()),
                fifo);
        return layout.has("TDR") ? NewerUsart.of(place) : OlderUsart.of(place);
    }

    private static Device i2c(Site site) {
        boolean older = site.family() == ChipFamily.F4 && !site.name().startsWith("FMP");
        I2cSite place = new I2cSite(
                site.name(),
                site.layout(older ? "i2c-v1" : "i2c-v2", "I2C"),
                site.bytes(),
                site.wiring(),
                () -> site.rcc().clocks().core(),
                () -> site.rcc().kernelClock(site.name()));
        return older ? OlderI2c.of(place) : NewerI2c.of(place);
    }

    private static Device spi(Site site) {
        RegisterLayout layout =
                switch (site.family()) {
                    case F4 -> site.layout("spi-v1", "SPI");
                    case F7, L4 -> site.layout("spi-v2", "SPI");
                    case H7 -> site.layout("spi-v3", "SPI");
                };
        int fifo =
                switch (site.family()) {
                    case F4 -> 2;
                    case F7, L4 -> 4;
                    case H7 -> site.name().compareTo("SPI4") < 0 ? 16 : 8;
                };
        SpiSite place = new SpiSite(
                site.name(),
                layout,
                site.bytes(),
                site.wiring(),
                () -> site.rcc().clocks().core(),
                () -> site.rcc().kernelClock(site.name()),
                fifo);
        return layout.has("TXDR") ? NewerSpi.of(place) : OlderSpi.of(place);
    }
}
