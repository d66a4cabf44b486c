package dev.mcusim.benchmark;

import dev.mcusim.SharedFiles;
import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareBuilder;
import dev.mcusim.image.ProgramImage;
import java.util.List;

/**
 * A network as firmware, with data for its inputs: what is deployed in a benchmark.
 *
 * @param inputs raw bytes, one array for each of the firmware's inputs
 */
record NetworkFirmware(FirmwareBuild build, ProgramImage image, List<byte[]> inputs) {
    /** The bundled network; all others are files {@code NAME.tflite} among the shared models. */
    static final String BUNDLED = "shapes";

    private static final int SEED = 1;

    /**
     * Builds the firmware.
     *
     * @throws RuntimeException when there is no such network, or it does not fit the board
     */
    static NetworkFirmware of(String boardId, String network) {
        Board board = BoardCatalog.shipped().board(boardId);
        NetworkFile file = network.equals(BUNDLED)
                ? NetworkFile.of(BUNDLED + ".tflite", DemoNetwork.modelBytes())
                : NetworkFile.read(SharedFiles.folder("models").resolve(network + ".tflite"));
        FirmwareBuild build = new FirmwareBuilder(board).build(file.network());
        return new NetworkFirmware(build, ProgramImage.read(build.elf()), InputData.seeded(file.network(), SEED));
    }

    Board board() {
        return build.board();
    }
}
