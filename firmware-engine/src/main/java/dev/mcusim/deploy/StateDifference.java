package dev.mcusim.deploy;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The first thing in which two machines differ.
 *
 * @param what a register, a byte of memory, or a counter
 * @param one what the first machine has there
 * @param other what the second one has
 */
record StateDifference(String what, String one, String other) {

    /**
     * Compares core registers, flags, floating-point registers and their status, all RAM, instructions and cycles.
     *
     * @param regions the memory of the board
     */
    static Optional<StateDifference> between(Machine one, Machine other, List<MemoryRegion> regions) {
        return Stream.<Supplier<Optional<StateDifference>>>of(
                        () -> registers(one, other),
                        () -> singles(one, other),
                        () -> word("fpscr", one.fpscr(), other.fpscr()),
                        () -> memory(one, other, regions),
                        () -> count(
                                "instructions",
                                one.counters().instructions(),
                                other.counters().instructions()),
                        () -> count(
                                "cycles",
                                one.counters().cycles(),
                                other.counters().cycles()))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StateDifference> registers(Machine one, Machine other) {
        return Stream.of(Register.values())
                .map(register -> word(register.toString(), one.register(register), other.register(register)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> word("xpsr", one.xpsr(), other.xpsr()));
    }

    private static Optional<StateDifference> singles(Machine one, Machine other) {
        return Stream.of(SRegister.values())
                .map(register -> word(register.toString(), one.register(register), other.register(register)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StateDifference> memory(Machine one, Machine other, List<MemoryRegion> regions) {
        return regions.stream()
                .filter(MemoryRegion::writable)
                .map(region -> bytes(one, other, region))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StateDifference> bytes(Machine one, Machine other, MemoryRegion region) {
        byte[] left = one.readMemory(region.base(), (int) region.size());
        byte[] right = other.readMemory(region.base(), (int) region.size());
        int at = Arrays.mismatch(left, right);
        return at < 0
                ? Optional.empty()
                : Optional.of(new StateDifference(
                        "the byte at 0x%08x".formatted(region.base() + at),
                        "0x%02x".formatted(left[at]),
                        "0x%02x".formatted(right[at])));
    }

    private static Optional<StateDifference> word(String what, int one, int other) {
        return one == other
                ? Optional.empty()
                : Optional.of(new StateDifference(what, "0x%08x".formatted(one), "0x%08x".formatted(other)));
    }

    private static Optional<StateDifference> count(String what, long one, long other) {
        return one == other
                ? Optional.empty()
                : Optional.of(new StateDifference(what, Long.toString(one), Long.toString(other)));
    }
}
