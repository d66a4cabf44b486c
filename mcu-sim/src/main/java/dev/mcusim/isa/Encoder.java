package dev.mcusim.isa;

import dev.mcusim.isa.InstructionSet.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the narrowest encoding of an instruction written as mnemonic and operands, by trying the rows of the mnemonic in
 * order. Rows whose rules make the word undefined or unpredictable do not count.
 */
public final class Encoder {
    /** A value that did not fit: how far the operands were placed, which value, and what the slot takes. */
    private record Refusal(int position, String value, String legal) {}

    private Encoder() {}

    /**
     * Encodes an instruction.
     *
     * @param mnemonic in unified syntax, lower case, with data types ({@code vadd.f32}), flag-setting s, and {@code .n} or
     *     {@code .w} where a width is wanted; without condition but for B, whose condition is the first operand
     * @param operands in the order of unified syntax
     * @param inItBlock whether the instruction stands in an IT block, where other 16-bit encodings apply
     * @return the instruction, with condition AL
     * @throws EncodingException when no encoding takes these operands
     */
    public static Instruction encode(String mnemonic, List<? extends Operand> operands, boolean inItBlock) {
        String name = mnemonic;
        int size = 0;
        if (mnemonic.endsWith(".n") || mnemonic.endsWith(".w")) {
            name = mnemonic.substring(0, mnemonic.length() - 2);
            size = mnemonic.endsWith(".n") ? 2 : 4;
        }
        List<Candidate> candidates = InstructionSet.candidates(name);
        if (candidates.isEmpty()) {
            throw new EncodingException("instruction", mnemonic, "the mnemonics of ARMv7E-M");
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Encoding encoding = candidate.encoding();
            if (size != 0 && size != encoding.sizeInBytes()) {
                continue;
            }
            for (List<? extends Operand> arrangement : arrangements(candidate, operands)) {
                long bits = place(candidate, arrangement, inItBlock, refusals);
                if (bits >= 0) {
                    return encoding.instruction((int) bits);
                }
            }
        }
        throw refusal(written(mnemonic, operands), operands, candidates, refusals);
    }

    private static boolean stands(Candidate candidate, boolean inItBlock) {
        if (inItBlock && candidate.encoding().outsideItOnly()) {
            return false;
        }
        return switch (candidate.standing()) {
            case ANYWHERE -> true;
            case OUTSIDE_IT -> !inItBlock;
            case INSIDE_IT -> inItBlock;
        };
    }

    /** The ways in which the operands may be meant: a repeated destination dropped, commuting sources exchanged. */
    private static List<List<? extends Operand>> arrangements(Candidate candidate, List<? extends Operand> operands) {
        Encoding encoding = candidate.encoding();
        int expected = candidate.syntax().slots().size();
        if (operands.size() == expected) {
            boolean exchange = encoding.isCommutative()
                    && expected == 3
                    && operands.get(1) instanceof Register
                    && operands.get(2) instanceof Register;
            return exchange
                    ? List.of(operands, List.of(operands.get(0), operands.get(2), operands.get(1)))
                    : List.of(operands);
        }
        if (operands.size() == expected + 1 && candidate.syntax().isTied()) {
            Operand destination = operands.get(0);
            if (destination.equals(operands.get(1))) {
                return List.of(operands.subList(1, operands.size()));
            }
            if (encoding.isCommutative() && destination.equals(operands.get(2))) {
                return List.of(operands.subList(0, 2));
            }
        }
        return List.of();
    }

    private static long place(
            Candidate candidate, List<? extends Operand> operands, boolean inItBlock, List<Refusal> refusals) {
        Encoding encoding = candidate.encoding();
        List<Slot> slots = candidate.syntax().slots();
        for (int i = 0; i < slots.size(); i++) {
            if (!slots.get(i).takes(operands.get(i))) {
                return Slot.REFUSED;
            }
        }
        if (!stands(candidate, inItBlock)) {
            refusals.add(new Refusal(-1, "this place", inItBlock ? "outside IT blocks" : "in IT blocks"));
            return Slot.REFUSED;
        }
        int bits = encoding.bitPattern().base() | candidate.implied();
        int filled = 0;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            long placed = slot.place(operands.get(i), bits);
            int shared = filled & slot.mask();
            if (placed == Slot.REFUSED || ((int) placed & shared) != (bits & shared)) {
                refusals.add(new Refusal(i, operands.get(i).toString(), slot.legal()));
                return Slot.REFUSED;
            }
            bits |= (int) placed;
            filled |= slot.mask();
        }
        if (candidate.syntax().isIfThen()) {
            int mask = IfThen.mask((Condition) operands.get(0), candidate.itSuffix());
            bits |= encoding.field("k").insert(mask);
        }
        return checked(encoding, bits, operands, refusals);
    }

    private static long checked(Encoding encoding, int bits, List<? extends Operand> operands, List<Refusal> refusals) {
        if (!encoding.describes(bits)) {
            return Slot.REFUSED;
        }
        String broken = encoding.isUndefined(bits)
                ? "undefined"
                : encoding.unpredictability(bits).orElse(null);
        if (broken != null) {
            refusals.add(new Refusal(operands.size(), "unpredictable operands", "not " + broken));
            return Slot.REFUSED;
        }
        return Integer.toUnsignedLong(bits);
    }

    private static EncodingException refusal(
            String subject, List<? extends Operand> operands, List<Candidate> candidates, List<Refusal> refusals) {
        int furthest = refusals.stream().mapToInt(Refusal::position).max().orElse(-2);
        if (furthest == -2) {
            String forms = candidates.stream()
                    .map(candidate -> candidate.syntax().toString())
                    .distinct()
                    .collect(Collectors.joining("; "));
            String kinds = operands.stream().map(Operand::toString).collect(Collectors.joining(", "));
            return new EncodingException(subject, "these operands: " + kinds, forms);
        }
        Set<String> legal = new LinkedHashSet<>();
        String value = "";
        for (Refusal refusal : refusals) {
            if (refusal.position() == furthest) {
                value = refusal.value();
                legal.add(refusal.legal());
            }
        }
        return new EncodingException(subject, value, String.join(", or ", legal));
    }

    private static String written(String mnemonic, List<? extends Operand> operands) {
        return mnemonic + operands.stream().map(Operand::toString).collect(Collectors.joining(", ", " ", ""));
    }
}
