package dev.mcusim.cpu.jit;

/** What interrupts execution between blocks. Execution goes on at {@link JavaCpu#next} afterwards. */
interface ExceptionModel {

    /** Nothing interrupts anything. */
    ExceptionModel NONE = new ExceptionModel() {
        @Override
        public void attend(long now) {
            // Nothing is due.
        }

        @Override
        public boolean returnFrom(int address) {
            return false;
        }
    };

    /**
     * The cycle counter has reached {@link JavaCpu#nextEvent}; sets that to when it wants to be asked again.
     *
     * @param now the cycle counter
     */
    void attend(long now);

    /**
     * The core was told to go on at an address where nothing can be fetched.
     *
     * @return whether that was a return from an exception, which has been carried out
     */
    boolean returnFrom(int address);
}
