package dev.mcusim.firmware;

import dev.mcusim.board.Board;
import dev.mcusim.model.Network;
import dev.mcusim.plan.LoweredOperator;
import dev.mcusim.plan.MemoryPlan;
import dev.mcusim.plan.Placement;
import java.util.List;

/**
 * A network made into firmware for a board: the image and all that is needed to run it, check it and report on it.
 *
 * @param network what it computes
 * @param board what it runs on
 * @param operators each operator with its kernel
 * @param placement where tensors, scratch and stack lie
 * @param image what is programmed
 * @param layers one for each operator, in order of execution
 * @param inputs the network's inputs; the host writes them before every inference, as the firmware may overwrite them
 * @param outputs the network's outputs
 * @param flash use of the flash
 * @param sram use of the RAM
 */
public record FirmwareBuild(
        Network network,
        Board board,
        List<LoweredOperator> operators,
        Placement placement,
        FirmwareImage image,
        List<LayerInfo> layers,
        List<TensorLocation> inputs,
        List<TensorLocation> outputs,
        FlashUse flash,
        SramUse sram) {
    /** The word that start-up code writes to every word of the stack; what it no longer holds was used. */
    public static final int STACK_PAINT = 0xC5C5_C5C5;

    public FirmwareBuild {
        operators = List.copyOf(operators);
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Offsets of all buffers, and how good they are. */
    public MemoryPlan memoryPlan() {
        return placement.plan();
    }

    /** The image as an ELF executable, with symbols. */
    public byte[] elf() {
        return ElfImage.format(image, board.chip().core());
    }

    /** Reached before every inference, when start-up is over: write the inputs here. */
    public long startAddress() {
        return image.symbol(StartupCode.INVOKE).address();
    }

    /** Reached after every inference: the outputs are complete. */
    public long doneAddress() {
        return image.symbol(StartupCode.DONE).address();
    }

    /** The lowest address of the stack. */
    public long stackBase() {
        return placement.stack().base();
    }

    /** The initial stack pointer: the first address behind the stack. */
    public long stackTop() {
        return placement.stack().top();
    }
}
