package dev.mcusim.firmware;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses of everything that is programmed. Sizes do not depend on addresses, so the layout is known before anything in RAM
 * is placed.
 *
 * <p>Constants with equal contents are placed once, under all their names.
 */
final class FlashLayout {
    /** Constants begin at the start of a 16-byte flash line. */
    private static final int SECTION_ALIGNMENT = 16;

    /** Sections are padded to whole doublewords, so that initial values of variables can follow. */
    private static final int END_ALIGNMENT = 8;

    /** A function and where it starts. */
    record PlacedCode(CodePiece piece, long address) {}

    /**
     * A constant and where it starts.
     *
     * @param shared whether an equal constant that was there before lends its bytes
     */
    record PlacedConstant(DataPiece piece, long address, boolean shared) {}

    private final long base;
    private final List<PlacedCode> code;
    private final List<PlacedConstant> constants;
    private final long codeEnd;
    private final long constantsBase;
    private final long end;

    FlashLayout(long base, List<CodePiece> codePieces, List<DataPiece> constantPieces) {
        this.base = base;
        List<PlacedCode> placedCode = new ArrayList<>();
        long at = base;
        for (CodePiece piece : codePieces) {
            at = align(at, piece.alignment());
            placedCode.add(new PlacedCode(piece, at));
            at += piece.code().bytes().length;
        }
        codeEnd = align(at, END_ALIGNMENT);
        constantsBase = constantPieces.isEmpty() ? codeEnd : align(codeEnd, SECTION_ALIGNMENT);
        List<PlacedConstant> placedConstants = new ArrayList<>();
        at = constantsBase;
        for (List<DataPiece> group : equalContents(constantPieces)) {
            at = align(at, group.stream().mapToInt(DataPiece::alignment).max().orElseThrow());
            for (DataPiece piece : group) {
                placedConstants.add(new PlacedConstant(piece, at, !piece.equals(group.get(0))));
            }
            at += group.get(0).bytes().length;
        }
        end = align(at, END_ALIGNMENT);
        code = List.copyOf(placedCode);
        constants = List.copyOf(placedConstants);
    }

    /** The functions by rising address. */
    List<PlacedCode> code() {
        return code;
    }

    /** The constants by rising address. */
    List<PlacedConstant> constants() {
        return constants;
    }

    /** The first address. */
    long base() {
        return base;
    }

    /** The first address behind the functions. */
    long codeEnd() {
        return codeEnd;
    }

    /** The first address of the constants. */
    long constantsBase() {
        return constantsBase;
    }

    /** The first address behind everything. */
    long end() {
        return end;
    }

    /** The next multiple of a power of two. */
    static long align(long address, int alignment) {
        return (address + alignment - 1) / alignment * alignment;
    }

    /** Groups by contents, in order of first appearance. */
    private static Collection<List<DataPiece>> equalContents(List<DataPiece> pieces) {
        Map<ByteBuffer, List<DataPiece>> groups = new LinkedHashMap<>();
        for (DataPiece piece : pieces) {
            groups.computeIfAbsent(ByteBuffer.wrap(piece.bytes()), contents -> new ArrayList<>())
                    .add(piece);
        }
        return groups.values();
    }
}
