package dev.mcusim.machine.semihosting;

import java.util.Arrays;

/** The file {@code :semihosting-features}, by which firmware finds extensions (Semihosting 2.0, "Feature bits"). */
final class FeaturesFile implements OpenFile {

    /** SYS_EXIT_EXTENDED is there, and {@code :tt} has separate standard output and standard error. */
    private static final byte[] CONTENTS = {'S', 'H', 'F', 'B', 3};

    private int position;

    @Override
    public byte[] read(int most) {
        int start = position;
        position += Math.min(most, CONTENTS.length - start);
        return Arrays.copyOfRange(CONTENTS, start, position);
    }

    @Override
    public void seek(long to) throws OperationFailed {
        if (to > CONTENTS.length) {
            throw new OperationFailed(Errno.EINVAL);
        }
        position = (int) to;
    }

    @Override
    public long length() {
        return CONTENTS.length;
    }
}
