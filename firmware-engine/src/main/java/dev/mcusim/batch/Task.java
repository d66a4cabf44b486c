package dev.mcusim.batch;

import java.io.Serializable;

/**
 * Work that depends on nothing but its own fields, so that it can be done in any order, more than once, and on another computer. Tasks of one
 * list that share an object go on sharing it there: it is sent once.
 *
 * @param <R> the result
 */
public interface Task<R extends Serializable> extends Serializable {

    /** What messages call it, for example a board's id. */
    String name();

    /**
     * Does the work.
     *
     * @throws Exception when it cannot be done; it is then tried once more
     */
    R run() throws Exception;
}
