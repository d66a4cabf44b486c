/**
 * Decides before anything is emitted: which kernel computes each operator, which buffers share memory and at what offsets,
 * and which memory regions of a board hold them. What does not fit is refused here, with the numbers.
 *
 * <p>Memory is planned in three steps. {@link dev.mcusim.plan.Liveness} turns a network and its kernels into a
 * {@link dev.mcusim.plan.MemoryProblem}: buffers with sizes and lifetimes. {@link dev.mcusim.plan.MemoryPlanner} finds
 * offsets: best-fit first, exact search when best-fit misses the lower bound. {@link dev.mcusim.plan.Placement} chooses
 * the regions. Nothing here knows addresses of code or the format of firmware; that is {@code dev.mcusim.firmware}.
 */
package dev.mcusim.plan;
