package dev.mcusim.firmware;

import dev.mcusim.asm.MachineCode;
import dev.mcusim.asm.Relocation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins functions, constants and variables into an image: gives every symbol its address and writes the addresses into the code.
 */
final class Linker {
    private final FlashLayout layout;
    private final Map<String, ImageSymbol> symbols = new HashMap<>();
    private final List<ImageSection> reserved = new ArrayList<>();

    Linker(FlashLayout layout) {
        this.layout = layout;
        layout.code().forEach(placed -> define(codeSymbol(placed)));
        layout.constants().forEach(placed -> define(dataSymbol(placed.piece(), placed.address())));
    }

    /** Names an address outside the flash. */
    void define(ImageSymbol symbol) {
        ImageSymbol other = symbols.putIfAbsent(symbol.name(), symbol);
        if (other != null) {
            throw new LinkException(symbol.name(), "two things are named " + symbol.name());
        }
    }

    /** Adds a section of RAM without contents. */
    void reserve(String section, long address, long size) {
        reserved.add(ImageSection.reserved(section, address, size));
    }

    /**
     * Links.
     *
     * @param variables initial values, copied by start-up code
     * @param variablesAddress where the variables lie in RAM, a multiple of 8
     * @throws LinkException when a name is not defined or a target is out of reach
     */
    FirmwareImage link(List<DataPiece> variables, long variablesAddress) {
        ImageSection data = data(variables, variablesAddress);
        List<ImageSection> sections = new ArrayList<>(List.of(text()));
        if (!layout.constants().isEmpty()) {
            sections.add(constants());
        }
        if (data.size() > 0) {
            sections.add(data);
        }
        sections.addAll(reserved);
        List<ImageSymbol> sorted = symbols.values().stream()
                .sorted(Comparator.comparingLong(ImageSymbol::address)
                        .thenComparing(
                                Comparator.comparingLong(ImageSymbol::size).reversed())
                        .thenComparing(ImageSymbol::name))
                .toList();
        return new FirmwareImage(symbol(StartupCode.RESET, "the vector table").address(), sections, sorted);
    }

    private ImageSection text() {
        long base = layout.base();
        byte[] bytes = new byte[Math.toIntExact(layout.codeEnd() - base)];
        List<MachineCode.DataRange> data = new ArrayList<>();
        int end = 0;
        for (FlashLayout.PlacedCode placed : layout.code()) {
            byte[] code = relocated(placed.piece(), placed.address());
            int offset = Math.toIntExact(placed.address() - base);
            System.arraycopy(code, 0, bytes, offset, code.length);
            if (offset > end) {
                data.add(new MachineCode.DataRange(end, offset - end));
            }
            for (MachineCode.DataRange range : placed.piece().code().data()) {
                data.add(new MachineCode.DataRange(offset + range.offset(), range.length()));
            }
            end = offset + code.length;
        }
        if (bytes.length > end) {
            data.add(new MachineCode.DataRange(end, bytes.length - end));
        }
        return new ImageSection(".text", base, base, bytes.length, bytes, ImageSection.Access.EXECUTE, data);
    }

    private byte[] relocated(CodePiece piece, long address) {
        byte[] code = piece.code().bytes().clone();
        Relocator relocator = new Relocator(piece.symbol(), address, code);
        for (Relocation relocation : piece.code().relocations()) {
            String name = piece.bindings().getOrDefault(relocation.symbol(), relocation.symbol());
            relocator.apply(relocation, symbol(name, piece.symbol()));
        }
        return code;
    }

    private ImageSection constants() {
        long base = layout.constantsBase();
        byte[] bytes = new byte[Math.toIntExact(layout.end() - base)];
        for (FlashLayout.PlacedConstant placed : layout.constants()) {
            byte[] contents = placed.piece().bytes();
            System.arraycopy(contents, 0, bytes, Math.toIntExact(placed.address() - base), contents.length);
        }
        return new ImageSection(".rodata", base, base, bytes.length, bytes, ImageSection.Access.READ, List.of());
    }

    /** The variables' section, whose size is a multiple of 8; empty when there are none. */
    private ImageSection data(List<DataPiece> variables, long address) {
        long loadAddress = layout.end();
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (DataPiece variable : variables) {
            pad(contents, variable.alignment());
            define(dataSymbol(variable, address + contents.size()));
            contents.writeBytes(variable.bytes());
        }
        pad(contents, 8);
        byte[] bytes = contents.toByteArray();
        define(new ImageSymbol(StartupCode.DATA_START, address, 0, ImageSymbol.Kind.OBJECT));
        define(new ImageSymbol(StartupCode.DATA_END, address + bytes.length, 0, ImageSymbol.Kind.OBJECT));
        define(new ImageSymbol(StartupCode.DATA_LOAD, loadAddress, 0, ImageSymbol.Kind.OBJECT));
        return new ImageSection(
                ".data", address, loadAddress, bytes.length, bytes, ImageSection.Access.WRITE, List.of());
    }

    private ImageSymbol symbol(String name, String piece) {
        ImageSymbol symbol = symbols.get(name);
        if (symbol == null) {
            throw new LinkException(name, piece + " refers to " + name + ", which nobody defines");
        }
        return symbol;
    }

    private static void pad(ByteArrayOutputStream contents, int alignment) {
        while (contents.size() % alignment != 0) {
            contents.write(0);
        }
    }

    private static ImageSymbol codeSymbol(FlashLayout.PlacedCode placed) {
        String name = placed.piece().symbol();
        ImageSymbol.Kind kind = name.equals(StartupCode.VECTORS) ? ImageSymbol.Kind.OBJECT : ImageSymbol.Kind.FUNCTION;
        return new ImageSymbol(name, placed.address(), placed.piece().code().bytes().length, kind);
    }

    private static ImageSymbol dataSymbol(DataPiece piece, long address) {
        return new ImageSymbol(piece.symbol(), address, piece.bytes().length, ImageSymbol.Kind.OBJECT);
    }
}
