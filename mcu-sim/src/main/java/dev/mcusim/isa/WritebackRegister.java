package dev.mcusim.isa;

/**
 * The base register of LDM, STM, VLDM or VSTM when it is moved past the registers transferred: {@code r0!}.
 *
 * @param register the base
 */
public record WritebackRegister(Register register) implements Operand {
    @Override
    public String toString() {
        return register + "!";
    }
}
