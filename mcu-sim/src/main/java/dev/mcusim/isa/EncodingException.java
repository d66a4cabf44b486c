package dev.mcusim.isa;

/**
 * An instruction that was asked for does not exist. Every refusal of the assembler is one of these; it carries what was
 * asked, the value that does not fit and what would.
 */
public final class EncodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String value;
    private final String legal;

    /**
     * A refusal.
     *
     * @param subject the instruction or operand, as text
     * @param value the value that cannot be encoded, as text
     * @param legal what is allowed in its place, for example {@code 0..4095}
     */
    public EncodingException(String subject, String value, String legal) {
        super(subject + ": cannot encode " + value + "; legal: " + legal);
        this.subject = subject;
        this.value = value;
        this.legal = legal;
    }

    /** A number outside a range, both ends of which are legal. */
    public static EncodingException outOfRange(String subject, long value, long least, long most) {
        return new EncodingException(subject, Long.toString(value), least + ".." + most);
    }

    /** The instruction or operand that was asked for. */
    public String subject() {
        return subject;
    }

    /** The value that cannot be encoded. */
    public String value() {
        return value;
    }

    /** What is allowed in its place. */
    public String legal() {
        return legal;
    }
}
