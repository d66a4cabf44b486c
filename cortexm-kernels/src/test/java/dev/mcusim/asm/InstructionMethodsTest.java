package dev.mcusim.asm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.DRegister;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.InterruptMask;
import dev.mcusim.isa.Operand2;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.SpecialRegister;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of the instruction interfaces makes the instruction of its name, with its operands in order. */
class InstructionMethodsTest {
    private static final List<Class<?>> FAMILIES = List.of(
            ArithmeticInstructions.class,
            BitInstructions.class,
            MultiplyInstructions.class,
            SimdInstructions.class,
            ExtendInstructions.class,
            MemoryInstructions.class,
            SystemInstructions.class,
            FloatInstructions.class);

    static Stream<Method> methods() {
        return FAMILIES.stream()
                .flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
                .filter(Method::isDefault)
                .filter(method -> !method.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void makesTheInstructionOfItsName(Method method) throws IllegalAccessException, InvocationTargetException {
        Assembler asm = new Assembler();
        Object[] arguments = arguments(method);
        method.invoke(asm, arguments);
        List<Instruction> made = Listing.instructions(asm.finish());
        assertThat(made).hasSize(1);
        assertThat(names(made.get(0))).contains(name(method));
        List<String> asked = registers(Arrays.deepToString(arguments));
        assertThat(registers(made.get(0).operands().toString())).isEqualTo(isInPlace(method) ? twice(asked) : asked);
    }

    /** Different registers in rising order, and numbers that every field takes. */
    private static Object[] arguments(Method method) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        int register = 0;
        for (int i = 0; i < types.length; i++) {
            if (types[i] == Register.class || types[i] == Operand2.class) {
                arguments[i] = tied(method, i) ? Register.R0 : Register.of(register++);
            } else if (types[i] == SRegister.class) {
                arguments[i] = SRegister.of(register++);
            } else if (types[i] == DRegister.class) {
                arguments[i] = DRegister.of(register++);
            } else if (types[i] == int.class) {
                arguments[i] = 8;
            } else if (types[i] == double.class) {
                arguments[i] = 2.0;
            } else {
                arguments[i] = other(types[i], method);
            }
        }
        return arguments;
    }

    /** MULS needs its destination among its sources. */
    private static boolean tied(Method method, int parameter) {
        return method.getName().equals("muls") && parameter == 2;
    }

    private static Object other(Class<?> type, Method method) {
        if (type == Address.class) {
            return Address.of(Register.R9, 8);
        }
        if (type == RegisterList.class) {
            return RegisterList.of(Register.R4, Register.R5);
        }
        if (type == Register[].class) {
            return new Register[] {Register.R4, Register.R5};
        }
        if (type == FpRegisterList.class) {
            return FpRegisterList.of(SRegister.S4, SRegister.S5);
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == SpecialRegister.class) {
            return SpecialRegister.PSP;
        }
        if (type == InterruptMask.class) {
            return InterruptMask.I;
        }
        throw new AssertionError("no argument of type " + type + " for " + method);
    }

    /** Conversions of fixed-point numbers, whose one register is written twice. */
    private static boolean isInPlace(Method method) {
        return method.getName().startsWith("vcvt") && method.getParameterTypes()[1] == int.class;
    }

    private static List<String> twice(List<String> registers) {
        return Stream.concat(registers.stream(), registers.stream()).toList();
    }

    private static String name(Method method) {
        String name = method.getName();
        return switch (name) {
            case "vcmpZero" -> "vcmp";
            case "vmrsApsr" -> "vmrs";
            default -> name.replaceAll("[FSU]32", "").replaceAll("(ia)$", "").toLowerCase(Locale.ROOT);
        };
    }

    /** The names under which an instruction may be asked for. */
    private static List<String> names(Instruction instruction) {
        String bare = instruction.mnemonic().toLowerCase(Locale.ROOT).replaceAll("\\..*", "");
        String incrementing = bare.replaceAll("ia$", "");
        String listed = instruction.encoding().instruction().toLowerCase(Locale.ROOT);
        return List.of(bare, bare + (instruction.setsFlags() ? "s" : ""), incrementing, listed);
    }

    private static List<String> registers(String text) {
        return Stream.of(text.split("[^a-z0-9]+"))
                .filter(word -> word.matches("[rsd]\\d+"))
                .toList();
    }
}
