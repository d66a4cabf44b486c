package dev.mcusim.benchmark;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.Translating;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.peripheral.SerialOutput;
import java.util.List;

/** On the core in Java, with the whole timing model, as {@code mcusim deploy} runs it. */
final class JavaDeployment implements Deployment {
    private final FirmwareBuild build;
    private final List<byte[]> inputs;
    private final CoreKind kind;
    private final Machine machine;

    /** Boots up to the first inference. */
    JavaDeployment(NetworkFirmware firmware, CoreKind kind, Translating translating) {
        build = firmware.build();
        inputs = firmware.inputs();
        this.kind = kind;
        MachineOptions options =
                MachineOptions.DEFAULT.withBoot(firmware.board().clock()).withTranslating(translating);
        machine = Machine.create(firmware.board(), firmware.image(), kind, options);
        runTo(build.startAddress());
    }

    JavaDeployment(NetworkFirmware firmware, CoreKind kind) {
        this(firmware, kind, Translating.HOT_CODE);
    }

    /** Boots up to the first inference on a chip with peripherals, as {@code mcusim run} has it; {@link #interrupt} may follow. */
    JavaDeployment(NetworkFirmware firmware) {
        build = firmware.build();
        inputs = firmware.inputs();
        kind = CoreKind.JIT;
        FirmwareConsole console = new FirmwareConsole((data, error) -> {}, SerialOutput.NONE, "benchmark");
        machine = Machine.create(firmware.board(), firmware.image(), kind, MachineOptions.DEFAULT.withConsole(console));
        runTo(build.startAddress());
        Interrupts.install(machine);
    }

    /** Chooses what goes on beside the inferences from now on. */
    void interrupt(Interrupts interrupts) {
        interrupts.begin(machine);
    }

    /** The little-endian word at an address. */
    int word(long address) {
        return machine.readWord(address);
    }

    @Override
    public String core() {
        return kind.key();
    }

    @Override
    public void infer() {
        runTo(build.startAddress());
        for (int i = 0; i < inputs.size(); i++) {
            machine.writeMemory(build.inputs().get(i).address(), inputs.get(i));
        }
        runTo(build.doneAddress());
    }

    private void runTo(long address) {
        StopReason stop = machine.run(address, Long.MAX_VALUE);
        if (!(stop instanceof StopReason.ReachedAddress)) {
            throw new IllegalStateException(
                    "%s stopped on its way to %s: %s".formatted(core(), machine.locate(address), stop));
        }
    }

    @Override
    public List<byte[]> outputs() {
        return build.outputs().stream()
                .map(output -> machine.readMemory(output.address(), output.bytes()))
                .toList();
    }

    /** Instructions and cycles since power-up. */
    Counters counters() {
        return machine.counters();
    }

    @Override
    public void close() {
        machine.close();
    }
}
