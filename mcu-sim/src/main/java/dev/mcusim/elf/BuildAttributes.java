package dev.mcusim.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The section {@code .ARM.attributes}: what the code needs of the core (IHI 0045, "Public aeabi attribute tags"). */
final class BuildAttributes {

    private static final int TAG_FILE = 1;
    private static final int TAG_CPU_NAME = 5;
    private static final int TAG_CPU_ARCH = 6;
    private static final int TAG_CPU_ARCH_PROFILE = 7;
    private static final int TAG_THUMB_ISA_USE = 9;
    private static final int TAG_FP_ARCH = 10;
    private static final int TAG_ALIGN_NEEDED = 24;

    private static final int ARCH_V7E_M = 13;
    private static final int THUMB_2 = 2;
    private static final int FPV4_D16 = 6;
    private static final int ALIGN_8 = 1;

    private BuildAttributes() {}

    /** ARMv7E-M with FPU for the named core. */
    static byte[] armv7em(String cpu) {
        ByteArrayOutputStream tags = new ByteArrayOutputStream();
        tags.write(TAG_CPU_NAME);
        tags.writeBytes(string(cpu));
        int[] pairs = {
            TAG_CPU_ARCH, ARCH_V7E_M,
            TAG_CPU_ARCH_PROFILE, 'M',
            TAG_THUMB_ISA_USE, THUMB_2,
            TAG_FP_ARCH, FPV4_D16,
            TAG_ALIGN_NEEDED, ALIGN_8
        };
        for (int value : pairs) {
            tags.write(value);
        }
        byte[] vendor = string("aeabi");
        int fileBytes = 1 + 4 + tags.size();
        int vendorBytes = 4 + vendor.length + fileBytes;
        return ByteBuffer.allocate(1 + vendorBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'A')
                .putInt(vendorBytes)
                .put(vendor)
                .put((byte) TAG_FILE)
                .putInt(fileBytes)
                .put(tags.toByteArray())
                .array();
    }

    private static byte[] string(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
