package dev.mcusim.machine.crash;

import java.util.ArrayList;
import java.util.List;

/** Decodes the fault status registers (ARMv7-M ARM, B3.2.15 to B3.2.18). */
final class StatusRegisters {

    private static final int MMARVALID = 1 << 7;
    private static final int BFARVALID = 1 << 15;

    private static final List<Row> CFSR = List.of(
            new Row(0, "IACCVIOL", "an instruction was to be fetched where code is not allowed"),
            new Row(1, "DACCVIOL", "data were accessed where that is not allowed"),
            new Row(3, "MUNSTKERR", "popping registers on return from an exception was not allowed"),
            new Row(4, "MSTKERR", "pushing registers on entry to an exception was not allowed"),
            new Row(5, "MLSPERR", "pushing floating-point registers, put off until then, was not allowed"),
            new Row(7, "MMARVALID", "MMFAR holds the address"),
            new Row(8, "IBUSERR", "an instruction was to be fetched where nothing answers"),
            new Row(9, "PRECISERR", "data were accessed where nothing answers, by the instruction at the stacked PC"),
            new Row(10, "IMPRECISERR", "data were accessed where nothing answers, by an earlier instruction"),
            new Row(11, "UNSTKERR", "popping registers on return from an exception met no memory"),
            new Row(12, "STKERR", "pushing registers on entry to an exception met no memory"),
            new Row(13, "LSPERR", "pushing floating-point registers, put off until then, met no memory"),
            new Row(15, "BFARVALID", "BFAR holds the address"),
            new Row(16, "UNDEFINSTR", "an undefined instruction"),
            new Row(17, "INVSTATE", "a branch to an even address, or EPSR.T was cleared otherwise"),
            new Row(18, "INVPC", "a return from an exception that fits nothing"),
            new Row(19, "NOCP", "a coprocessor, as the FPU, that is disabled or not there"),
            new Row(24, "UNALIGNED", "an unaligned access"),
            new Row(25, "DIVBYZERO", "a division by zero"));

    private static final List<Row> HFSR = List.of(
            new Row(1, "VECTTBL", "the vector table could not be read"),
            new Row(30, "FORCED", "a fault that could not be taken as what it was"),
            new Row(31, "DEBUGEVT", "a debug event without debugger, as BKPT"));

    private record Row(int bit, String name, String meaning) {}

    private StatusRegisters() {}

    /** CFSR and HFSR, and the address registers that are valid. */
    static List<StatusRegister> decode(int cfsr, int hfsr, int mmfar, int bfar) {
        List<StatusRegister> registers = new ArrayList<>();
        registers.add(decode("CFSR", cfsr, CFSR));
        registers.add(decode("HFSR", hfsr, HFSR));
        if ((cfsr & MMARVALID) != 0) {
            registers.add(new StatusRegister("MMFAR", mmfar, List.of()));
        }
        if ((cfsr & BFARVALID) != 0) {
            registers.add(new StatusRegister("BFAR", bfar, List.of()));
        }
        return registers;
    }

    private static StatusRegister decode(String name, int value, List<Row> rows) {
        List<StatusRegister.Bit> bits = rows.stream()
                .filter(row -> (value >>> row.bit() & 1) != 0)
                .map(row -> new StatusRegister.Bit(row.name(), row.meaning()))
                .toList();
        return new StatusRegister(name, value, bits);
    }
}
