package dev.mcusim.debug;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.Window;
import java.util.List;

/** What gdb is told about a board, in XML: its registers and its memory ("Debugging with gdb", E.17 and G). */
final class TargetDescription {

    /** Flash is erased in blocks that are smaller than silicon's, so that loading a program erases little else. */
    private static final int FLASH_BLOCK = 0x400;

    private static final long PERIPHERALS = 0x4000_0000L;
    private static final long PERIPHERALS_SIZE = 0x2000_0000L;
    private static final long SYSTEM = 0xe000_0000L;
    private static final long SYSTEM_SIZE = 0x0010_0000L;

    private TargetDescription() {}

    /** The registers, by feature. */
    static String registers() {
        StringBuilder xml = new StringBuilder(
                """
                <?xml version="1.0"?>
                <!DOCTYPE target SYSTEM "gdb-target.dtd">
                <target version="1.0">
                <architecture>arm</architecture>
                """);
        List<TargetRegister> all = TargetRegister.ALL;
        for (int number = 0; number < all.size(); number++) {
            TargetRegister register = all.get(number);
            boolean first = number == 0 || !all.get(number - 1).feature().equals(register.feature());
            if (first) {
                xml.append(number == 0 ? "" : "</feature>\n")
                        .append("<feature name=\"%s\">\n".formatted(register.feature()));
            }
            xml.append("<reg name=\"%s\" bitsize=\"%d\" regnum=\"%d\" type=\"%s\"/>\n"
                    .formatted(register.name(), register.bytes() * 8, number, register.type()));
        }
        return xml.append("</feature>\n</target>\n").toString();
    }

    /** The memory: what is not listed here, gdb does not access. */
    static String memoryMap(AddressSpace memory) {
        StringBuilder xml = new StringBuilder(
                """
                <?xml version="1.0"?>
                <!DOCTYPE memory-map PUBLIC "+//IDN gnu.org//DTD GDB Memory Map V1.0//EN" "http://sourceware.org/gdb/gdb-memory-map.dtd">
                <memory-map>
                """);
        memory.windows().forEach(window -> xml.append(memory(window)));
        xml.append(registers(memory, PERIPHERALS, PERIPHERALS + PERIPHERALS_SIZE));
        xml.append(registers(memory, SYSTEM, SYSTEM + SYSTEM_SIZE));
        return xml.append("</memory-map>\n").toString();
    }

    /** What is no memory between two addresses: gdb knows no other kind of register than RAM. */
    private static String registers(AddressSpace memory, long start, long end) {
        StringBuilder xml = new StringBuilder();
        long from = start;
        for (Window window : memory.windows()) {
            if (window.base() < end && window.end() > from) {
                xml.append(window.base() > from ? ram(from, window.base() - from) : "");
                from = window.end();
            }
        }
        return xml.append(from < end ? ram(from, end - from) : "").toString();
    }

    private static String memory(Window window) {
        MemoryRegion region = window.region();
        if (region.kind() == MemoryRegion.Kind.FLASH && region.size() % FLASH_BLOCK == 0) {
            return "<memory type=\"flash\" start=\"0x%x\" length=\"0x%x\"><property name=\"blocksize\">0x%x</property></memory>\n"
                    .formatted(window.base(), window.size(), FLASH_BLOCK);
        }
        return region.writable()
                ? ram(window.base(), window.size())
                : "<memory type=\"rom\" start=\"0x%x\" length=\"0x%x\"/>\n".formatted(window.base(), window.size());
    }

    private static String ram(long base, long size) {
        return "<memory type=\"ram\" start=\"0x%x\" length=\"0x%x\"/>\n".formatted(base, size);
    }
}
