package dev.mcusim.cpu.jit;

import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Chooses which blocks to translate together: those that are entered most often on the way from the head. */
final class HotRegion {

    /** Instructions of a region: the JVM compiles no method of more than 8000 bytes of bytecode. */
    static final int MOST_INSTRUCTIONS = 300;

    private static final int MOST_BLOCKS = 60;
    /** An edge is followed when it was taken at least once for so many executions of the head. */
    private static final int RARELY = 32;

    private final Block head;
    private final int mostInstructions;

    HotRegion(Block head, int mostInstructions) {
        this.head = head;
        this.mostInstructions = mostInstructions;
    }

    /** The blocks, the head first; empty when the head alone is too much. */
    List<Block> blocks() {
        Set<Block> chosen = new LinkedHashSet<>();
        PriorityQueue<Edge> waiting = new PriorityQueue<>(
                Comparator.comparingLong((Edge edge) -> -edge.count).thenComparingInt(edge -> edge.to.address));
        int instructions = head.instructions;
        if (!isEligible(head) || instructions > mostInstructions) {
            return List.of();
        }
        chosen.add(head);
        head.forEachEdge(edge -> follow(edge, waiting));
        while (!waiting.isEmpty() && chosen.size() < MOST_BLOCKS) {
            Block next = (Block) waiting.remove().to;
            if (!chosen.contains(next) && isEligible(next) && instructions + next.instructions <= mostInstructions) {
                chosen.add(next);
                instructions += next.instructions;
                next.forEachEdge(edge -> follow(edge, waiting));
            }
        }
        return new ArrayList<>(chosen);
    }

    private void follow(Edge edge, PriorityQueue<Edge> waiting) {
        if (edge.from != null && edge.count > 0 && edge.count >= head.heat / RARELY) {
            waiting.add(edge);
        }
    }

    private static boolean isEligible(Block block) {
        return block.valid
                && block.linkable
                && !block.branchesToItself
                && block.breakpoint == Breakpoints.NONE
                && block.itState(block.instructions) == 0;
    }

    /** Every edge between chosen blocks that has been gone, and by which a block is left to a chosen block behind it. */
    static Map<TimedBlock, List<Edge>> edgesWithin(List<Block> blocks) {
        Map<TimedBlock, List<Edge>> within = new HashMap<>();
        Set<Block> chosen = Set.copyOf(blocks);
        for (Block block : blocks) {
            List<Edge> edges = new ArrayList<>();
            block.forEachEdge(edge -> {
                if (edge.from != null && chosen.contains(edge.to)) {
                    edges.add(edge);
                }
            });
            edges.sort(Comparator.comparingLong((Edge edge) -> -edge.count).thenComparingInt(edge -> edge.to.address));
            within.put(block, edges);
        }
        return within;
    }
}
