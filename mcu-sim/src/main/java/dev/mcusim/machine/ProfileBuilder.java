package dev.mcusim.machine;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.timing.Stalls;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sums up what a core executed, by function. A range of instructions belongs to the function that contains its first byte: branches and
 * calls end ranges, so that only code that falls from one function into the next is attributed to the former.
 */
final class ProfileBuilder {

    private final SymbolIndex symbols;
    private final Map<Long, Sum> sums = new TreeMap<>();
    private final Sum elsewhere = new Sum();

    private static final class Sum {
        private long instructions;
        private long cycles;
        private final Stalls stalls = new Stalls();

        void add(long executed, long spent) {
            instructions += executed;
            cycles += spent;
        }

        void waited(Stalls more) {
            stalls.add(more);
            cycles += more.cycles();
        }
    }

    ProfileBuilder(SymbolIndex symbols) {
        this.symbols = symbols;
    }

    Profile build(CpuCore core) {
        core.visitExecution(block -> {
            block.forEachEdge(
                    edge -> at(edge.to.address).add(edge.count * edge.to.instructions, edge.count * edge.cycles));
            at(block.address).waited(block.stalls());
        });
        List<FunctionProfile> functions = sums.entrySet().stream()
                .filter(entry -> entry.getValue().instructions > 0)
                .map(entry -> function(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(FunctionProfile::cycles)
                        .reversed()
                        .thenComparingLong(FunctionProfile::address))
                .toList();
        return new Profile(functions, new Counters(elsewhere.instructions, elsewhere.cycles));
    }

    private Sum at(int address) {
        return symbols.at(Integer.toUnsignedLong(address))
                .map(function -> sums.computeIfAbsent(function.address(), key -> new Sum()))
                .orElse(elsewhere);
    }

    private Optional<FunctionProfile> function(long address, Sum sum) {
        return symbols.at(address)
                .map((ElfSymbol symbol) -> new FunctionProfile(
                        symbol.name(), symbol.address(), symbol.size(), sum.instructions, sum.cycles, sum.stalls));
    }
}
