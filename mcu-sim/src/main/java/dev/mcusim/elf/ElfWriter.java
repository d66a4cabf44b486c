package dev.mcusim.elf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds an ELF32 executable for Arm (EABI version 5) that debuggers, {@code readelf} and {@code objdump} accept: sections with their
 * load addresses, one program header per section, functions and objects as symbols, mapping symbols ({@code $t}, {@code $d}) so that
 * disassemblers tell code from data, and the build attributes of an ARMv7E-M part.
 *
 * <pre>{@code
 * byte[] file = new ElfWriter()
 *         .code(".text", 0x08000000, text)
 *         .zeroed(".bss", 0x20000000, 4096)
 *         .dataAt(0x08000000)              // the vector table
 *         .function("Reset_Handler", 0x08000200, 64)
 *         .object("arena", 0x20000000, 4096)
 *         .entry(0x08000200)
 *         .write();
 * }</pre>
 *
 * <p>Addresses are unsigned 32-bit numbers; functions are named by their plain address, the Thumb bit is set in the file.
 */
public final class ElfWriter {

    private final List<ElfSection> sections = new ArrayList<>();
    private final List<ElfSymbol> symbols = new ArrayList<>();
    private final List<Long> dataStarts = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String cpu = "Cortex-M4";
    private long entry;

    /** A section of instructions and constants, used where it is loaded. */
    public ElfWriter code(String name, long address, byte[] bytes) {
        return add(new ElfSection(name, ElfSection.Kind.CODE, address, address, bytes.clone(), bytes.length));
    }

    /** A section of constants, used where it is loaded. */
    public ElfWriter constants(String name, long address, byte[] bytes) {
        return add(new ElfSection(name, ElfSection.Kind.CONSTANTS, address, address, bytes.clone(), bytes.length));
    }

    /**
     * A section of initialised variables, which start-up code copies.
     *
     * @param address     where the program uses it
     * @param loadAddress where it waits in flash
     */
    public ElfWriter data(String name, long address, long loadAddress, byte[] bytes) {
        return add(new ElfSection(name, ElfSection.Kind.DATA, address, loadAddress, bytes.clone(), bytes.length));
    }

    /** A section without bytes in the file: variables that start-up code clears, a stack, an arena. */
    public ElfWriter zeroed(String name, long address, long size) {
        return add(new ElfSection(name, ElfSection.Kind.ZEROED, address, address, new byte[0], size));
    }

    private ElfWriter add(ElfSection section) {
        if (!names.add(section.name())) {
            throw new IllegalArgumentException("two sections are called " + section.name());
        }
        if (section.address() < 0
                || section.loadAddress() < 0
                || section.address() + section.size() > ElfFormat.ADDRESS_SPACE
                || section.loadAddress() + section.size() > ElfFormat.ADDRESS_SPACE) {
            throw new IllegalArgumentException("section " + section.name() + " leaves the 4 GiB address space");
        }
        sections.add(section);
        return this;
    }

    /** A global function symbol; {@code size} in bytes. Code starts there for disassemblers. */
    public ElfWriter function(String name, long address, long size) {
        if ((address & 1) != 0) {
            throw new IllegalArgumentException("function " + name + " at odd address 0x%08x".formatted(address));
        }
        symbols.add(new ElfSymbol(name, address, size, ElfSymbol.Type.FUNC));
        return this;
    }

    /** A global data symbol; {@code size} in bytes. In code sections, data starts there for disassemblers. */
    public ElfWriter object(String name, long address, long size) {
        symbols.add(new ElfSymbol(name, address, size, ElfSymbol.Type.OBJECT));
        return this;
    }

    /** Data without a symbol starts at this address of a code section and lasts up to the next symbol: a literal pool. */
    public ElfWriter dataAt(long address) {
        dataStarts.add(address);
        return this;
    }

    /** Where execution starts, without Thumb bit; informative, as hardware takes it from the vector table. */
    public ElfWriter entry(long address) {
        entry = address;
        return this;
    }

    /** The part's core for disassemblers, {@code Cortex-M4} if not called. */
    public ElfWriter cpu(String name) {
        cpu = name;
        return this;
    }

    /**
     * The file.
     *
     * @throws IllegalStateException when a symbol lies in no section
     */
    public byte[] write() {
        return new ElfLayout(sections, symbols, dataStarts, cpu, entry).toBytes();
    }
}
