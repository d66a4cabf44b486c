package dev.mcusim.kernel;

import dev.mcusim.asm.MachineCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything about one generated kernel, decided in one place.
 *
 * <p>The code is one function of the Arm procedure call standard with its entry at offset 0: no arguments, no result,
 * preserves r4-r11, d8-d15 and the stack pointer. It names memory only by relocation symbols: {@code input0}, {@code
 * input1}, ..., {@code output0}, {@code scratch} and the names of {@link #constants}. Tensors and scratch start at
 * addresses that are multiples of four at least; scratch at a multiple of eight. The function touches nothing but
 * those and its stack, and expects the floating-point unit to be enabled.
 *
 * @param kernel human-readable name of the chosen algorithm, for example {@code conv2d 3x3 4x2 smlad}
 * @param code one function, entry at offset 0
 * @param constants packed weights and tables, in the order in which they should lie in flash
 * @param scratchBytes bytes of RAM needed at {@code scratch} only while the function runs; a multiple of 8, may be 0
 * @param stackBytes bytes the function pushes at most
 * @param inPlaceInputs indices of the inputs whose memory the output may share, both starting at the same address
 */
public record KernelPlan(
        String kernel,
        MachineCode code,
        List<Constant> constants,
        int scratchBytes,
        int stackBytes,
        Set<Integer> inPlaceInputs) {
    /** Relocation symbol of the scratch memory. */
    public static final String SCRATCH = "scratch";

    public KernelPlan {
        constants = List.copyOf(constants);
        inPlaceInputs = Set.copyOf(inPlaceInputs);
        if (scratchBytes < 0 || scratchBytes % 8 != 0) {
            throw new IllegalArgumentException(
                    kernel + ": scratch of " + scratchBytes + " bytes, it must be a multiple of 8 and not negative");
        }
        if (stackBytes < 0) {
            throw new IllegalArgumentException(kernel + ": stack of " + stackBytes + " bytes");
        }
        Set<String> names = new HashSet<>();
        for (Constant constant : constants) {
            if (!names.add(constant.name())) {
                throw new IllegalArgumentException(kernel + ": two constants are named " + constant.name());
            }
        }
    }

    /** Relocation symbol of the operator's input with that index. */
    public static String input(int index) {
        return "input" + index;
    }

    /** Relocation symbol of the operator's output with that index. */
    public static String output(int index) {
        return "output" + index;
    }

    /** Bytes of flash: code and constants, without alignment gaps. */
    public int flashBytes() {
        return code.bytes().length + constants.stream().mapToInt(Constant::size).sum();
    }
}
