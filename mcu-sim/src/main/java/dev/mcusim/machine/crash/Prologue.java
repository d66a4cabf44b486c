package dev.mcusim.machine.crash;

import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a function has done to the stack between its first instruction and another, by reading its code in the order of addresses. An early
 * return undoes what it undoes only for itself. Frames of a size that is computed are not understood.
 */
final class Prologue {

    private final Scene scene;
    private final Map<Integer, Integer> saved = new HashMap<>();
    private int pushed;
    private int released;

    private Prologue(Scene scene) {
        this.scene = scene;
    }

    /**
     * Reads a function.
     *
     * @param start its first instruction
     * @param pc    the instruction up to which it has been executed
     * @return empty when the code cannot be followed
     */
    static Optional<Prologue> of(Scene scene, long start, long pc) {
        Prologue prologue = new Prologue(scene);
        long at = start;
        while (at < pc) {
            Optional<Decoded> decoded = scene.code(at);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            if (decoded.get() instanceof Instruction instruction) {
                prologue.take(instruction);
            }
            at += decoded.get().sizeInBytes();
        }
        return at == pc ? Optional.of(prologue) : Optional.empty();
    }

    private void take(Instruction instruction) {
        List<Operand> operands = instruction.operands();
        switch (instruction.mnemonic()) {
            case "PUSH" -> push((RegisterList) operands.get(0));
            case "STMDB" -> {
                if (isStackWriteback(operands.get(0))) {
                    push((RegisterList) operands.get(1));
                }
            }
            case "STR" -> {
                if (isPreIndexed(operands.get(1), 4)) {
                    push(RegisterList.of((Register) operands.get(0)));
                }
            }
            case "STRD" -> {
                if (isPreIndexed(operands.get(2), 8)) {
                    push(RegisterList.of((Register) operands.get(0), (Register) operands.get(1)));
                }
            }
            case "VPUSH" -> pushed += 4 * Integer.bitCount(((FpRegisterList) operands.get(0)).mask());
            case "SUB", "SUBW" -> adjusted(operands).ifPresent(bytes -> pushed += bytes);
            case "ADD", "ADDW" -> adjusted(operands).ifPresent(bytes -> released += bytes);
            default -> {
                if (leaves(instruction)) {
                    released = 0;
                }
            }
        }
    }

    private void push(RegisterList list) {
        pushed += 4 * list.size();
        int offset = pushed;
        for (Register register : list.registers()) {
            saved.putIfAbsent(register.number(), offset);
            offset -= 4;
        }
    }

    private static boolean isStackWriteback(Operand operand) {
        return operand.toString().equals("sp!");
    }

    private static boolean isPreIndexed(Operand operand, int bytes) {
        return operand.toString().equals("[sp, #-%d]!".formatted(bytes));
    }

    /** The constant of ADD and SUB whose destination and only register is SP. */
    private static OptionalInt adjusted(List<Operand> operands) {
        boolean stack = operands.get(0) == Register.SP
                && (operands.size() == 2 || operands.get(1) == Register.SP)
                && operands.get(operands.size() - 1) instanceof Immediate;
        return stack ? OptionalInt.of(((Immediate) operands.get(operands.size() - 1)).value()) : OptionalInt.empty();
    }

    private static boolean leaves(Instruction instruction) {
        return instruction.isBranch()
                && !instruction.mnemonic().equals("BL")
                && !instruction.mnemonic().equals("BLX");
    }

    /** Whether the function has pushed its return address. */
    boolean savesReturnAddress() {
        return saved.containsKey(Register.LR.number());
    }

    /**
     * Puts back what the function has pushed.
     *
     * @return the registers as its caller sees them, PC being the return address; empty when the stack is not memory
     */
    Optional<VirtualRegisters> undo(VirtualRegisters now) {
        long entry = now.sp() + pushed - released;
        VirtualRegisters before = now.copy();
        for (Map.Entry<Integer, Integer> slot : saved.entrySet()) {
            OptionalInt word = scene.word(entry - slot.getValue());
            if (word.isEmpty()) {
                return Optional.empty();
            }
            before.set(slot.getKey(), word.getAsInt());
        }
        before.set(Register.SP, (int) entry);
        before.set(Register.PC, before.get(Register.LR));
        return Optional.of(before);
    }
}
