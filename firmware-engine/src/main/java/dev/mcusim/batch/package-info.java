/**
 * Lists of independent tasks, run side by side: what runs them ({@link dev.mcusim.batch.BatchExecutor}) and what they are ({@link
 * dev.mcusim.batch.Task}). Knows nothing of networks and boards. Results come in the order of the tasks and are the same whatever runs them.
 */
package dev.mcusim.batch;
