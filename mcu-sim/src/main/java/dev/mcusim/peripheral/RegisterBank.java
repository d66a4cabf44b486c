package dev.mcusim.peripheral;

import dev.mcusim.board.RegisterMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The registers of one peripheral. Those of its {@link RegisterLayout} can be declared further, by name; words that the layout does not
 * describe read what was written, as reserved and unused registers mostly do.
 *
 * <pre>{@code
 * RegisterBank pwr = new RegisterBank(layout, 0x400);
 * pwr.register("CR").writable(0x000f_fff7);
 * pwr.follow("CSR.ODRDY", "CR.ODEN");
 * pwr.always("CSR.VOSRDY", 1);
 * }</pre>
 */
public final class RegisterBank implements PartlyModelled {

    private final RegisterLayout layout;
    private final Register[] words;
    private final Map<String, Register> byName = new HashMap<>();

    /**
     * @param layout the table
     * @param bytes  size of the peripheral, a multiple of 4
     */
    public RegisterBank(RegisterLayout layout, int bytes) {
        this.layout = layout;
        words = new Register[bytes / 4];
        layout.registers().forEach((name, described) -> {
            int word = (int) described.offset() / 4;
            if (words[word] == null) {
                words[word] = new Register(name).resetsTo(layout.resets().getOrDefault(name, 0));
            }
            byName.put(name, words[word]);
        });
    }

    /** The peripheral's name. */
    public String name() {
        return layout.peripheral();
    }

    /** Whether the chip has this register, or field as in {@code CR.HSEON}. */
    public boolean has(String path) {
        return layout.has(path);
    }

    /**
     * A register by its name in the reference manual.
     *
     * @throws IllegalArgumentException when the layout does not describe it
     */
    public Register register(String name) {
        Register register = byName.get(name);
        if (register == null) {
            throw new IllegalArgumentException(layout.peripheral() + " has no register " + name);
        }
        return register;
    }

    /**
     * A field by register and name, as in {@code CR.HSEON}.
     *
     * @throws IllegalArgumentException when the layout does not describe it
     */
    public Field field(String path) {
        int dot = path.indexOf('.');
        if (dot < 0 || !has(path)) {
            throw new IllegalArgumentException(layout.peripheral() + " has no field " + path);
        }
        String name = path.substring(0, dot);
        RegisterMap.Field bits = layout.registers().get(name).fields().get(path.substring(dot + 1));
        return new Field(register(name), bits.low(), bits.mask());
    }

    /** What a field holds, zero where the chip does not have it. */
    public int value(String path) {
        return has(path) ? field(path).get() : 0;
    }

    /** Stores to a field as firmware does, with all that this brings about; nothing where the chip lacks it. */
    public void store(String path, int number) {
        if (has(path)) {
            field(path).store(number);
        }
    }

    /** Makes a status field take over what a control field holds whenever that is written; nothing where the chip lacks either. */
    public void follow(String status, String control) {
        if (has(status) && has(control)) {
            field(status).follows(field(control));
        }
    }

    /** Makes a status field read the same number for ever; nothing where the chip lacks it. */
    public void always(String status, int number) {
        if (has(status)) {
            field(status).always(number);
        }
    }

    @Override
    public int read(int offset, int size) {
        Register register = words[offset >>> 2];
        if (register == null) {
            return 0;
        }
        int word = register.load() >>> shift(offset);
        return size == 4 ? word : word & (1 << 8 * size) - 1;
    }

    @Override
    public void write(int offset, int size, int value) {
        int at = offset >>> 2;
        if (words[at] == null) {
            words[at] = new Register("0x%x".formatted(at * 4));
        }
        int lanes = (size == 4 ? -1 : (1 << 8 * size) - 1) << shift(offset);
        words[at].store(value << shift(offset), lanes);
    }

    @Override
    public List<Touched> touched(long base) {
        List<Touched> all = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i] != null && words[i].notModelledStores() > 0) {
                String name = layout.peripheral() + "." + words[i].name();
                all.add(new Touched(name, base + 4L * i, 0, words[i].notModelledStores()));
            }
        }
        return all;
    }

    private static int shift(int offset) {
        return (offset & 3) * 8;
    }

    /** Puts every register back to its value after reset; reactions are not called. */
    public void reset() {
        for (Register register : words) {
            if (register != null) {
                register.reset();
            }
        }
    }
}
