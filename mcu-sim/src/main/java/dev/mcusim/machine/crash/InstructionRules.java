package dev.mcusim.machine.crash;

import dev.mcusim.board.Fpu;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.isa.Feature;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.NotModelled;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Instructions that the core has not, or not now. */
final class InstructionRules {

    static final List<Function<Evidence, Optional<String>>> ALL = List.of(
            InstructionRules::fpuDisabled,
            InstructionRules::noCoprocessor,
            InstructionRules::trap,
            InstructionRules::otherFpu,
            InstructionRules::unaligned,
            InstructionRules::division,
            InstructionRules::undefined,
            InstructionRules::notModelled);

    private InstructionRules() {}

    private static Optional<String> fpuDisabled(Evidence evidence) {
        return only(
                evidence,
                FaultKind.FPU_DISABLED,
                "The FPU is not enabled: SCB->CPACR |= 0xf << 20 must come before the first floating-point instruction, in SystemInit for example. Code for the FPU is compiled with -mfloat-abi=hard or softfp.");
    }

    private static Optional<String> noCoprocessor(Evidence evidence) {
        return only(
                evidence,
                FaultKind.NO_COPROCESSOR,
                "The chip has no such coprocessor: the code was built for another core, or these are data.");
    }

    private static Optional<String> trap(Evidence evidence) {
        return evidence.kind() == FaultKind.UNDEFINED_INSTRUCTION && evidence.isInstruction("UDF")
                ? Optional.of(
                        "UDF is there on purpose: compilers place it where the program must not get to (__builtin_trap, a failed assertion, a function that does not return its value).")
                : Optional.empty();
    }

    private static Optional<String> otherFpu(Evidence evidence) {
        Feature feature = evidence.instruction()
                .map(instruction -> instruction.encoding().feature())
                .orElse(Feature.BASE);
        Fpu fpu = evidence.scene().board().chip().fpu();
        String what =
                switch (feature) {
                    case FP_DOUBLE, FP_V5_DOUBLE -> "a double-precision instruction, -mfpu=fpv5-d16 -mcpu=cortex-m7";
                    case FP_V5_SINGLE -> "an instruction of FPv5, -mfpu=fpv5-sp-d16 -mcpu=cortex-m7";
                    case BASE, DSP, FP_SINGLE -> "";
                };
        if (evidence.kind() != FaultKind.UNDEFINED_INSTRUCTION || what.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("%s is %s, but the FPU of this chip is %s: the code was built for another core."
                .formatted(
                        evidence.instruction().map(Instruction::mnemonic).orElse(""),
                        what,
                        fpu == Fpu.FPV4_SP ? "FPv4-SP" : "FPv5-SP"));
    }

    private static Optional<String> unaligned(Evidence evidence) {
        if (evidence.kind() != FaultKind.UNALIGNED) {
            return Optional.empty();
        }
        String mnemonic = evidence.instruction().map(Instruction::mnemonic).orElse("this instruction");
        boolean trapped = evidence.scene().special().trapsUnaligned()
                && evidence.isInstruction("LDRH", "LDRSH", "STRH", "LDR", "STR")
                && !evidence.isInstruction("LDRD", "STRD", "LDREX", "STREX");
        return Optional.of(
                trapped
                        ? "%s at 0x%08x is unaligned, and CCR.UNALIGN_TRP makes that a fault."
                                .formatted(mnemonic, evidence.address())
                        : "%s needs an address that is a multiple of 4, and 0x%08x is none: probably a pointer to bytes was cast to a wider type. Use memcpy or a packed structure."
                                .formatted(mnemonic, evidence.address()));
    }

    private static Optional<String> division(Evidence evidence) {
        return only(
                evidence,
                FaultKind.DIVIDE_BY_ZERO,
                "The divisor is zero, and CCR.DIV_0_TRP makes that a fault; otherwise the result would be 0.");
    }

    private static Optional<String> undefined(Evidence evidence) {
        return only(
                evidence,
                FaultKind.UNDEFINED_INSTRUCTION,
                "This is no instruction of the core: the program runs into data, memory was overwritten, or the code was built for another core.");
    }

    private static Optional<String> notModelled(Evidence evidence) {
        if (evidence.kind() != FaultKind.INSTRUCTION_NOT_MODELLED) {
            return Optional.empty();
        }
        String what = evidence.code()
                .filter(NotModelled.class::isInstance)
                .map(decoded -> ((NotModelled) decoded).what())
                .orElse("this instruction");
        return Optional.of(
                "A limit of the simulator, not an error of the firmware: %s is not modelled.".formatted(what));
    }

    private static Optional<String> only(Evidence evidence, FaultKind kind, String sentence) {
        return evidence.kind() == kind ? Optional.of(sentence) : Optional.empty();
    }
}
