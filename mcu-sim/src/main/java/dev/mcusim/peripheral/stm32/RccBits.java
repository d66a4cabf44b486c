package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bits of the RCC that each give one peripheral its clock, as {@code APB1ENR.USART2EN}. Peripherals whose bit has another name than
 * they have always have their clock here.
 */
final class RccBits {

    private static final Pattern ENABLES = Pattern.compile("A[HP]B\\d[LH]?ENR\\d?");

    /**
     * A bit.
     *
     * @param register name of its register
     * @param number   0 to 31
     * @param field    what it holds
     */
    record Bit(String register, int number, Field field) {}

    private final Map<String, Bit> enables = new HashMap<>();

    RccBits(RegisterLayout layout, RegisterBank registers) {
        layout.registers().forEach((register, described) -> {
            if (ENABLES.matcher(register).matches()) {
                described.fields().forEach((name, bits) -> add(register, name, bits, registers));
            }
        });
    }

    private void add(String register, String name, RegisterMap.Field bits, RegisterBank registers) {
        if (name.endsWith("EN")) {
            Bit bit = new Bit("RCC_" + register, bits.low(), registers.field(register + "." + name));
            enables.put(name.substring(0, name.length() - 2), bit);
        }
    }

    /** The bit that gives a peripheral its clock; empty where it always has one. */
    Optional<Bit> enable(String peripheral) {
        return Optional.ofNullable(enables.get(peripheral));
    }
}
