package dev.mcusim.debug;

import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.SpecialRegister;
import dev.mcusim.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/**
 * A register as gdb knows it. Its number is its place in {@link #ALL}.
 *
 * @param feature the standard feature of gdb that it belongs to ("Debugging with gdb", G.5.3)
 * @param name    as that feature calls it
 * @param bytes   4 or 8
 * @param type    of gdb
 */
record TargetRegister(
        String feature,
        String name,
        int bytes,
        String type,
        ToLongFunction<Machine> get,
        ObjLongConsumer<Machine> set) {

    private static final String PROFILE = "org.gnu.gdb.arm.m-profile";
    private static final String SYSTEM = "org.gnu.gdb.arm.m-system";
    private static final String VFP = "org.gnu.gdb.arm.vfp";
    private static final int DOUBLES = 16;

    /** All registers: core, special, floating point. */
    static final List<TargetRegister> ALL = all();

    private static List<TargetRegister> all() {
        List<TargetRegister> all = new ArrayList<>();
        for (Register register : Register.values()) {
            all.add(core(register));
        }
        all.add(new TargetRegister(
                PROFILE, "xpsr", 4, "int", Machine::xpsr, (machine, value) -> machine.setApsr((int) value)));
        all.add(special("msp", "data_ptr", SpecialRegister.MSP));
        all.add(special("psp", "data_ptr", SpecialRegister.PSP));
        all.add(special("primask", "int", SpecialRegister.PRIMASK));
        all.add(special("basepri", "int", SpecialRegister.BASEPRI));
        all.add(special("faultmask", "int", SpecialRegister.FAULTMASK));
        all.add(special("control", "int", SpecialRegister.CONTROL));
        for (int number = 0; number < DOUBLES; number++) {
            all.add(pair(number));
        }
        all.add(new TargetRegister(
                VFP, "fpscr", 4, "int", Machine::fpscr, (machine, value) -> machine.setFpscr((int) value)));
        return List.copyOf(all);
    }

    private static TargetRegister core(Register register) {
        String type = register == Register.SP ? "data_ptr" : register == Register.PC ? "code_ptr" : "int";
        return new TargetRegister(
                PROFILE,
                register.toString(),
                4,
                type,
                machine -> machine.register(register),
                (machine, value) -> machine.setRegister(register, (int) value));
    }

    private static TargetRegister special(String name, String type, SpecialRegister register) {
        return new TargetRegister(
                SYSTEM,
                name,
                4,
                type,
                machine -> machine.debugUnit().orElseThrow().special(register),
                (machine, value) -> machine.debugUnit().orElseThrow().setSpecial(register, (int) value));
    }

    /** Two single-precision registers, which gdb takes apart by itself. */
    private static TargetRegister pair(int number) {
        SRegister low = SRegister.of(2 * number);
        SRegister high = SRegister.of(2 * number + 1);
        return new TargetRegister(
                VFP,
                "d" + number,
                8,
                "ieee_double",
                machine -> (machine.register(low) & 0xffff_ffffL) | ((long) machine.register(high) << 32),
                (machine, value) -> {
                    machine.setRegister(low, (int) value);
                    machine.setRegister(high, (int) (value >>> 32));
                });
    }

    /** The register of a number. */
    static TargetRegister at(long number) {
        if (number >= ALL.size()) {
            throw new BadPacketException("no register of that number");
        }
        return ALL.get((int) number);
    }

    /** Its value as packets carry it. */
    String read(Machine machine) {
        return Hex.of(get.applyAsLong(machine), bytes);
    }
}
