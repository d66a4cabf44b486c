package dev.mcusim.benchmark;

import java.util.List;

/** Firmware that has been booted on some core and waits for inputs. */
interface Deployment extends AutoCloseable {
    /** The core, for people. */
    String core();

    /** Writes the inputs and runs one inference to its end. */
    void infer();

    /** Raw bytes of the outputs of the last inference. */
    List<byte[]> outputs();

    @Override
    void close();
}
