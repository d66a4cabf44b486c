package dev.mcusim.debug;

/** Answers that many commands share. Errors have the numbers of errno. */
final class Reply {

    /** Done. */
    static final String OK = "OK";
    /** The command is not known. */
    static final String UNSUPPORTED = "";
    /** EINVAL: the packet makes no sense. */
    static final String BAD_PACKET = "E16";
    /** EFAULT: nothing answers at the address. */
    static final String BAD_ADDRESS = "E0e";
    /** ENOSPC: there are too many of them already. */
    static final String TOO_MANY = "E1c";

    private Reply() {}

    /** A piece of a long text: {@code m} and the piece, {@code l} where it is the last. */
    static String piece(String text, int offset, int length) {
        int end = (int) Math.min(text.length(), (long) offset + length);
        int start = Math.min(offset, end);
        return (end < text.length() ? "m" : "l") + text.substring(start, end);
    }
}
