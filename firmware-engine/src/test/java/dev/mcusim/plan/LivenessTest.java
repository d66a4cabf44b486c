package dev.mcusim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.model.Network;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private final NetworkSketch sketch = new NetworkSketch();

    @Test
    void inputsLiveFromBeforeTheFirstOperatorAndOutputsUntilTheHostHasReadThem() {
        int in = sketch.tensor(10);
        int middle = sketch.tensor(20);
        int out = sketch.tensor(30);
        sketch.apart(in, middle, 0).apart(middle, out, 16);
        Liveness liveness = liveness(in, out);
        assertThat(liveness.problem().buffers())
                .containsExactly(
                        new Buffer("tensor_input0", 10, -1, 0),
                        new Buffer("tensor_1", 20, 0, 1),
                        new Buffer("tensor_output0", 30, 1, 2),
                        new Buffer("layer_01_scratch", 16, 1, 1));
        assertThat(liveness.bufferOfScratch()).containsExactly(Liveness.NONE, 3);
        assertThat(liveness.problem().sharings()).isEmpty();
    }

    @Test
    void aResidualKeepsItsTensorUntilTheAddition() {
        int in = sketch.tensor(8);
        int a = sketch.tensor(8);
        int b = sketch.tensor(8);
        int out = sketch.tensor(8);
        sketch.relu6(in, a).apart(a, b, 0).add(a, b, out);
        Liveness liveness = liveness(in, out);
        assertThat(liveness.problem().buffers().get(a)).isEqualTo(new Buffer("tensor_1", 8, 0, 2));
        assertThat(liveness.problem().sharings())
                .containsExactly(new Sharing(in, a), new Sharing(a, out), new Sharing(b, out));
        MemoryPlan plan = new MemoryPlanner().plan(liveness.problem());
        PlanAssertions.assertSound(plan);
        assertThat(plan.bytes()).isEqualTo(16);
    }

    @Test
    void aTensorThatIsReadTwiceInOneOperatorIsNotOverwritten() {
        int in = sketch.tensor(8);
        int out = sketch.tensor(8);
        sketch.add(in, in, out);
        assertThat(liveness(in, out).problem().sharings()).isEmpty();
    }

    @Test
    void aTensorThatIsReadLaterIsNotOverwritten() {
        int in = sketch.tensor(8);
        int a = sketch.tensor(8);
        int out = sketch.tensor(8);
        sketch.relu6(in, a).add(in, a, out);
        assertThat(liveness(in, out).problem().sharings()).containsExactly(new Sharing(in, out), new Sharing(a, out));
    }

    @Test
    void aReshapeSharesTheBufferOfItsInputForTheLifeOfBoth() {
        int in = sketch.tensor(8);
        int a = sketch.tensor(8);
        int flat = sketch.tensor(8);
        int b = sketch.tensor(8);
        int out = sketch.tensor(8);
        sketch.apart(in, a, 0).reshape(a, flat).relu6(a, b).add(flat, b, out);
        Liveness liveness = liveness(in, out);
        assertThat(liveness.bufferOfTensor().get(flat))
                .isEqualTo(liveness.bufferOfTensor().get(a));
        Buffer shared =
                liveness.problem().buffers().get(liveness.bufferOfTensor().get(a));
        assertThat(shared.firstStep()).isZero();
        assertThat(shared.lastStep()).isEqualTo(3);
        // the RELU6 must not overwrite what is still read under the other name
        assertThat(liveness.problem().sharings())
                .hasSize(2)
                .allMatch(
                        sharing -> sharing.output() == liveness.bufferOfTensor().get(out));
    }

    @Test
    void constantsHaveNoBuffer() {
        int in = sketch.tensor(8);
        int constant = sketch.constant(8);
        int out = sketch.tensor(8);
        sketch.add(constant, in, out);
        Liveness liveness = liveness(in, out);
        assertThat(liveness.bufferOfTensor().get(constant)).isEqualTo(Liveness.NONE);
        assertThat(liveness.problem().sharings())
                .containsExactly(new Sharing(
                        liveness.bufferOfTensor().get(in),
                        liveness.bufferOfTensor().get(out)));
    }

    @Test
    void theNetworkOutputIsNeverOverwritten() {
        int in = sketch.tensor(8);
        int out = sketch.tensor(8);
        int unused = sketch.tensor(8);
        sketch.apart(in, out, 0).relu6(out, unused);
        assertThat(liveness(in, out).problem().sharings()).isEmpty();
    }

    private Liveness liveness(int input, int output) {
        Network network = sketch.network(input, output);
        return Liveness.of(network, sketch.operators());
    }
}
