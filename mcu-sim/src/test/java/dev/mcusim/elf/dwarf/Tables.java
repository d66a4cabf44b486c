package dev.mcusim.elf.dwarf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Line tables written byte by byte: the same code, {@code main.c} lines 3, 5 and 4, and one line of {@code inc/part.h}, in any version. */
final class Tables {

    /** Where the code is. */
    static final int CODE = 0x0800_0100;

    private static final byte[] LINE_STRINGS = "/code\0inc\0main.c\0part.h\0".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Tables bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    private Tables half(int value) {
        return bytes(value, value >> 8);
    }

    private Tables word(int value) {
        return half(value).half(value >> 16);
    }

    private Tables text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return bytes(0);
    }

    private Tables lengthOf(Consumer<Tables> contents) {
        Tables inner = new Tables();
        contents.accept(inner);
        word(inner.out.size());
        out.writeBytes(inner.out.toByteArray());
        return this;
    }

    /** The sections with a table of a version from 2 to 5. */
    static DebugSections sections(int version) {
        byte[] line = new Tables()
                .lengthOf(unit -> {
                    unit.half(version);
                    if (version == 5) {
                        unit.bytes(4, 0);
                    }
                    unit.lengthOf(header -> header(header, version));
                    program(unit, version == 5 ? 0 : 1);
                })
                .out
                .toByteArray();
        byte[] info = new Tables()
                .lengthOf(unit -> {
                    unit.half(version);
                    if (version == 5) {
                        unit.bytes(1, 4).word(0);
                    } else {
                        unit.word(0).bytes(4);
                    }
                    unit.bytes(1).word(0).text("/code");
                })
                .out
                .toByteArray();
        byte[] abbreviations = new Tables()
                .bytes(1, 0x11, 0, 0x10, 0x17, 0x1b, 0x08, 0, 0, 0)
                .out
                .toByteArray();
        return new DebugSections(
                ByteBuffer.wrap(line),
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(LINE_STRINGS),
                ByteBuffer.wrap(info),
                ByteBuffer.wrap(abbreviations));
    }

    private static void header(Tables header, int version) {
        header.bytes(2);
        if (version >= 4) {
            header.bytes(1);
        }
        header.bytes(1, -3, 12, 10).bytes(0, 1, 1, 1, 1, 0, 0, 0, 1);
        if (version == 5) {
            header.bytes(1, 1, 0x1f).bytes(2).word(0).word(6);
            header.bytes(2, 1, 0x1f, 2, 0x0b)
                    .bytes(2)
                    .word(10)
                    .bytes(0)
                    .word(17)
                    .bytes(1);
        } else {
            header.text("inc")
                    .bytes(0)
                    .text("main.c")
                    .bytes(0, 0, 0)
                    .text("part.h")
                    .bytes(1, 0, 0)
                    .bytes(0);
        }
    }

    /** Line 3 at 0, 5 at 4, part.h:5 at 6, main.c:4 at 8, up to 12. The shortest instruction has 2 bytes. */
    private static void program(Tables unit, int firstFile) {
        unit.bytes(0, 5, 2).word(CODE).bytes(4, firstFile);
        unit.bytes(3, 2, 1);
        unit.bytes(10 + 3 + 2 + 12 * 2);
        unit.bytes(4, firstFile + 1, 2, 1, 1);
        unit.bytes(4, firstFile, 10 + 3 - 1 + 12);
        unit.bytes(2, 2, 0, 1, 1);
    }
}
