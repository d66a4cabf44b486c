package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/** Address arithmetic with constants of any size. */
final class Offset {
    private static final int MOST_IMMEDIATE = 4095;

    private Offset() {}

    /**
     * rd = rn + bytes.
     *
     * @param temporary overwritten when the constant does not fit an instruction; not rn
     */
    static void add(MacroAssembler asm, Register rd, Register rn, int bytes, Register temporary) {
        if (bytes == 0) {
            if (rd != rn) {
                asm.mov(rd, rn);
            }
        } else if (bytes > 0 && bytes <= MOST_IMMEDIATE) {
            asm.add(rd, rn, bytes);
        } else if (bytes < 0 && bytes >= -MOST_IMMEDIATE) {
            asm.sub(rd, rn, -bytes);
        } else {
            asm.loadConstant(temporary, bytes);
            asm.add(rd, rn, temporary);
        }
    }
}
