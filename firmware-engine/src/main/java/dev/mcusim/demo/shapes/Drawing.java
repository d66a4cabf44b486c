package dev.mcusim.demo.shapes;

/**
 * One labelled picture.
 *
 * @param shape what is drawn
 * @param gray {@value #SIZE} rows of {@value #SIZE} pixels, top row first; every byte is an unsigned level, 0 black and 255 white
 */
@SuppressWarnings("ArrayRecordComponent") // cloned on the way in and out
public record Drawing(Shape shape, byte[] gray) {

    /** Width and height in pixels. */
    public static final int SIZE = 32;

    /** Copies the levels. */
    public Drawing {
        gray = gray.clone();
    }

    @Override
    public byte[] gray() {
        return gray.clone();
    }

    /**
     * The picture as the network's int8 input: level minus 128, that is, scale 1/255 and zero point -128 for levels from 0 to 1.
     *
     * @return a new array in the order of {@link #gray}
     */
    public byte[] int8() {
        byte[] shifted = gray.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] -= (byte) 128;
        }
        return shifted;
    }
}
