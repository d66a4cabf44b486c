package dev.mcusim.firmware;

import dev.mcusim.asm.MachineCode;
import dev.mcusim.board.Core;
import dev.mcusim.elf.ElfWriter;

/** An image as an ELF executable. */
final class ElfImage {
    private ElfImage() {}

    /**
     * The bytes of the file.
     *
     * @param core named in the file's build attributes
     */
    static byte[] format(FirmwareImage image, Core core) {
        ElfWriter writer = new ElfWriter().cpu(core.toString()).entry(image.entry());
        for (ImageSection section : image.sections()) {
            add(writer, section);
        }
        for (ImageSymbol symbol : image.symbols()) {
            switch (symbol.kind()) {
                case FUNCTION -> writer.function(symbol.name(), symbol.address(), symbol.size());
                case OBJECT -> writer.object(symbol.name(), symbol.address(), symbol.size());
            }
        }
        return writer.write();
    }

    private static void add(ElfWriter writer, ImageSection section) {
        if (!section.isLoaded()) {
            writer.zeroed(section.name(), section.address(), section.size());
            return;
        }
        switch (section.access()) {
            case EXECUTE -> {
                writer.code(section.name(), section.address(), section.bytes());
                for (MachineCode.DataRange range : section.data()) {
                    writer.dataAt(section.address() + range.offset());
                }
            }
            case READ -> writer.constants(section.name(), section.address(), section.bytes());
            case WRITE -> writer.data(section.name(), section.address(), section.loadAddress(), section.bytes());
        }
    }
}
