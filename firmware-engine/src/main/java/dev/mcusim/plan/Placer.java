package dev.mcusim.plan;

import dev.mcusim.board.MemoryRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the RAM of a chip for tensors, scratch and stack.
 *
 * <p>In order of preference: all in tightly coupled memory; all tensors in one bank, which may be several regions without a gap, and
 * the stack where there is room, in tightly coupled memory if possible; tensors spread over several banks. Regions are joined at
 * alias addresses only when nothing else holds the tensors.
 */
public final class Placer {
    private final List<MemoryRegion> regions;
    private final MemoryPlanner planner;

    /**
     * A placer for one chip.
     *
     * @param regions the memories of the chip; those that cannot hold data are passed over
     */
    public Placer(List<MemoryRegion> regions, MemoryPlanner planner) {
        this.regions = List.copyOf(regions);
        this.planner = planner;
    }

    /**
     * Places everything, or tells what is missing.
     *
     * @param stackBytes size of the stack, a multiple of 8
     * @throws DoesNotFitException when the chip has too little RAM
     */
    public Placement place(Liveness liveness, long stackBytes) {
        MemoryPlan plan = planner.plan(liveness.problem());
        return inTightMemory(liveness, plan, stackBytes)
                .or(() -> inOneBank(liveness, plan, stackBytes, false))
                .or(() -> inOneBank(liveness, plan, stackBytes, true))
                .or(() -> spread(liveness, stackBytes, false))
                .or(() -> spread(liveness, stackBytes, true))
                .orElseThrow(() -> new DoesNotFitException(List.of(shortfall(liveness, plan, stackBytes))));
    }

    /** RAM of a chip that firmware can use for data right after reset, in bytes. */
    public static long usableBytes(List<MemoryRegion> regions) {
        return RamBanks.joined(regions, true).stream().mapToLong(RamBank::size).sum();
    }

    private Optional<Placement> inTightMemory(Liveness liveness, MemoryPlan plan, long stackBytes) {
        return RamBanks.tight(regions).stream()
                .filter(bank -> stackBytes + plan.bytes() <= bank.size())
                .findFirst()
                .map(bank -> placement(liveness, plan, bank, new Placement.StackArea(bank, stackBytes)));
    }

    /** All tensors in the first bank that holds them, the stack in the first that has room left. */
    private Optional<Placement> inOneBank(Liveness liveness, MemoryPlan plan, long stackBytes, boolean aliases) {
        List<RamBank> banks = RamBanks.joined(regions, aliases);
        for (RamBank home : banks) {
            Optional<RamBank> stackBank = banks.stream()
                    .filter(bank -> stackBytes <= bank.size() - (bank.equals(home) ? plan.bytes() : 0))
                    .findFirst();
            if (plan.bytes() <= home.size() && stackBank.isPresent()) {
                return Optional.of(
                        placement(liveness, plan, home, new Placement.StackArea(stackBank.get(), stackBytes)));
            }
        }
        return Optional.empty();
    }

    /** Tries the stack in each bank, tensors wherever they fit in the rest. */
    private Optional<Placement> spread(Liveness liveness, long stackBytes, boolean aliases) {
        List<RamBank> banks = RamBanks.joined(regions, aliases);
        for (RamBank stackBank : banks) {
            if (stackBytes > stackBank.size()) {
                continue;
            }
            List<Placement.Arena> arenas = banks.stream()
                    .map(bank -> new Placement.Arena(bank, bank.base() + (bank.equals(stackBank) ? stackBytes : 0)))
                    .toList();
            MemorySpace space = new MemorySpace(arenas.stream()
                    .map(arena -> arena.bank().end() - arena.base())
                    .toList());
            Optional<MemoryPlan> plan = planner.fit(liveness.problem(), space);
            if (plan.isPresent()) {
                return Optional.of(
                        new Placement(liveness, plan.get(), arenas, new Placement.StackArea(stackBank, stackBytes)));
            }
        }
        return Optional.empty();
    }

    private static Placement placement(Liveness liveness, MemoryPlan plan, RamBank home, Placement.StackArea stack) {
        long base = stack.bank().equals(home) ? stack.top() : home.base();
        return new Placement(liveness, plan, List.of(new Placement.Arena(home, base)), stack);
    }

    private Shortfall shortfall(Liveness liveness, MemoryPlan plan, long stackBytes) {
        List<RamBank> banks = RamBanks.joined(regions, true);
        long total = usableBytes(regions);
        List<Shortfall.Contributor> contributors = new ArrayList<>();
        MemoryProblem problem = liveness.problem();
        problem.liveAt(problem.peakStep())
                .forEach(buffer -> contributors.add(new Shortfall.Contributor(buffer.name(), buffer.bytes())));
        contributors.add(new Shortfall.Contributor("stack", stackBytes));
        if (stackBytes + plan.lowerBound() > total) {
            String names = banks.stream().map(RamBank::name).collect(Collectors.joining(", "));
            return Shortfall.of(names, stackBytes + plan.bytes(), total, contributors);
        }
        RamBank largest =
                banks.stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElseThrow();
        return Shortfall.of(largest.name(), stackBytes + plan.bytes(), largest.size(), contributors);
    }
}
