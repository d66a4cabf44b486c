package dev.mcusim.run.spi;

import dev.mcusim.peripheral.spi.SpiLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A slave without sense: it writes down every frame that the master clocks, and answers with bytes one behind the other, then with ones. A
 * frame of up to 8 bits is one byte, of up to 16 two, and so on, the bits that come first in the highest byte.
 */
final class FileSlave implements SpiLine.Slave {

    private final OutputStream output;
    private final byte[] answers;
    private int answered;

    /**
     * @param output  receives what the master sends; stays open
     * @param answers what to answer
     */
    FileSlave(OutputStream output, byte[] answers) {
        this.output = output;
        this.answers = answers;
    }

    private static int bytes(int bits) {
        return (bits + 7) / 8;
    }

    @Override
    public int begins(int sent, int bits) {
        int answer = 0;
        for (int i = bytes(bits); i > 0; i--) {
            answer = answer << 8 | (answered < answers.length ? answers[answered++] & 0xff : 0xff);
        }
        return answer;
    }

    @Override
    public void ended(int sent, int bits) {
        try {
            for (int i = bytes(bits) - 1; i >= 0; i--) {
                output.write(sent >>> 8 * i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
