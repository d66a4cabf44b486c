package dev.mcusim.peripheral.stm32.i2c;

/**
 * The data register and the shift register of STM32F4's controllers, which share an address but not their contents: one of them can be full
 * while the other is (RM0090, 27.3.2 and 27.3.3).
 */
final class OlderData {

    private int data;
    private int shift;
    private boolean dataFull;
    private boolean shiftFull;

    /** Forgets what is to be sent, or has been received. */
    void clear() {
        dataFull = false;
        shiftFull = false;
    }

    boolean isDataFull() {
        return dataFull;
    }

    boolean isShiftFull() {
        return shiftFull;
    }

    /** The data register's contents, full or not. */
    int data() {
        return data;
    }

    /** Puts a byte into the data register that is to be sent. */
    void write(int value) {
        data = value & 0xff;
        dataFull = true;
    }

    /** Takes the byte that is to be sent on its way into the shift register, whose byte is gone. */
    int shiftOut() {
        shift = data;
        shiftFull = dataFull;
        dataFull = false;
        return shift;
    }

    /** The byte in the shift register. */
    int shift() {
        return shift;
    }

    /** Takes in a byte: into the data register, or where that is full into the shift register. */
    void receive(int value) {
        if (dataFull) {
            shift = value;
            shiftFull = true;
        } else {
            data = value;
            dataFull = true;
        }
    }

    /** Reads a received byte, whose place the one in the shift register takes. */
    int read() {
        int value = data;
        dataFull = shiftFull;
        if (shiftFull) {
            data = shift;
            shiftFull = false;
        }
        return value;
    }
}
