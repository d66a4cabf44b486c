package dev.mcusim.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.InferenceResult;
import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareBuilder;
import dev.mcusim.machine.Profile;
import dev.mcusim.model.Network;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same firmware with the same input takes the same cycles: every time, interpreted and translated. */
class DeterminismTest {

    private static final int RUNS = 10;

    /** What must never differ. */
    private record Counted(Counters counters, Profile profile) {}

    @ParameterizedTest
    @ValueSource(strings = {"nucleo-f446re", "nucleo-f746zg", "nucleo-h743zi2", "nucleo-l4r5zi"})
    void tenRunsOnInterpreterAndTranslator(String id) {
        Board board = BoardCatalog.shipped().board(id);
        Network network =
                NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes()).network();
        FirmwareBuild build = new FirmwareBuilder(board).build(network);
        Set<Counted> different = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            different.add(count(build, CoreKind.JIT));
            different.add(count(build, CoreKind.INTERPRETER));
        }
        assertThat(different).hasSize(1);
    }

    private static Counted count(FirmwareBuild build, CoreKind core) {
        Deployer deployer = new Deployer(build.board(), new DeployOptions(core, false, OptionalLong.empty()));
        InferenceResult result = deployer.run(build, InputData.seeded(build.network(), 1));
        return new Counted(result.counters(), result.profile());
    }
}
