package dev.mcusim.progress;

/** What work that takes long tells about how far it is. Safe for use by many threads. */
@FunctionalInterface
public interface Progress {

    /** Listens to nobody. */
    Progress NONE = (what, steps) -> NoTask.NONE;

    /**
     * Work begins. It ends when the task is closed.
     *
     * @param what the work, for people, as {@code deploying vww.tflite on nucleo-f746zg}
     * @param steps how much there is to be done, in a unit of the caller's choice that is proportional to time, 1 or more
     * @throws IllegalArgumentException when {@code steps} is less than 1
     */
    Task begin(String what, long steps);

    /** Work that has begun. Steps beyond those that were announced count for nothing. */
    interface Task extends AutoCloseable {

        /** So many steps more have been done. */
        void advance(long steps);

        /**
         * Hands so many steps to work that knows its own: when that ends, they are done. A part that never begins is done when the
         * whole task ends.
         */
        Progress part(long steps);

        /** The work has ended, whether all was done or not. */
        @Override
        void close();
    }
}
