package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * A row of the instruction table: one encoding of one instruction, with everything the encoder, the decoder, the
 * disassembler, the timing models and the cores need to know about it. Rows are written in the classes of this package that
 * are named after families, with {@link Row}; {@link InstructionSet} holds them all.
 */
public final class Encoding {
    private final String instruction;
    private final String name;
    private final BitPattern pattern;
    private final Syntax syntax;
    private final Syntax printed;
    private final Feature feature;
    private final TimingClass timing;
    private final List<Constraint> see;
    private final List<Constraint> undefined;
    private final List<Constraint> unpredictable;
    private final Effects reads;
    private final Effects writes;
    private final Resources flags;
    private final Optional<Meaning> meaning;
    private final boolean commutative;
    private final boolean anywhereInIt;

    Encoding(Row row) {
        instruction = row.instruction;
        name = row.name;
        pattern = row.pattern;
        syntax = row.syntax;
        printed = row.printed;
        feature = row.feature;
        timing = row.timing;
        see = List.copyOf(row.see);
        undefined = List.copyOf(row.undefined);
        unpredictable = List.copyOf(row.unpredictable);
        reads = new Effects(pattern, syntax, row.reads);
        writes = new Effects(pattern, syntax, row.writes);
        flags = Effects.named(row.flags);
        meaning = row.meaning;
        commutative = row.commutative;
        anywhereInIt = row.anywhereInIt;
    }

    /** The manual's heading, for example {@code ADD (immediate)}. */
    public String instruction() {
        return instruction;
    }

    /** The manual's name of the encoding, for example {@code T1}, with the addressing form where one diagram has several. */
    public String name() {
        return name;
    }

    /** The mnemonic, upper case, with data types and without flag-setting S, condition and width. */
    public String mnemonic() {
        return syntax.mnemonic();
    }

    /** The encoding diagram: {@code 0} and {@code 1} fixed, {@code (0)} and {@code (1)} should be so, letters are fields. */
    public String pattern() {
        return pattern.toString();
    }

    /** The operand syntax as the table has it. */
    public String syntaxText() {
        return syntax.toString();
    }

    /** 2 or 4. */
    public int sizeInBytes() {
        return pattern.width() / 8;
    }

    /** The part of the architecture that brings this encoding. */
    public Feature feature() {
        return feature;
    }

    /**
     * A field.
     *
     * @param letters its letter in the pattern; of several, the first is on top
     * @throws IllegalArgumentException when the pattern has no such letter
     */
    public BitField field(String letters) {
        return pattern.field(letters);
    }

    /** Whether the pattern has a field of this letter. */
    public boolean hasField(char letter) {
        return pattern.has(letter);
    }

    /** The instruction of a word that this row describes. */
    public Instruction instruction(int bits) {
        return new Instruction(this, bits);
    }

    /** What the row's instructions do; empty where that is not modelled. */
    public Optional<Meaning> meaning() {
        return meaning;
    }

    /** Whether a word has this row's fixed bits and none of the values that the manual sends elsewhere. */
    public boolean describes(int bits) {
        return pattern.matches(bits) && !anyHolds(see, bits);
    }

    /** Whether every instruction of the row must stand outside IT blocks. */
    public boolean outsideItOnly() {
        return !syntax.isPredicated() && !anywhereInIt;
    }

    /** Whether the row's rules make the word undefined. */
    boolean isUndefined(int bits) {
        return anyHolds(undefined, bits);
    }

    /** The rule that makes the word unpredictable, if any. */
    Optional<String> unpredictability(int bits) {
        if (!pattern.shouldBeBitsHold(bits)) {
            return Optional.of("should-be bits");
        }
        for (Constraint constraint : unpredictable) {
            if (constraint.holds(bits)) {
                return Optional.of(constraint.text());
            }
        }
        return Optional.empty();
    }

    private static boolean anyHolds(List<Constraint> constraints, int bits) {
        for (Constraint constraint : constraints) {
            if (constraint.holds(bits)) {
                return true;
            }
        }
        return false;
    }

    BitPattern bitPattern() {
        return pattern;
    }

    Syntax syntax() {
        return syntax;
    }

    Syntax printed() {
        return printed;
    }

    boolean isCommutative() {
        return commutative;
    }

    boolean setsFlags(int bits, boolean inItBlock) {
        return !flags.isEmpty()
                && switch (syntax.flagSetting()) {
                    case ALWAYS -> true;
                    case BY_S_BIT -> pattern.field("S").extract(bits) == 1;
                    case OUTSIDE_IT -> !inItBlock;
                };
    }

    Resources reads(int bits, boolean inItBlock) {
        Resources own = reads.of(bits, setsFlags(bits, inItBlock));
        return syntax.hasConditionField()
                ? own.union(syntax.conditionField(bits).flags())
                : own;
    }

    Resources writes(int bits, boolean inItBlock) {
        boolean setsFlags = setsFlags(bits, inItBlock);
        Resources own = writes.of(bits, setsFlags);
        return setsFlags ? own.union(flags) : own;
    }

    TimingClass timingClass(int bits) {
        if (timing == TimingClass.ALU_SHIFTED
                && pattern.field("t").extract(bits) == 0
                && pattern.field("i").extract(bits) == 0) {
            return TimingClass.ALU;
        }
        return timing;
    }

    @Override
    public String toString() {
        return instruction + " " + name;
    }
}
