package dev.mcusim.peripheral;

import dev.mcusim.board.RegisterMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The reference manual's table of one peripheral: which registers it has, where, with which fields, and what they read after reset.
 *
 * @param peripheral name of the table, for example {@code RCC}
 * @param registers  offsets and fields by register
 * @param resets     values after reset by register; those that are zero may be missing
 */
public record RegisterLayout(
        String peripheral, Map<String, RegisterMap.Register> registers, Map<String, Integer> resets) {

    public RegisterLayout {
        registers = Map.copyOf(registers);
        resets = Map.copyOf(resets);
    }

    /** The layout of a peripheral without described registers. */
    public static RegisterLayout unknown(String peripheral) {
        return new RegisterLayout(peripheral, Map.of(), Map.of());
    }

    /**
     * A table of a register map.
     *
     * @param block    the table's name
     * @param instance the peripheral it is used for, as {@code USART3} for the table {@code USART}
     */
    public static RegisterLayout of(RegisterMap map, String block, String instance) {
        Map<String, RegisterMap.Register> registers = map.blocks().getOrDefault(block, Map.of());
        return new RegisterLayout(instance, registers, resets(map, block, registers));
    }

    /** This layout with the values after reset that another map gives for this very peripheral, as {@code GPIOA_MODER}. */
    public RegisterLayout withResetsOf(RegisterMap map) {
        Map<String, Integer> all = new HashMap<>(resets);
        all.putAll(resets(map, peripheral, registers));
        return new RegisterLayout(peripheral, registers, all);
    }

    /**
     * This layout and the registers of a part of the peripheral, such as a channel of several.
     *
     * @param part   the part's registers, with offsets from its first one
     * @param prefix goes before the names of its registers
     * @param offset of its first register, in bytes
     */
    public RegisterLayout with(RegisterLayout part, String prefix, long offset) {
        Map<String, RegisterMap.Register> all = new HashMap<>(registers);
        part.registers.forEach((name, register) ->
                all.put(prefix + name, new RegisterMap.Register(offset + register.offset(), register.fields())));
        Map<String, Integer> values = new HashMap<>(resets);
        part.resets.forEach((name, value) -> values.put(prefix + name, value));
        return new RegisterLayout(peripheral, all, values);
    }

    private static Map<String, Integer> resets(
            RegisterMap map, String prefix, Map<String, RegisterMap.Register> registers) {
        Map<String, Integer> resets = new HashMap<>();
        for (RegisterMap.ResetValue reset : map.resetValues()) {
            if (reset.register().startsWith(prefix + "_")) {
                resets.put(reset.register().substring(prefix.length() + 1), reset.value());
            }
        }
        resets.keySet().retainAll(registers.keySet());
        return resets;
    }

    /** Whether there is a register, or with a dot a field, as in {@code CR.HSEON}. */
    public boolean has(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return registers.containsKey(path);
        }
        RegisterMap.Register register = registers.get(path.substring(0, dot));
        return register != null && register.fields().containsKey(path.substring(dot + 1));
    }
}
