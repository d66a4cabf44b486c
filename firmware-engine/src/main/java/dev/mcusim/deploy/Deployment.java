package dev.mcusim.deploy;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A network to be deployed to a board; where programs that use mcusim as a library begin.
 *
 * <pre>{@code
 * Deployer.Outcome outcome = Deployment.of(Path.of("vww.tflite")).on("nucleo-f746zg").run();
 * System.out.println(outcome.report().run().cycles());
 * }</pre>
 *
 * <p>Deployments do not change: every method gives another one, so that one can be the beginning of many. The same deployment gives
 * the same outcome on every machine. Boards are named as {@code mcusim boards list} shows them.
 */
public final class Deployment {

    private static final int DEFAULT_SEED = 1;

    private final NetworkFile model;
    private final Optional<Board> board;
    private final DeployOptions options;

    private Deployment(NetworkFile model, Optional<Board> board, DeployOptions options) {
        this.model = Objects.requireNonNull(model);
        this.board = board;
        this.options = options;
    }

    /** Deploys a network that has been read. */
    public static Deployment of(NetworkFile model) {
        return new Deployment(model, Optional.empty(), DeployOptions.DEFAULT);
    }

    /**
     * Deploys the network of a {@code .tflite} file.
     *
     * @throws dev.mcusim.tflite.ModelException when it cannot be read or its network cannot be used; the message lists all problems
     */
    public static Deployment of(Path model) {
        return of(NetworkFile.read(model));
    }

    /** Deploys the small network that comes with mcusim. */
    public static Deployment ofDemo() {
        return of(NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes()));
    }

    /** The same on a board. */
    public Deployment on(Board other) {
        return new Deployment(model, Optional.of(other), options);
    }

    /**
     * The same on a board that mcusim knows.
     *
     * @throws dev.mcusim.board.ProfileException when it knows none of that name; the message has names like it
     */
    public Deployment on(String boardId) {
        return on(BoardCatalog.shipped().board(boardId));
    }

    /** The same with other options. */
    public Deployment with(DeployOptions other) {
        return new Deployment(model, board, other);
    }

    /** The same on another core. */
    public Deployment with(CoreKind core) {
        return with(new DeployOptions(core, options.secondCore(), options.crossCheck(), options.budget()));
    }

    /** The same without comparing every layer with the reference engine. */
    public Deployment unchecked() {
        return with(new DeployOptions(options.core(), options.secondCore(), false, options.budget()));
    }

    /** What is deployed. */
    public NetworkFile model() {
        return model;
    }

    /**
     * Builds the firmware and runs one inference.
     *
     * @param inputs raw little-endian bytes of every input tensor, in the network's order
     * @return the report, the firmware and the outputs; a network that does not fit is an outcome, too
     * @throws InputException when the inputs do not match the network's
     * @throws IllegalStateException when no board has been named
     */
    public Deployer.Outcome run(List<byte[]> inputs) {
        return run(inputs, Progress.NONE);
    }

    /**
     * As {@link #run(List)}, for who wants to know how far it is.
     *
     * @param progress told of one task, after every layer
     */
    public Deployer.Outcome run(List<byte[]> inputs, Progress progress) {
        Board on = board.orElseThrow(() -> new IllegalStateException("on which board? name one with on(...)"));
        return new Deployer(on, options).deploy(model, inputs, progress);
    }

    /** As {@link #run(List)}, for networks with one input. */
    public Deployer.Outcome run(byte[] input) {
        return run(List.of(input));
    }

    /** As {@link #run(List)}, with pseudo-random inputs that are the same every time; see {@link InputData#seeded}. */
    public Deployer.Outcome run() {
        return run(InputData.seeded(model.network(), DEFAULT_SEED));
    }
}
