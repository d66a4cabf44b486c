package dev.mcusim.progress;

/** The task that nobody looks at. */
enum NoTask implements Progress.Task {
    NONE;

    @Override
    public void advance(long steps) {
        // Nobody wants to know.
    }

    @Override
    public Progress part(long steps) {
        return Progress.NONE;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
