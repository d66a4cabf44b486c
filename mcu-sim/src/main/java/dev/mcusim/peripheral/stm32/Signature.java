package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Chip;
import dev.mcusim.board.Identity;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.Device;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * The chip's electronic signature: its unique id, which counts 1, 2, 3 in its three words, the size of its flash in KiB, and what its
 * internal voltages were measured to be when it was made. On some chips it lies within the system memory, on others at addresses of its own.
 *
 * @param address first address
 * @param bytes   what it reads from there
 */
public record Signature(long address, byte[] bytes) {

    private static final int UNIQUE_ID_WORDS = 3;

    public Signature {
        bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The signature of a chip. */
    public static Signature of(Chip chip) {
        Map<Long, Integer> calibration = FactoryCalibration.of(chip);
        Identity identity = chip.identity();
        long id = identity.uniqueIdAddress();
        long size = identity.flashSizeAddress();
        long first = Math.min(id, size) & ~3L;
        long last = calibration.keySet().stream().max(Long::compare).orElse(0L);
        long end = (Math.max(Math.max(id + 4 * UNIQUE_ID_WORDS, size + 2), last + 2) + 3) & ~3L;
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - first)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < UNIQUE_ID_WORDS; i++) {
            bytes.putInt((int) (id - first) + 4 * i, i + 1);
        }
        long kibibytes = chip.regions(MemoryRegion.Kind.FLASH).stream()
                        .mapToLong(MemoryRegion::size)
                        .sum()
                / 1024;
        bytes.putShort((int) (size - first), (short) kibibytes);
        calibration.forEach((address, value) -> bytes.putShort((int) (address - first), value.shortValue()));
        return new Signature(first, bytes.array());
    }

    /** A device that reads the signature and ignores stores. */
    Device device() {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Device() {
            @Override
            public int read(int offset, int size) {
                int word = words.getInt(offset & ~3) >>> 8 * (offset & 3);
                return size == 4 ? word : word & (1 << 8 * size) - 1;
            }

            @Override
            public void write(int offset, int size, int value) {
                // Read-only.
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && address == that.address && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(address);
    }
}
