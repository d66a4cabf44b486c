package dev.mcusim.firmware;

import dev.mcusim.asm.Relocation;
import dev.mcusim.board.Board;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.plan.Liveness;
import dev.mcusim.plan.LoweredOperator;
import dev.mcusim.plan.MemoryProblem;
import dev.mcusim.plan.Placement;
import dev.mcusim.plan.Placer;
import dev.mcusim.plan.SymbolNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last step of a build: everything has its place; names it, links it and collects what reports want to know. */
record Assembly(
        Network network,
        Board board,
        List<LoweredOperator> operators,
        List<LayerPieces> layers,
        FlashLayout layout,
        Placement placement) {

    FirmwareBuild build(long flashLimit) {
        FirmwareImage image = link();
        FlashUse flash = new FlashUse(
                flashLimit, layout.constantsBase() - layout.base(), layout.end() - layout.constantsBase(), 0);
        SramUse sram = new SramUse(
                Placer.usableBytes(board.chip().regions()),
                placement.arenaBytes(),
                placement.stack().bytes(),
                0);
        return new FirmwareBuild(
                network,
                board,
                operators,
                placement,
                image,
                layerInfos(image),
                locations(network.inputs(), image),
                locations(network.outputs(), image),
                flash,
                sram);
    }

    private FirmwareImage link() {
        Linker linker = new Linker(layout);
        Placement.StackArea stack = placement.stack();
        linker.define(new ImageSymbol(StartupCode.STACK_BASE, stack.base(), stack.bytes(), ImageSymbol.Kind.OBJECT));
        linker.define(new ImageSymbol(StartupCode.STACK_TOP, stack.top(), 0, ImageSymbol.Kind.OBJECT));
        linker.reserve(".stack", stack.base(), stack.bytes());
        List<Placement.Arena> arenas = placement.arenas();
        for (int bank = 0; bank < arenas.size(); bank++) {
            long bytes = placement.plan().bytesIn(bank);
            if (bytes > 0) {
                linker.reserve(
                        bank == 0 ? ".arena" : ".arena" + bank, arenas.get(bank).base(), bytes);
            }
        }
        defineTensors(linker);
        return linker.link(List.of(), stack.top());
    }

    private void defineTensors(Linker linker) {
        SymbolNames names = new SymbolNames(network);
        Liveness liveness = placement.liveness();
        for (int tensor = 0; tensor < network.tensors().size(); tensor++) {
            int buffer = liveness.bufferOfTensor().get(tensor);
            if (buffer != Liveness.NONE) {
                define(
                        linker,
                        names.tensor(tensor),
                        buffer,
                        network.tensor(tensor).bytes());
            }
        }
        MemoryProblem problem = liveness.problem();
        for (LoweredOperator lowered : operators) {
            int buffer = liveness.bufferOfScratch().get(lowered.operator().index());
            if (buffer != Liveness.NONE) {
                define(
                        linker,
                        names.scratch(lowered.operator()),
                        buffer,
                        problem.buffers().get(buffer).bytes());
            }
        }
    }

    private void define(Linker linker, String name, int buffer, long bytes) {
        linker.define(new ImageSymbol(name, placement.address(buffer), bytes, ImageSymbol.Kind.OBJECT));
    }

    private List<LayerInfo> layerInfos(FirmwareImage image) {
        Map<String, Long> returns = returnAddresses(image);
        Set<DataPiece> placed = new HashSet<>();
        layout.constants().stream()
                .filter(constant -> !constant.shared())
                .map(FlashLayout.PlacedConstant::piece)
                .forEach(placed::add);
        List<LayerInfo> infos = new ArrayList<>();
        for (LayerPieces layer : layers) {
            Operator operator = layer.operator().operator();
            String symbol = layer.code().symbol();
            infos.add(new LayerInfo(
                    operator.index(),
                    symbol,
                    operator.kind(),
                    layer.operator().kernel().kernel(),
                    network.macs(operator),
                    layer.code().code().bytes().length,
                    layer.constants().stream()
                            .filter(placed::contains)
                            .mapToInt(constant -> constant.bytes().length)
                            .sum(),
                    layer.operator().kernel().scratchBytes(),
                    locations(operator.outputs(), image),
                    image.symbol(symbol).address(),
                    returns.get(symbol)));
        }
        return infos;
    }

    /** For each function that {@code network_invoke} calls, the address behind the call. */
    private Map<String, Long> returnAddresses(FirmwareImage image) {
        long invoke = image.symbol(StartupCode.INVOKE).address();
        Map<String, Long> returns = new HashMap<>();
        for (FlashLayout.PlacedCode placed : layout.code()) {
            if (placed.address() == invoke) {
                for (Relocation call : placed.piece().code().relocations()) {
                    returns.put(call.symbol(), invoke + call.offset() + 4);
                }
            }
        }
        return returns;
    }

    private List<TensorLocation> locations(List<Integer> tensors, FirmwareImage image) {
        SymbolNames names = new SymbolNames(network);
        return tensors.stream()
                .map(tensor -> new TensorLocation(
                        tensor,
                        names.tensor(tensor),
                        image.symbol(names.tensor(tensor)).address(),
                        network.tensor(tensor).bytes()))
                .toList();
    }
}
