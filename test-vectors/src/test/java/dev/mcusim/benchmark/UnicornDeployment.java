package dev.mcusim.benchmark;

import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.unicorn.FreeRunningUnicorn;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.image.ImageSegment;
import dev.mcusim.isa.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * On Unicorn without hooks: nothing is counted, timed or checked.
 *
 * <p>Unicorn stops at an address only if it translates the code there with the order to stop, so what is behind the end
 * of an inference is never executed: the next begins at the call, with the return address of the first. That leaves out
 * three instructions of the main loop.
 */
final class UnicornDeployment implements Deployment {
    private final FirmwareBuild build;
    private final List<byte[]> inputs;
    private final FreeRunningUnicorn unicorn;
    private final int returnAddress;

    /** Boots up to the first inference. */
    UnicornDeployment(NetworkFirmware firmware) {
        build = firmware.build();
        inputs = firmware.inputs();
        long vectors = build.image().flashBase();
        unicorn = new FreeRunningUnicorn(firmware.board().chip(), DeviceBus.NONE, vectors);
        for (ImageSegment segment : firmware.image().segments()) {
            unicorn.write(segment.loadAddress(), segment.bytes(), 0, segment.size());
        }
        ByteBuffer reset = ByteBuffer.wrap(read(vectors, 8)).order(ByteOrder.LITTLE_ENDIAN);
        unicorn.setRegister(Register.SP, reset.getInt());
        unicorn.setRegister(Register.LR, -1);
        unicorn.run(Integer.toUnsignedLong(reset.getInt()), build.startAddress());
        returnAddress = unicorn.register(Register.LR);
    }

    @Override
    public String core() {
        return "unicorn without hooks";
    }

    @Override
    public void infer() {
        unicorn.setRegister(Register.LR, returnAddress);
        for (int i = 0; i < inputs.size(); i++) {
            unicorn.write(build.inputs().get(i).address(), inputs.get(i), 0, inputs.get(i).length);
        }
        unicorn.run(build.startAddress(), build.doneAddress());
    }

    private byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        unicorn.read(address, bytes, 0, length);
        return bytes;
    }

    @Override
    public List<byte[]> outputs() {
        return build.outputs().stream()
                .map(output -> read(output.address(), output.bytes()))
                .toList();
    }

    @Override
    public void close() {
        unicorn.close();
    }
}
