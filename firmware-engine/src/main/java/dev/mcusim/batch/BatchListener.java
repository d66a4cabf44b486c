package dev.mcusim.batch;

/** Is told how a list of tasks gets on. Calls come one at a time, from any thread. */
public interface BatchListener {

    /** A listener that does nothing. */
    BatchListener NONE = new BatchListener() {
        @Override
        public void finished(String task, int done, int all) {}

        @Override
        public void retrying(TaskFailure failure) {}
    };

    /**
     * A task has ended, well or not.
     *
     * @param done how many have ended by now
     * @param all how many there are
     */
    void finished(String task, int done, int all);

    /** A task has failed and is tried once more. */
    void retrying(TaskFailure failure);
}
