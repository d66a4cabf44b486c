package dev.mcusim.cli;

/**
 * What the launcher says of the terminal. The JVM itself cannot tell: {@link System#console()} is there only when standard input and
 * output both are terminals, and nothing of it is about standard error.
 *
 * @param columns of the terminal that standard error goes to; 0 when it goes elsewhere, or to a terminal that cannot return to
 *     the start of a line
 * @param showsOutput whether standard output goes to a terminal, too
 */
record Screen(int columns, boolean showsOutput) {
    /** No terminal. */
    static final Screen NONE = new Screen(0, false);

    private static final int LEAST = 20;
    private static final int USUAL = 80;

    /** What the launcher has passed on; {@link #NONE} without it. */
    static Screen ofLauncher() {
        return of(
                System.getProperty("mcusim.stderr.columns", ""),
                System.getProperty("mcusim.stdout.terminal", ""),
                System.getenv().getOrDefault("TERM", "dumb"));
    }

    /**
     * From the words of the launcher.
     *
     * @param columns empty when standard error is no terminal; 0 where the terminal does not tell
     * @param output {@code true} when standard output is one
     * @param kind as in the environment variable TERM
     */
    static Screen of(String columns, String output, String kind) {
        if (!columns.matches("\\d{1,5}") || kind.equals("dumb")) {
            return NONE;
        }
        int told = Integer.parseInt(columns);
        return new Screen(told < LEAST ? USUAL : told, output.equals("true"));
    }

    /** Whether there is a terminal to show a bar on. */
    boolean isTerminal() {
        return columns > 0;
    }
}
