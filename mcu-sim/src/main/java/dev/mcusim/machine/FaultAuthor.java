package dev.mcusim.machine;

import dev.mcusim.board.Board;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.isa.Register;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Puts faults into words, with what the board and the image know. */
final class FaultAuthor implements FaultReport.Author {

    /** Peripherals lie in the ranges that the architecture keeps for them, in blocks of 1 KiB. */
    private static final long PERIPHERAL_BYTES = 0x400;

    private static final long PERIPHERALS_BEGIN = 0x4000_0000L;
    private static final long PERIPHERALS_END = 0x6000_0000L;

    private final Board board;
    private final AddressSpace space;
    private final SymbolIndex symbols;
    private final LongFunction<String> disassembly;
    private final boolean hasPeripherals;

    /**
     * @param hasPeripherals whether all the chip's peripherals answer, so that nothing is where none does
     */
    FaultAuthor(
            Board board,
            AddressSpace space,
            SymbolIndex symbols,
            LongFunction<String> disassembly,
            boolean hasPeripherals) {
        this.board = board;
        this.space = space;
        this.symbols = symbols;
        this.disassembly = disassembly;
        this.hasPeripherals = hasPeripherals;
    }

    @Override
    public FaultReport report(Fault fault, RegisterSnapshot registers) {
        Optional<String> symbol = symbols.describe(fault.pc());
        String instruction = disassembly.apply(fault.pc());
        FaultKind kind = kind(fault);
        Optional<String> region = Optional.empty();
        if (fault.address().isPresent()) {
            long address = fault.address().getAsLong();
            region = notModelled(address).or(() -> Optional.of(space.locate(address)));
        }
        return new FaultReport(
                kind,
                fault.pc(),
                fault.address(),
                fault.phase(),
                fault.origin(),
                symbol,
                instruction,
                registers,
                region,
                sentence(fault, kind, symbol, instruction, registers, region));
    }

    @Override
    public FaultKind kind(Fault fault) {
        boolean access = fault.kind() == FaultKind.UNMAPPED_READ || fault.kind() == FaultKind.UNMAPPED_WRITE;
        boolean limit = access
                && fault.address().isPresent()
                && notModelled(fault.address().getAsLong()).isPresent();
        return limit ? FaultKind.PERIPHERAL_NOT_MODELLED : fault.kind();
    }

    private String sentence(
            Fault fault,
            FaultKind kind,
            Optional<String> symbol,
            String instruction,
            RegisterSnapshot registers,
            Optional<String> region) {
        StringBuilder text = new StringBuilder("At 0x%08x".formatted(fault.pc()));
        symbol.ifPresent(name -> text.append(" (").append(name).append(')'));
        text.append(", ").append(fault.phase().words()).append("the firmware ").append(kind.predicate());
        fault.address().ifPresent(address -> text.append(": 0x%08x".formatted(address)));
        region.ifPresent(where -> text.append(", ").append(where));
        boolean atTarget = kind == FaultKind.UNMAPPED_FETCH
                || kind == FaultKind.EXECUTE_NEVER
                || kind == FaultKind.PROTECTED_FETCH
                || kind == FaultKind.INVALID_STATE;
        if (!fault.phase().isOfInstruction()) {
            text.append("; sp is 0x%08x".formatted(registers.value(Register.SP)));
        } else if (atTarget) {
            fault.origin().ifPresent(branch -> text.append(behind(branch)));
            text.append("; lr is 0x%08x".formatted(registers.value(Register.LR)));
        } else {
            text.append(", by `").append(instruction).append('`');
        }
        return text.append('.').toString();
    }

    /** Which branch has led there. */
    private String behind(long branch) {
        String symbol = symbols.describe(branch).map(" (%s)"::formatted).orElse("");
        return ", led there by `%s` at 0x%08x%s".formatted(disassembly.apply(branch), branch, symbol);
    }

    /** In words, what is at an address that the chip or the board has but this simulator does not model. */
    private Optional<String> notModelled(long address) {
        Optional<MemoryRegion> external = board.externalMemory().stream()
                .filter(memory -> memory.contains(address))
                .findFirst();
        if (external.isPresent()) {
            return external.map(memory -> "in " + memory.name() + ", external memory whose controller is not modelled");
        }
        Optional<Map.Entry<String, Long>> peripheral = board.chip().peripherals().entrySet().stream()
                .filter(entry -> entry.getValue() <= address && address < entry.getValue() + PERIPHERAL_BYTES)
                .max(Comparator.comparingLong(Map.Entry::getValue));
        if (peripheral.isPresent()) {
            return peripheral.map(
                    entry -> "in %s at 0x%08x, which is not modelled".formatted(entry.getKey(), entry.getValue()));
        }
        return !hasPeripherals
                        && address >= PERIPHERALS_BEGIN
                        && address < PERIPHERALS_END
                        && space.at(address).isEmpty()
                ? Optional.of("among the peripherals, where none is modelled")
                : Optional.empty();
    }
}
