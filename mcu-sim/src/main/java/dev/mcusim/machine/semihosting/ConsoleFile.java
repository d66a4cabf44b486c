package dev.mcusim.machine.semihosting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The streams called {@code :tt}. */
final class ConsoleFile implements OpenFile {

    private final Stream stream;
    private final SemihostingHost host;

    /** Which one; the mode of SYS_OPEN tells. */
    enum Stream {
        INPUT,
        OUTPUT,
        ERROR
    }

    ConsoleFile(Stream stream, SemihostingHost host) {
        this.stream = stream;
        this.host = host;
    }

    @Override
    public boolean isConsole() {
        return true;
    }

    /** Up to the end of a line, so that the pieces in which the host gets its input do not show. */
    @Override
    public byte[] read(int most) throws IOException, OperationFailed {
        if (stream != Stream.INPUT) {
            throw new OperationFailed(Errno.EBADF);
        }
        return line(host.input(), most);
    }

    private static byte[] line(InputStream input, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int data = 0;
        while (line.size() < most && data != '\n') {
            data = input.read();
            if (data < 0) {
                break;
            }
            line.write(data);
        }
        return line.toByteArray();
    }

    @Override
    public void write(byte[] bytes) throws OperationFailed {
        if (stream == Stream.INPUT) {
            throw new OperationFailed(Errno.EBADF);
        }
        for (byte data : bytes) {
            host.output().write(data & 0xff, stream == Stream.ERROR);
        }
    }
}
