package dev.mcusim.peripheral;

/** The chip's end of a pin, as its port's registers have set it up. */
public interface PinCell {

    /** The cell of a pin that the chip leaves alone. */
    PinCell NONE = new PinCell() {
        @Override
        public Drive output() {
            return Drive.NONE;
        }

        @Override
        public Drive pull() {
            return Drive.NONE;
        }
    };

    /** What the output driver does now. */
    Drive output();

    /** What the resistors in the cell do now. */
    Drive pull();

    /**
     * Whether anybody wants to hear of changes of the level. The cell calls {@link Pin#update} behind every change while it is watched, and
     * need not otherwise.
     */
    default void watched(boolean watched) {}
}
