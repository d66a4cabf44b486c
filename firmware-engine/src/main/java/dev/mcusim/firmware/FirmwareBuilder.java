package dev.mcusim.firmware;

import dev.mcusim.board.Board;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.kernel.Target;
import dev.mcusim.model.Network;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.plan.Liveness;
import dev.mcusim.plan.LoweredOperator;
import dev.mcusim.plan.Lowering;
import dev.mcusim.plan.MemoryPlanner;
import dev.mcusim.plan.Placement;
import dev.mcusim.plan.Placer;
import dev.mcusim.plan.Shortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes firmware for one board: lowers a network to kernels, plans memory, links. The same network gives the same image. */
public final class FirmwareBuilder {
    /**
     * Stack beyond what the layers push: the largest frame an exception pushes (26 words with floating-point state, and one to
     * align; ARMv7-M Architecture Reference Manual, B1.5.6) rounded up.
     */
    private static final int STACK_MARGIN = 128;

    private final Board board;
    private final MemoryPlanner planner;

    public FirmwareBuilder(Board board) {
        this(board, new MemoryPlanner());
    }

    public FirmwareBuilder(Board board, MemoryPlanner planner) {
        this.board = board;
        this.planner = planner;
    }

    /**
     * Builds the firmware of a network.
     *
     * @throws DoesNotFitException when flash or RAM are too small; all shortfalls are in it
     */
    public FirmwareBuild build(Network network) {
        return build(network, new Lowering(target()).lower(network));
    }

    /** The pipeline of the board's core: what kernels are chosen for. */
    public Target target() {
        return switch (board.chip().core()) {
            case CORTEX_M4 -> Target.CORTEX_M4;
            case CORTEX_M7 -> Target.CORTEX_M7;
        };
    }

    /**
     * Builds the firmware of a network from kernels that were chosen before.
     *
     * @param operators one for each operator of the network, in its order
     * @throws DoesNotFitException when flash or RAM are too small; all shortfalls are in it
     */
    public FirmwareBuild build(Network network, List<LoweredOperator> operators) {
        MemoryRegion flash = board.chip().regions(MemoryRegion.Kind.FLASH).get(0);
        List<LayerPieces> layers = LayerPieces.of(network, operators);
        FlashLayout layout = layout(flash.base(), layers);
        Placement placement = place(Liveness.of(network, operators), stackBytes(operators), flash, layout, layers);
        return new Assembly(network, board, operators, layers, layout, placement).build(flash.size());
    }

    private FlashLayout layout(long base, List<LayerPieces> layers) {
        List<String> calls = layers.stream().map(layer -> layer.code().symbol()).toList();
        List<CodePiece> code = Stream.concat(
                        StartupCode.pieces(
                                board.chip().interruptLines(),
                                board.chip().processor().dataCache().isPresent(),
                                calls)
                                .stream(),
                        layers.stream().map(LayerPieces::code))
                .toList();
        List<DataPiece> constants =
                layers.stream().flatMap(layer -> layer.constants().stream()).toList();
        return new FlashLayout(base, code, constants);
    }

    private static long stackBytes(List<LoweredOperator> operators) {
        int deepest = operators.stream()
                .mapToInt(operator -> operator.kernel().stackBytes())
                .max()
                .orElse(0);
        return FlashLayout.align(StartupCode.INVOKE_STACK_BYTES + deepest + STACK_MARGIN, 8);
    }

    /** Places RAM; throws with the shortfalls of RAM and flash together. */
    private Placement place(
            Liveness liveness, long stackBytes, MemoryRegion flash, FlashLayout layout, List<LayerPieces> layers) {
        List<Shortfall> shortfalls = new ArrayList<>();
        long need = layout.end() - layout.base();
        if (need > flash.size()) {
            shortfalls.add(Shortfall.of(flash.name(), need, flash.size(), flashContributors(layers)));
        }
        Optional<Placement> placement = Optional.empty();
        try {
            placement = Optional.of(new Placer(board.chip().regions(), planner).place(liveness, stackBytes));
        } catch (DoesNotFitException ram) {
            ram.shortfalls().forEach(shortfall -> shortfalls.add(shortfall.renamed(name -> origin(name, layers))));
        }
        if (!shortfalls.isEmpty()) {
            throw new DoesNotFitException(shortfalls);
        }
        return placement.orElseThrow();
    }

    /** A tensor's symbol with the layer that writes it; other names as they are. */
    private static String origin(String symbol, List<LayerPieces> layers) {
        return layers.stream()
                .filter(layer -> symbol.equals(layer.code().bindings().get(KernelPlan.output(0))))
                .map(layer -> symbol + " of " + layer.code().symbol())
                .findFirst()
                .orElse(symbol);
    }

    private static List<Shortfall.Contributor> flashContributors(List<LayerPieces> layers) {
        List<Shortfall.Contributor> contributors = new ArrayList<>();
        for (LayerPieces layer : layers) {
            contributors.add(new Shortfall.Contributor(
                    layer.code().symbol() + " code", layer.code().code().bytes().length));
            layer.constants()
                    .forEach(constant ->
                            contributors.add(new Shortfall.Contributor(constant.symbol(), constant.bytes().length)));
        }
        return contributors;
    }
}
