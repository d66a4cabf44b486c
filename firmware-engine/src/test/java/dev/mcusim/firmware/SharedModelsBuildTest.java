package dev.mcusim.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.SharedFiles;
import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Core;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.kernel.Target;
import dev.mcusim.model.Network;
import dev.mcusim.plan.Buffer;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.plan.Liveness;
import dev.mcusim.plan.LoweredOperator;
import dev.mcusim.plan.Lowering;
import dev.mcusim.plan.MemoryPlan;
import dev.mcusim.plan.MemoryProblem;
import dev.mcusim.plan.Shortfall;
import dev.mcusim.tflite.TfliteImporter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks on every shipped board, without running them. */
class SharedModelsBuildTest {
    @ParameterizedTest
    @CsvSource({
        "ad01_int8, 19",
        "hello_world_int8, 19",
        "kws_ref_model, 19",
        "mcunet_vww1, 16",
        "micro_speech_quantized, 19",
        "pretrainedResnet_quant, 19",
        "str_ww_ref_model, 19",
        "vww_96_int8, 19"
    })
    void aNetworkFitsOrIsRefusedOnEveryBoard(String model, int boardsThatHoldIt) {
        Network network = TfliteImporter.read(SharedFiles.folder("models").resolve(model + ".tflite"));
        List<LoweredOperator> m4 = new Lowering(Target.CORTEX_M4).lower(network);
        List<LoweredOperator> m7 = new Lowering(Target.CORTEX_M7).lower(network);
        int built = 0;
        for (Board board : BoardCatalog.shipped().boards()) {
            List<LoweredOperator> operators = board.chip().core() == Core.CORTEX_M4 ? m4 : m7;
            try {
                check(new FirmwareBuilder(board).build(network, operators));
                built++;
            } catch (DoesNotFitException refusal) {
                assertThat(refusal.shortfalls()).isNotEmpty().allMatch(shortfall -> shortfall.excess() > 0);
                assertThat(refusal.shortfalls())
                        .extracting(Shortfall::contributors)
                        .noneMatch(List::isEmpty);
            }
        }
        assertThat(built).isEqualTo(boardsThatHoldIt);
    }

    private static void check(FirmwareBuild build) {
        MemoryPlan plan = build.memoryPlan();
        assertThat(plan.optimal())
                .as("%s on %s", build.network().name(), build.board().id())
                .isTrue();
        assertThat(build.flash().total()).isLessThanOrEqualTo(build.flash().limit());
        assertThat(isRam(build, build.stackBase(), build.stackTop() - build.stackBase()))
                .isTrue();
        MemoryProblem problem = plan.problem();
        for (int i = 0; i < problem.buffers().size(); i++) {
            Buffer buffer = problem.buffers().get(i);
            long address = build.placement().address(i);
            assertThat(address % Buffer.ALIGNMENT).isZero();
            assertThat(isRam(build, address, buffer.bytes())).as("%s", buffer).isTrue();
            assertThat(address + buffer.bytes() <= build.stackBase() || address >= build.stackTop())
                    .as("%s is apart from the stack", buffer)
                    .isTrue();
        }
        assertThat(build.placement()
                        .liveness()
                        .bufferOfTensor()
                        .get(build.outputs().get(0).tensor()))
                .isNotEqualTo(Liveness.NONE);
    }

    /** Whether every byte of a range is writable memory of the board. */
    private static boolean isRam(FirmwareBuild build, long address, long bytes) {
        return List.of(address, address + bytes / 2, address + bytes - 1).stream()
                .allMatch(at -> build.board()
                        .chip()
                        .regionAt(at)
                        .filter(MemoryRegion::writable)
                        .isPresent());
    }
}
