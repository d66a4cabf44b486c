package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one table of instructions: all rows of all families. */
public final class InstructionSet {
    /** A way to write a row's instructions: a syntax, the bits it implies, and where flags follow from the IT block. */
    record Candidate(Encoding encoding, Syntax syntax, int implied, Standing standing, String itSuffix) {}

    /** Where a way of writing is meant to stand. */
    enum Standing {
        ANYWHERE,
        OUTSIDE_IT,
        INSIDE_IT
    }

    private static final List<Encoding> ENCODINGS;
    private static final Map<String, List<Candidate>> CANDIDATES = new TreeMap<>();

    static {
        Table table = new Table();
        DataProcessingImmediate.addTo(table);
        DataProcessingRegister.addTo(table);
        Moves.addTo(table);
        Shifts.addTo(table);
        BitFields.addTo(table);
        Multiplies.addTo(table);
        DspMultiplies.addTo(table);
        ParallelArithmetic.addTo(table);
        Extends.addTo(table);
        Saturation.addTo(table);
        LoadStoreSingle.addTo(table);
        LoadStoreNarrow.addTo(table);
        LoadStoreDual.addTo(table);
        LoadStoreMultiple.addTo(table);
        Exclusives.addTo(table);
        Branches.addTo(table);
        SystemInstructions.addTo(table);
        FpLoadStore.addTo(table);
        FpArithmetic.addTo(table);
        FpConversions.addTo(table);
        FpMoves.addTo(table);
        List<Encoding> encodings = new ArrayList<>();
        for (Row row : table.rows()) {
            Encoding encoding = new Encoding(row);
            encodings.add(encoding);
            register(encoding, encoding.syntax(), 0);
            row.aliases.forEach(alias -> register(encoding, alias.syntax(), alias.implied()));
        }
        ENCODINGS = List.copyOf(encodings);
        for (List<Candidate> list : CANDIDATES.values()) {
            list.sort((a, b) -> a.encoding().sizeInBytes() - b.encoding().sizeInBytes());
        }
    }

    private InstructionSet() {}

    /** Every row, in the order of the families. */
    public static List<Encoding> encodings() {
        return ENCODINGS;
    }

    /**
     * The rows of a mnemonic, narrow ones first, in the order of preference.
     *
     * @param mnemonic lower case, with data types and flag-setting s
     */
    static List<Candidate> candidates(String mnemonic) {
        return CANDIDATES.getOrDefault(mnemonic, List.of());
    }

    private static void register(Encoding encoding, Syntax syntax, int implied) {
        String key = syntax.key();
        if (syntax.isIfThen()) {
            for (int mask = 1; mask < 16; mask++) {
                String suffix = IfThen.suffix(0, mask);
                add(key + suffix, new Candidate(encoding, syntax, implied, Standing.OUTSIDE_IT, suffix));
            }
        } else if (!syntax.hasSuffixS()) {
            add(key, new Candidate(encoding, syntax, implied, Standing.ANYWHERE, ""));
        } else if (syntax.flagSetting() == Syntax.FlagSetting.BY_S_BIT) {
            int setFlags = encoding.field("S").insert(1);
            add(key, new Candidate(encoding, syntax, implied, Standing.ANYWHERE, ""));
            add(key + "s", new Candidate(encoding, syntax, implied | setFlags, Standing.ANYWHERE, ""));
        } else {
            add(key, new Candidate(encoding, syntax, implied, Standing.INSIDE_IT, ""));
            add(key + "s", new Candidate(encoding, syntax, implied, Standing.OUTSIDE_IT, ""));
        }
    }

    private static void add(String key, Candidate candidate) {
        CANDIDATES.computeIfAbsent(key, unused -> new ArrayList<>()).add(candidate);
    }
}
