package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.dwarf.DwarfException.Code;
import java.util.List;

/** Executes the line program of one unit (DWARF 5, 6.2.2 and 6.2.5), which writes the rows of its table. */
final class LineProgram {

    /** Rows of all units together. */
    static final int MOST_ROWS = 4_000_000;

    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int NEGATE_STATEMENT = 6;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    private final LineHeader header;
    private final Cursor code;
    private final List<LineRange> ranges;
    private long address;
    private long file;
    private long line;
    /** The row that the next one ends. */
    private boolean open;

    private long openAddress;
    private long openFile;
    private long openLine;

    /**
     * @param code   the program
     * @param ranges where to put what comes out
     */
    LineProgram(LineHeader header, Cursor code, List<LineRange> ranges) {
        this.header = header;
        this.code = code;
        this.ranges = ranges;
        begin();
    }

    private void begin() {
        address = 0;
        file = 1;
        line = 1;
        open = false;
    }

    void run() {
        while (!code.atEnd()) {
            int opcode = code.byteValue();
            if (opcode > header.lengths().length) {
                special(opcode - header.lengths().length - 1);
            } else if (opcode == 0) {
                extended(code.part(code.unsignedLeb()));
            } else {
                standard(opcode);
            }
        }
    }

    private void special(int adjusted) {
        advance(adjusted / header.lineRange());
        line += header.lineBase() + adjusted % header.lineRange();
        row(false);
    }

    private void advance(long operations) {
        address = address + operations * header.minimumLength() & 0xffff_ffffL;
    }

    private void standard(int opcode) {
        switch (opcode) {
            case COPY -> row(false);
            case ADVANCE_PC -> advance(code.unsignedLeb());
            case ADVANCE_LINE -> line += code.signedLeb();
            case SET_FILE -> file = code.unsignedLeb();
            case NEGATE_STATEMENT -> {
                // Every row counts, whether a debugger would stop there or not.
            }
            case CONST_ADD_PC -> advance((0xff - header.lengths().length - 1) / header.lineRange());
            case FIXED_ADVANCE_PC -> address = address + code.half() & 0xffff_ffffL;
            default -> {
                for (int i = 0; i < header.lengths()[opcode - 1]; i++) {
                    code.unsignedLeb();
                }
            }
        }
    }

    private void extended(Cursor operand) {
        if (operand.atEnd()) {
            throw new DwarfException(Code.MALFORMED, "an extended opcode without opcode");
        }
        switch (operand.byteValue()) {
            case END_SEQUENCE -> {
                row(true);
                begin();
            }
            case SET_ADDRESS -> address = operand.number(4);
            default -> {
                // Of no interest here, or not known: its length tells how to go on.
            }
        }
    }

    private void row(boolean last) {
        if (open && address > openAddress && openLine > 0 && openLine <= Integer.MAX_VALUE) {
            if (ranges.size() >= MOST_ROWS) {
                throw new DwarfException(Code.TOO_LARGE, "line tables of more rows than the limit");
            }
            ranges.add(new LineRange(openAddress, address, header.file(openFile), (int) openLine));
        }
        open = !last;
        openAddress = address;
        openFile = file;
        openLine = line;
    }
}
