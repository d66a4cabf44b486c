package dev.mcusim.timing;

/**
 * What a branch predictor remembers about one branch. Open to the cores, which look at it once per executed branch and ask
 * {@link TimingModel#branch} only where the prediction may be wrong or has something to learn.
 */
public final class BranchHistory {

    /** {@link #state} when the branch is firmly expected not to be taken. */
    public static final int FIRMLY_NOT_TAKEN = 0;

    /** {@link #state} when the branch is firmly expected to be taken. */
    public static final int FIRMLY_TAKEN = 3;

    /** A counter that saturates at both ends: 0 and 1 expect the branch not to be taken, 2 and 3 to be taken. */
    public int state = FIRMLY_NOT_TAKEN;
    /** Where the branch went when it was taken last; 0 before. */
    public int target;
    /** Cycles that a wrong prediction costs; 0 while the model has not worked it out. */
    int penalty;
}
