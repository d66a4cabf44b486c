package dev.mcusim.tflite;

import dev.mcusim.tflite.TableLayout.Field;
import dev.mcusim.tflite.TableLayout.Scalar;
import dev.mcusim.tflite.TableLayout.Table;
import dev.mcusim.tflite.TableLayout.Tables;
import dev.mcusim.tflite.TableLayout.Union;
import dev.mcusim.tflite.TableLayout.Vector;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Proves that a flatbuffer can be read without leaving its bytes: every table, vtable, vector and string of a layout lies inside the
 * file, and no vector is longer than the file has room for.
 *
 * <p>The time is bounded: a table that several offsets share is visited once, and the number of vector elements that are followed has a budget.
 *
 * @see <a href="https://flatbuffers.dev/internals/">FlatBuffers, internals</a>
 */
final class FlatbufferVerifier {
    /** The schema classes read the 16-bit sizes and offsets of tables as signed numbers. */
    private static final int MAX_TABLE_BYTES = Short.MAX_VALUE;

    private static final int ELEMENT_BUDGET = 1 << 20;

    private final ByteBuffer file;
    private final Problems problems;
    private final Set<Visit> visited = new HashSet<>();
    private int elementsLeft = ELEMENT_BUDGET;

    private record Visit(int position, String layout) {}

    /** {@code file} is little-endian, from 0 to its limit. */
    FlatbufferVerifier(ByteBuffer file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Verifies everything that the root table reaches; what is wrong goes to the problems. */
    void verify(TableLayout root) {
        if (!fits(0, 8)) {
            corrupt("file", "it has only " + file.limit() + " bytes, too few for a flatbuffer");
        } else {
            table(Integer.toUnsignedLong(file.getInt(0)), root, root.name());
        }
    }

    private void table(long at, TableLayout layout, String path) {
        if (!fits(at, 4)) {
            corrupt(path, "the table would start at byte " + at);
            return;
        }
        int table = (int) at;
        long vtableAt = at - file.getInt(table);
        if (!fits(vtableAt, 4)) {
            corrupt(path, "its vtable would start at byte " + vtableAt);
            return;
        }
        int vtable = (int) vtableAt;
        int vtableBytes = Short.toUnsignedInt(file.getShort(vtable));
        int tableBytes = Short.toUnsignedInt(file.getShort(vtable + 2));
        if (vtableBytes < 4 || vtableBytes % 2 != 0 || vtableBytes > MAX_TABLE_BYTES || !fits(vtable, vtableBytes)) {
            corrupt(path, "its vtable has an impossible size of " + vtableBytes + " bytes");
        } else if (tableBytes < 4 || tableBytes > MAX_TABLE_BYTES || !fits(table, tableBytes)) {
            corrupt(path, "the table has an impossible size of " + tableBytes + " bytes");
        } else if (visited.add(new Visit(table, layout.name()))) {
            fields(new Extent(table, tableBytes, vtable, vtableBytes), layout, path);
        }
    }

    /** A table whose own bytes and whose vtable lie inside the file. */
    private record Extent(int table, int tableBytes, int vtable, int vtableBytes) {}

    private void fields(Extent extent, TableLayout layout, String path) {
        for (int i = 0; i < layout.fields().size() && !problems.full(); i++) {
            int offset = offset(extent, i);
            if (offset != 0) {
                field(extent, layout, i, offset, path);
            }
        }
    }

    /** Offset of a field inside its table, 0 when the table does not have it. */
    private int offset(Extent extent, int index) {
        int entry = 4 + 2 * index;
        return entry + 2 <= extent.vtableBytes() ? Short.toUnsignedInt(file.getShort(extent.vtable() + entry)) : 0;
    }

    private void field(Extent extent, TableLayout layout, int index, int offset, String path) {
        Field field = layout.fields().get(index);
        if (field instanceof TableLayout.Unread) {
            return;
        }
        String where = path + " field " + index;
        int bytes = field instanceof Scalar scalar ? scalar.bytes() : 4;
        if (offset < 4 || offset + bytes > extent.tableBytes()) {
            corrupt(where, "it would lie outside its table");
            return;
        }
        int position = extent.table() + offset;
        if (field instanceof Vector vector) {
            vector(target(position), vector.elementBytes(), where);
        } else if (field instanceof Tables tables) {
            tables(target(position), tables, where);
        } else if (field instanceof Table table) {
            table(target(position), table.layout(), where);
        } else if (field instanceof Union union) {
            TableLayout chosen = union.layouts().get(unionType(extent, index - 1));
            if (chosen != null) {
                table(target(position), chosen, where);
            }
        }
    }

    /** The one-byte type of a union, 0 when there is none. */
    private int unionType(Extent extent, int index) {
        int offset = offset(extent, index);
        return offset == 0 || offset >= extent.tableBytes() ? 0 : Byte.toUnsignedInt(file.get(extent.table() + offset));
    }

    /** Verifies a vector and returns its length, or -1. */
    private long vector(long at, int elementBytes, String path) {
        if (!fits(at, 4)) {
            corrupt(path, "the vector would start at byte " + at);
            return -1;
        }
        long length = Integer.toUnsignedLong(file.getInt((int) at));
        if (!fits(at + 4, length * elementBytes)) {
            corrupt(path, "a vector of " + length + " elements does not fit the file");
            return -1;
        }
        return length;
    }

    private void tables(long at, Tables tables, String path) {
        long length = vector(at, 4, path);
        if (length > tables.limit()) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    path,
                    length + " entries of type " + tables.element().name() + ", at most " + tables.limit()
                            + " are accepted");
            return;
        }
        for (int i = 0; i < length && !problems.full(); i++) {
            if (--elementsLeft < 0) {
                problems.add(ProblemCode.LIMIT_EXCEEDED, path, "more than " + ELEMENT_BUDGET + " tables in all");
                return;
            }
            table(
                    target((int) at + 4 + 4 * i),
                    tables.element(),
                    tables.element().name() + " " + i);
        }
    }

    /** Where the offset stored at a position points to. */
    private long target(int position) {
        return position + Integer.toUnsignedLong(file.getInt(position));
    }

    private boolean fits(long start, long bytes) {
        return start >= 0 && bytes >= 0 && start <= file.limit() - bytes;
    }

    private void corrupt(String where, String message) {
        problems.add(ProblemCode.CORRUPT_STRUCTURE, where, message);
    }
}
