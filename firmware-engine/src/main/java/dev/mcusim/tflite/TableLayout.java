package dev.mcusim.tflite;

import java.util.List;
import java.util.Map;

/**
 * The fields of a flatbuffer table as far as the importer reads them, in the order of the schema file.
 *
 * @param name the table's name in the schema
 * @param fields field i of the schema; fields after the last one are not read
 */
record TableLayout(String name, List<Field> fields) {
    static TableLayout of(String name, Field... fields) {
        return new TableLayout(name, List.of(fields));
    }

    /** What a field's bytes are. */
    sealed interface Field permits Scalar, Vector, Tables, Table, Union, Unread {}

    /** A number stored in the table itself. */
    record Scalar(int bytes) implements Field {}

    /** A vector of numbers, or a string (numbers of one byte). */
    record Vector(int elementBytes) implements Field {}

    /** A vector of tables, with the largest number that is accepted. */
    record Tables(TableLayout element, int limit) implements Field {}

    /** Another table. */
    record Table(TableLayout layout) implements Field {}

    /** A table whose layout depends on the one-byte field just before it; layouts of types that are not listed are not read. */
    record Union(Map<Integer, TableLayout> layouts) implements Field {}

    /** A field that the importer does not read. */
    record Unread() implements Field {}
}
