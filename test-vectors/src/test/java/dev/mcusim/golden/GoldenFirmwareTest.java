package dev.mcusim.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mcusim.SharedFiles;
import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.CoreUnavailableException;
import dev.mcusim.cpu.unicorn.UnicornCore;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.deploy.TensorFiles;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Eight public networks as firmware on an F4, an F7 and an H7 board, three inputs each: outputs equal to TensorFlow Lite Micro's, every layer equal to
 * the reference engine, whose every operator {@code dev.mcusim.reference.GoldenNetworksTest} holds against TensorFlow Lite Micro's CRCs. With
 * the first input, the core in Java is in the same state as Unicorn behind every layer, after the same cycles; with the second, in that of
 * its own interpreter.
 */
class GoldenFirmwareTest {
    private static final List<String> BOARDS = List.of("nucleo-f446re", "nucleo-f746zg", "nucleo-h743zi2");

    /** The only pair that cannot work: weights and code of this network need more than 512 KiB of flash. */
    private static final Set<String> REFUSED = Set.of("mcunet_vww1 on nucleo-f446re");

    /** Executed instructions of CMSIS-NN on a Cortex-M7, the better of calling it directly and through TensorFlow Lite Micro. */
    private static final Map<String, Long> CMSIS_NN = Map.of(
            "pretrainedResnet_quant", 29_933_705L,
            "vww_96_int8", 24_025_572L,
            "kws_ref_model", 7_643_655L,
            "ad01_int8", 579_542L,
            "mcunet_vww1", 47_431_654L);

    @TestFactory
    Stream<DynamicNode> everyNetworkOnEveryBoard() throws IOException {
        Path models = SharedFiles.folder("models");
        List<Path> files;
        try (Stream<Path> list = Files.list(models)) {
            files = list.filter(f -> f.toString().endsWith(".tflite")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> dynamicContainer(
                        file.getFileName().toString(),
                        BOARDS.stream().map(board -> dynamicTest(board, () -> deploy(file, board)))));
    }

    private static DeployOptions options(int seed) {
        Optional<CoreKind> second =
                switch (seed) {
                    case 1 -> hasUnicorn() ? Optional.of(CoreKind.UNICORN) : Optional.empty();
                    case 2 -> Optional.of(CoreKind.INTERPRETER);
                    default -> Optional.empty();
                };
        return new DeployOptions(CoreKind.JIT, second, true, OptionalLong.empty());
    }

    private static boolean hasUnicorn() {
        try {
            UnicornCore.version();
            return true;
        } catch (CoreUnavailableException e) {
            System.out.println("not compared with Unicorn: " + e.getMessage());
            return false;
        }
    }

    private static void deploy(Path file, String boardId) throws IOException {
        Board board = BoardCatalog.shipped().board(boardId);
        NetworkFile model = NetworkFile.read(file);
        String name = model.network().name();
        for (int seed = 1; seed <= 3; seed++) {
            Path golden = SharedFiles.folder("golden").resolve(name).resolve("seed" + seed);
            Deployer deployer = new Deployer(board, options(seed));
            List<byte[]> inputs = TensorFiles.inputs(model.network(), List.of(golden.resolve("in0.bin")));
            Deployer.Outcome outcome = deployer.deploy(model, inputs);
            Report report = outcome.report();
            if (REFUSED.contains(name + " on " + boardId)) {
                assertThat(report.run().status()).isEqualTo(RunStatus.DOES_NOT_FIT);
                assertThat(report.memory().excess()).isNotEmpty();
                return;
            }
            assertThat(report.run().status()).as(report.run().stop()).isEqualTo(RunStatus.OK);
            if (report.coreCheck() != null) {
                assertThat(report.coreCheck().places())
                        .isEqualTo(report.layers().size() + 2);
            }
            assertThat(report.layers()).allMatch(layer -> layer.crossCheck() == CheckStatus.MATCH);
            assertThat(report.layers()).hasSameSizeAs(model.network().operators());
            assertThat(outcome.outputs().get(0)).isEqualTo(Files.readAllBytes(golden.resolve("out0.bin")));
            assertThat(report.memory().sram().arenaPlan()).contains("proven smallest");
            if (boardId.equals("nucleo-f746zg") && CMSIS_NN.containsKey(name)) {
                assertThat(report.run().instructions()).isLessThanOrEqualTo(CMSIS_NN.get(name));
            }
        }
    }
}
