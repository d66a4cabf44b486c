package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;
import java.util.List;

/**
 * Where two cores went apart.
 *
 * @param executed instructions after which the states were still equal
 * @param before   the state then
 * @param one      the first core's state an instruction later
 * @param other    the second core's
 */
record Mismatch(Program program, long executed, State before, State one, State other) {

    /** What differs. */
    List<String> differences() {
        return one.differencesFrom(other);
    }

    /** The instruction that the cores disagree about, as the program has it at first; null where it is none. */
    Instruction instruction() {
        int index = program.indexOf(before.core()[Register.PC.number()]);
        Decoded decoded = index < 0 ? Decoder.decode(0xde00, 0) : program.decoded(index);
        return decoded instanceof Instruction instruction ? instruction : null;
    }

    /** The address of that instruction. */
    int address() {
        return before.core()[Register.PC.number()];
    }
}
