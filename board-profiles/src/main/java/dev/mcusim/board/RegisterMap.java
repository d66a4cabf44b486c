package dev.mcusim.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Register layouts of the peripherals that firmware touches while it sets up clocks and power.
 *
 * @param name name in profile files, for example {@code f746}
 * @param blocks registers by peripheral name, then by register name
 * @param resetValues what registers read after reset
 * @param polls the ready bits that ST's HAL waits for, one sentence each
 * @param notes remarks for humans
 * @param sources where the facts come from
 */
public record RegisterMap(
        String name,
        Map<String, Map<String, Register>> blocks,
        List<ResetValue> resetValues,
        List<String> polls,
        List<String> notes,
        List<Citation> sources) {

    /**
     * One 32-bit register.
     *
     * @param offset bytes from the base address of its peripheral
     * @param fields the bit fields by name; those not listed are not described
     */
    public record Register(long offset, Map<String, Field> fields) {
        public Register {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * Bits of a register.
     *
     * @param low lowest bit, 0 to 31
     * @param high highest bit, {@code low} to 31
     */
    public record Field(int low, int high) {

        public Field {
            if (low < 0 || high < low || high > 31) {
                throw new IllegalArgumentException("bits " + low + " to " + high + " are not within 0 to 31");
            }
        }

        /** Number of bits. */
        public int width() {
            return high - low + 1;
        }

        /** The field's bits set, all others clear. */
        public int mask() {
            return (int) (((1L << width()) - 1) << low);
        }
    }

    /**
     * What a register reads after reset.
     *
     * @param register peripheral and register, for example {@code RCC_CR}
     * @param value the 32 bits
     * @param evidence how well it is known
     * @param note other values that were seen, possibly empty
     */
    public record ResetValue(String register, int value, Evidence evidence, String note) {
        public ResetValue {
            Objects.requireNonNull(register);
            Objects.requireNonNull(evidence);
            Objects.requireNonNull(note);
        }
    }

    public RegisterMap {
        Objects.requireNonNull(name);
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
        resetValues = List.copyOf(resetValues);
        polls = List.copyOf(polls);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    /**
     * A register by peripheral and name.
     *
     * @throws IllegalArgumentException when the map does not describe it
     */
    public Register register(String block, String register) {
        Register found = blocks.getOrDefault(block, Map.of()).get(register);
        if (found == null) {
            throw new IllegalArgumentException("register map " + name + " does not describe " + block + "." + register);
        }
        return found;
    }
}
