package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of the instruction table while it is being written. The notations are those of {@link BitPattern}, {@link Syntax},
 * {@link Constraint} and {@link Effects}.
 */
final class Row {
    /** A second way of writing, and the bits of the instruction word it implies. */
    record Alias(Syntax syntax, int implied) {}

    final String instruction;
    final String name;
    final BitPattern pattern;
    final Syntax syntax;
    Syntax printed;
    final List<Constraint> see = new ArrayList<>();
    final List<Constraint> undefined = new ArrayList<>();
    final List<Constraint> unpredictable = new ArrayList<>();
    final List<Alias> aliases = new ArrayList<>();
    Feature feature = Feature.BASE;
    TimingClass timing = TimingClass.ALU;
    String reads = "";
    String writes = "";
    String flags = "";
    Optional<Meaning> meaning = Optional.empty();
    boolean commutative;
    boolean anywhereInIt;

    Row(String instruction, String name, String pattern, String syntax) {
        this.instruction = instruction;
        this.name = name;
        this.pattern = new BitPattern(pattern);
        this.syntax = new Syntax(syntax, this.pattern);
        this.printed = this.syntax;
    }

    /** What the instruction depends on, in the notation of {@link Effects}. */
    Row reads(String resources) {
        reads = resources;
        return this;
    }

    /** What the instruction changes other than condition flags, in the notation of {@link Effects}. */
    Row writes(String resources) {
        writes = resources;
        return this;
    }

    /** The condition flags that change when the instruction sets flags. */
    Row flags(String resources) {
        flags = resources;
        return this;
    }

    Row timing(TimingClass timingClass) {
        timing = timingClass;
        return this;
    }

    Row feature(Feature extension) {
        feature = extension;
        return this;
    }

    /** Words of these fields belong to another row. */
    Row see(String condition, String elsewhere) {
        see.add(Constraint.parse(pattern, condition, elsewhere));
        return this;
    }

    /** Words of these fields are UNDEFINED. */
    Row undefined(String... conditions) {
        for (String condition : conditions) {
            undefined.add(Constraint.parse(pattern, condition, "UNDEFINED"));
        }
        return this;
    }

    /** Words of these fields are UNPREDICTABLE. */
    Row unpredictable(String... conditions) {
        for (String condition : conditions) {
            unpredictable.add(Constraint.parse(pattern, condition, "UNPREDICTABLE"));
        }
        return this;
    }

    /** The registers of these fields may be neither SP nor PC, else UNPREDICTABLE. */
    Row notSpOrPc(String letters) {
        for (String letter : letters.split(" ", -1)) {
            unpredictable(letter + " = 13|15");
        }
        return this;
    }

    /** What the instruction does. */
    Row means(Meaning does) {
        meaning = Optional.of(does);
        return this;
    }

    /** The second and third operand may be exchanged. */
    Row commutative() {
        commutative = true;
        return this;
    }

    /** Another way in which the row's instructions may be written; the encoder takes it, the disassembler never prints it. */
    Row alias(String syntaxText) {
        return alias(syntaxText, 0);
    }

    /** The same, where the way of writing implies bits of the instruction word. */
    Row alias(String syntaxText, int implied) {
        aliases.add(new Alias(new Syntax(syntaxText, pattern), implied));
        return this;
    }

    /** How GNU objdump writes the row's instructions, where that is another way; the encoder takes it too. */
    Row printedAs(String syntaxText) {
        printed = new Syntax(syntaxText, pattern);
        return alias(syntaxText);
    }

    /** The bits of the instruction word by which a field has a value. */
    int bits(String letters, int value) {
        return pattern.field(letters).insert(value);
    }

    /** Allowed in IT blocks although it takes no condition. */
    Row anywhereInIt() {
        anywhereInIt = true;
        return this;
    }
}
