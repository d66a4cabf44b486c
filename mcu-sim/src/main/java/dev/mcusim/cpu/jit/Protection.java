package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.system.Mpu;
import java.util.Arrays;

/**
 * Makes memory obey the memory protection unit. Memories in which everybody may do everything are accessed and executed as if there was
 * none; each line of the others has its rights in {@link Chunk#rights}, for translated code and for decoded blocks.
 */
final class Protection {

    private static final int EXECUTE = Mpu.PRIVILEGED_EXECUTE | Mpu.USER_EXECUTE;

    private final Mpu mpu;
    private final JavaCpu cpu;
    private final RegionMemory memory;
    private final Translations translations;

    Protection(Mpu mpu, JavaCpu cpu, RegionMemory memory, Translations translations) {
        this.mpu = mpu;
        this.cpu = cpu;
        this.memory = memory;
        this.translations = translations;
    }

    /** Takes over what has been written to the unit's registers since the last time; to be called between blocks. */
    void update() {
        if (!mpu.takeChange()) {
            return;
        }
        if (mpu.isEnabled()) {
            memory.chunks().forEach(this::update);
        }
        memory.protect(mpu.isEnabled());
        cpu.privilegeChanged();
    }

    private void update(Chunk chunk) {
        byte[] now = new byte[(chunk.bytes.length >> Mpu.LINE_SHIFT) + 1];
        mpu.paint(chunk.base, now);
        byte[] before = chunk.rights;
        if (before == null && isOpen(now)) {
            return;
        }
        if (before == null) {
            before = new byte[now.length];
            Arrays.fill(before, (byte) Mpu.ALL);
            chunk.rights = before;
            translations.forgetAll();
        }
        boolean code = false;
        for (int line = 0; line < now.length && !code; line++) {
            code = ((now[line] ^ before[line]) & EXECUTE) != 0;
        }
        System.arraycopy(now, 0, before, 0, now.length);
        if (code) {
            translations.codeChanged(chunk.region.changed(0, chunk.bytes.length));
        }
    }

    private static boolean isOpen(byte[] rights) {
        for (byte line : rights) {
            if (line != Mpu.ALL) {
                return false;
            }
        }
        return true;
    }
}
