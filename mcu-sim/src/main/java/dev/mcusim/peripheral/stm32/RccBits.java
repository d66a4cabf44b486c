package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The bits of the RCC that each give one peripheral its clock, as {@code APB1ENR.USART2EN}, or reset it, as {@code APB1RSTR.USART2RST}.
 * Peripherals whose enable bit has another name than they have always have their clock here.
 */
final class RccBits {

    private static final Pattern ENABLES = Pattern.compile("A[HP]B\\d[LH]?ENR\\d?");
    private static final Pattern RESETS = Pattern.compile("A[HP]B\\d[LH]?RSTR\\d?");

    /** Reset bits that have other names than what they reset. */
    private static final Map<String, Pattern> RESET_BY = Map.ofEntries(
            Map.entry("ADC", Pattern.compile("ADC\\d+(_COMMON)?")),
            Map.entry("ADC12", Pattern.compile("ADC(1|2|12_COMMON)")),
            Map.entry("DAC", Pattern.compile("DAC1?")),
            Map.entry("DAC12", Pattern.compile("DAC1")),
            Map.entry("DCMI_PSSI", Pattern.compile("DCMI|PSSI")),
            Map.entry("ETHMAC", Pattern.compile("ETH")),
            Map.entry("ETH1MAC", Pattern.compile("ETH")),
            Map.entry("FDCAN", Pattern.compile("FDCAN.*")),
            Map.entry("FMC", Pattern.compile("FMC_.*")),
            Map.entry("HRTIM", Pattern.compile("HRTIM1")),
            Map.entry("IOMNGR", Pattern.compile("OCTOSPIM")),
            Map.entry("JPGDEC", Pattern.compile("JPEG")),
            Map.entry("OSPI1", Pattern.compile("OCTOSPI1")),
            Map.entry("OSPI2", Pattern.compile("OCTOSPI2")),
            Map.entry("OSPIM", Pattern.compile("OCTOSPIM")),
            Map.entry("QSPI", Pattern.compile("QUADSPI")),
            Map.entry("SWPMI", Pattern.compile("SWPMI1")),
            Map.entry("VREF", Pattern.compile("VREFBUF")));

    /**
     * A bit.
     *
     * @param register its register
     * @param name     of that register
     * @param number   0 to 31
     * @param field    what it holds
     */
    record Bit(Register register, String name, int number, Field field) {

        /** Tells what it holds behind every store to its register. */
        void whenWritten(Consumer<Boolean> reaction) {
            register.whenWritten(word -> reaction.accept(field.isSet()));
        }
    }

    private final Map<String, Bit> enables = new HashMap<>();
    private final Map<String, Bit> resets = new HashMap<>();

    RccBits(RegisterLayout layout, RegisterBank registers) {
        layout.registers().forEach((register, described) -> described.fields().forEach((name, bits) -> {
            if (ENABLES.matcher(register).matches()) {
                add(enables, "EN", register, name, bits, registers);
            } else if (RESETS.matcher(register).matches()) {
                add(resets, "RST", register, name, bits, registers);
            }
        }));
    }

    private static void add(
            Map<String, Bit> all,
            String suffix,
            String register,
            String name,
            RegisterMap.Field bits,
            RegisterBank registers) {
        if (name.endsWith(suffix)) {
            Field field = registers.field(register + "." + name);
            Bit bit = new Bit(registers.register(register), "RCC_" + register, bits.low(), field);
            all.put(name.substring(0, name.length() - suffix.length()), bit);
        }
    }

    /** The bit that gives a peripheral its clock; empty where it always has one. */
    Optional<Bit> enable(String peripheral) {
        return Optional.ofNullable(enables.get(peripheral));
    }

    /** The bit that resets a peripheral; empty where there is none. */
    Optional<Bit> reset(String peripheral) {
        return resets.entrySet().stream()
                .filter(entry -> entry.getKey().equals(peripheral) || isResetBy(entry.getKey(), peripheral))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isResetBy(String bit, String peripheral) {
        Pattern names = RESET_BY.get(bit);
        return names != null && names.matcher(peripheral).matches();
    }
}
