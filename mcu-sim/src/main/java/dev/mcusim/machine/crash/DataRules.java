package dev.mcusim.machine.crash;

import dev.mcusim.board.Board;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.system.Mpu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Accesses to where there is nothing, or nothing to write. */
final class DataRules {

    static final List<Function<Evidence, Optional<String>>> ALL = List.of(
            DataRules::notModelled,
            DataRules::nullPointer,
            DataRules::protectedMemory,
            DataRules::unprivileged,
            DataRules::flash,
            DataRules::external,
            DataRules::peripheral,
            DataRules::pastMemory,
            DataRules::anywhere);

    private static final long NULL_AREA = 0x1000;
    private static final long PERIPHERALS = 0x4000_0000L;
    private static final long PERIPHERALS_END = 0x6000_0000L;
    private static final long EXTERNAL = 0x6000_0000L;
    private static final long EXTERNAL_END = 0xa000_0000L;
    private static final long PERIPHERAL_BYTES = 0x400;
    private static final long NEAR = 0x10_0000;

    private DataRules() {}

    private static Optional<String> notModelled(Evidence evidence) {
        return evidence.kind() == FaultKind.PERIPHERAL_NOT_MODELLED
                ? Optional.of("A limit of the simulator, not an error of the firmware: 0x%08x is %s."
                        .formatted(
                                evidence.address(), evidence.report().region().orElse("not modelled")))
                : Optional.empty();
    }

    private static Optional<String> nullPointer(Evidence evidence) {
        if (!evidence.isDataAccess()) {
            return Optional.empty();
        }
        long address = evidence.address();
        if (address < NULL_AREA) {
            return Optional.of(
                    address == 0
                            ? "A NULL pointer was written or read."
                            : "A NULL pointer was used with an offset of %d: a member of a structure or an element of an array that is not there."
                                    .formatted(address));
        }
        long below = (1L << 32) - address;
        return below <= NULL_AREA
                ? Optional.of(
                        "A pointer lies %d bytes before address 0: an index below zero from a NULL pointer, or an error code used as a pointer."
                                .formatted(below))
                : Optional.empty();
    }

    private static Optional<String> protectedMemory(Evidence evidence) {
        if (evidence.kind() != FaultKind.PROTECTED && evidence.kind() != FaultKind.PROTECTED_FETCH) {
            return Optional.empty();
        }
        long address =
                evidence.hasAddress() ? evidence.address() : evidence.report().pc();
        Mpu mpu = evidence.scene().special().mpu();
        OptionalInt region = mpu.deciding((int) address);
        return Optional.of(
                "The memory protection unit forbids this access to 0x%08x: %s."
                        .formatted(
                                address,
                                region.isPresent()
                                        ? mpu.describe(region.getAsInt())
                                        : "no region holds that address, and without MPU_CTRL.PRIVDEFENA or privilege nothing else is allowed"));
    }

    private static Optional<String> unprivileged(Evidence evidence) {
        return evidence.kind() == FaultKind.UNPRIVILEGED
                ? Optional.of(
                        "Code without privilege (CONTROL.nPRIV) used a system register; that is for the operating system, behind SVC.")
                : Optional.empty();
    }

    private static Optional<String> flash(Evidence evidence) {
        if (evidence.kind() != FaultKind.READ_ONLY_WRITE) {
            return Optional.empty();
        }
        long address = evidence.address();
        String what = evidence.scene()
                .symbols()
                .describeObject(address)
                .map(name -> ", in " + name)
                .orElse("");
        return Optional.of(
                "A store to read-only memory, 0x%08x%s: a pointer to a constant lost its const, or went astray."
                        .formatted(address, what));
    }

    private static Optional<String> external(Evidence evidence) {
        long address = evidence.address();
        Board board = evidence.scene().board();
        Optional<String> memory = board.externalMemory().stream()
                .filter(region -> region.contains(address))
                .findFirst()
                .map(region -> "%s is external memory whose controller is not set up or not modelled."
                        .formatted(region.name()));
        return memory.isPresent() || address < EXTERNAL || address >= EXTERNAL_END
                ? memory
                : Optional.of("0x%08x is where external memory would be (FMC, Quad-SPI), but %s has none there."
                        .formatted(address, board.name()));
    }

    private static Optional<String> peripheral(Evidence evidence) {
        long address = evidence.address();
        if (!evidence.isDataAccess() || address < PERIPHERALS || address >= PERIPHERALS_END) {
            return Optional.empty();
        }
        String nearest = evidence.scene().board().chip().peripherals().entrySet().stream()
                .filter(entry -> entry.getValue() <= address)
                .max(Map.Entry.comparingByValue())
                .map(entry -> "; the nearest below is %s at 0x%08x, %s"
                        .formatted(
                                entry.getKey(),
                                entry.getValue(),
                                address - entry.getValue() < PERIPHERAL_BYTES
                                        ? "whose registers end before"
                                        : "far from it"))
                .orElse("");
        return Optional.of("%s has no peripheral at 0x%08x%s. Was the firmware built for another chip?"
                .formatted(evidence.scene().board().chip().id(), address, nearest));
    }

    private static Optional<String> pastMemory(Evidence evidence) {
        if (!evidence.isDataAccess()) {
            return Optional.empty();
        }
        long address = evidence.address();
        return evidence.scene().space().windows().stream()
                .filter(window -> window.end() <= address && address - window.end() < NEAR)
                .filter(window -> window.region().kind() != MemoryRegion.Kind.OTP)
                .reduce((one, two) -> two)
                .map(Window::toString)
                .map(window ->
                        "An access past the end of %s: an index too large, or a linker script for a chip with more memory."
                                .formatted(window));
    }

    private static Optional<String> anywhere(Evidence evidence) {
        return evidence.isDataAccess()
                ? Optional.of(
                        "The address 0x%08x belongs to nothing on this chip: the pointer was never set or has been overwritten."
                                .formatted(evidence.address()))
                : Optional.empty();
    }
}
