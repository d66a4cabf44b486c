package dev.mcusim.run.uart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Bytes that come from a person or another program at times of their own. A thread reads them, the machine's thread takes them. */
final class HostInput {

    private static final int MOST_PIECES = 64;
    private static final int PIECE_BYTES = 1024;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(MOST_PIECES);
    private boolean ended;

    /** Reads a stream to its end, on the calling thread. */
    void read(InputStream stream) {
        byte[] buffer = new byte[PIECE_BYTES];
        try {
            try {
                for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    if (count > 0) {
                        pieces.put(Arrays.copyOf(buffer, count));
                    }
                }
            } catch (IOException e) {
                // The other side has gone, which is the end like any other.
            }
            pieces.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing more will come. */
    boolean isEnded() {
        return ended;
    }

    /**
     * What has come.
     *
     * @param patience how long to wait for it where nothing has, in milliseconds of the host
     */
    byte[] take(long patience) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            byte[] piece = pieces.poll(patience, TimeUnit.MILLISECONDS);
            while (piece != null && piece != END) {
                bytes.writeBytes(piece);
                piece = pieces.poll();
            }
            ended |= piece == END;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
        return bytes.toByteArray();
    }
}
