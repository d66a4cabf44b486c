package dev.mcusim.deploy;

import dev.mcusim.kernel.Target;
import dev.mcusim.plan.LoweredOperator;
import dev.mcusim.plan.Lowering;
import dev.mcusim.progress.Progress;
import dev.mcusim.reference.ReferenceEngine;
import dev.mcusim.reference.ReferenceRun;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A network with its inputs and all that does not depend on the board: the reference's results, and the kernels for each pipeline. They are
 * made when first asked for, and once, so that one object serves many boards. Can be shared between threads. Another process gets the
 * model's file and makes them anew.
 */
public final class PreparedNetwork implements Serializable {
    private static final long serialVersionUID = 1L;

    private final NetworkFile model;
    private final List<byte[]> inputs;
    private transient ReferenceRun expected;
    private transient Map<Target, List<LoweredOperator>> kernels;

    /**
     * Prepares nothing yet, but checks the inputs.
     *
     * @param inputs raw bytes, see {@link InputData}
     * @throws InputException when they do not match the network's inputs
     */
    public PreparedNetwork(NetworkFile model, List<byte[]> inputs) {
        InputData.check(model.network(), inputs);
        this.model = model;
        this.inputs = List.copyOf(inputs);
    }

    /** The network and the file it came from. */
    public NetworkFile model() {
        return model;
    }

    /** Raw bytes of each input. */
    public List<byte[]> inputs() {
        return inputs;
    }

    /**
     * What the reference engine computes from the inputs.
     *
     * @param progress told when that has to be computed
     */
    public synchronized ReferenceRun expected(Progress progress) {
        if (expected == null) {
            expected = ReferenceEngine.run(model.network(), inputs, progress);
        }
        return expected;
    }

    /** The kernels of all operators for one pipeline. */
    public synchronized List<LoweredOperator> kernels(Target target) {
        if (kernels == null) {
            kernels = new EnumMap<>(Target.class);
        }
        return kernels.computeIfAbsent(target, pipeline -> new Lowering(pipeline).lower(model.network()));
    }
}
