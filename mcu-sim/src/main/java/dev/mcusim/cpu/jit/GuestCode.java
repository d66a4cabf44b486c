package dev.mcusim.cpu.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the bytecode of a translation: the guest's registers and flags are local variables, and what must be at hand while translating
 * (blocks, edges, memory) is a constant.
 */
final class GuestCode {

    static final String CPU_TYPE = Type.getInternalName(JavaCpu.class);
    static final String STATE_TYPE = "dev/mcusim/isa/meaning/Cpu";
    static final String CLOCK_TYPE = "dev/mcusim/timing/CoreClock";

    static final int CPU = 1;
    static final int CLOCK = 2;
    static final int LEFT = 3;
    static final int CYCLES = 4;
    /** The array of S registers. */
    static final int SINGLES = 8;

    static final int EDGE = 10;
    static final int REGISTERS = 11;
    static final int R0 = 12;
    static final int N = 27;
    static final int Z = 28;
    static final int C = 29;
    static final int V = 30;
    static final int Q = 31;
    static final int GE = 32;
    /** Operands of the subtraction that set the flags. */
    static final int LEFT_OPERAND = 33;

    static final int RIGHT_OPERAND = 34;
    /** Where an indirect branch goes. */
    static final int TARGET = 35;

    static final int EXIT = 36;
    /** Local variables that live within one instruction. */
    static final int A = 37;

    static final int B = 38;
    static final int RESULT = 39;
    static final int ADDRESS = 40;
    static final int OFFSET = 41;

    private record Flag(Resources resource, int local, String field) {}

    private static final List<Flag> FLAGS = List.of(
            new Flag(Resources.N, N, "n"),
            new Flag(Resources.Z, Z, "z"),
            new Flag(Resources.C, C, "c"),
            new Flag(Resources.V, V, "v"),
            new Flag(Resources.Q, Q, "q"),
            new Flag(Resources.GE, GE, "ge"));

    /** The method being written. */
    final MethodVisitor out;

    private final String className;
    private final Map<Object, Constant> constants = new LinkedHashMap<>();
    private final List<Runnable> outOfLine = new ArrayList<>();

    /**
     * An object that translated code knows.
     *
     * @param field      its static field
     * @param descriptor of that field
     */
    record Constant(String field, String descriptor) {}

    /**
     * @param className internal name of the class being written
     */
    GuestCode(MethodVisitor out, String className) {
        this.out = out;
        this.className = className;
    }

    /** Every constant, in the order of their fields' numbers. */
    Map<Object, Constant> constants() {
        return constants;
    }

    /** Pushes an object that is a constant of the class. */
    void constant(Object value, Class<?> type) {
        Constant constant =
                constants.computeIfAbsent(value, key -> new Constant("C" + constants.size(), Type.getDescriptor(type)));
        out.visitFieldInsn(GETSTATIC, className, constant.field, constant.descriptor);
    }

    /** Pushes a number. */
    void constant(int value) {
        if (value >= -1 && value <= 5) {
            out.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            out.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            out.visitIntInsn(SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }

    void load(int local) {
        out.visitVarInsn(ILOAD, local);
    }

    void store(int local) {
        out.visitVarInsn(ISTORE, local);
    }

    /** Pushes a core register. */
    void register(int number) {
        load(R0 + number);
    }

    /** Pops into a core register; the two lowest bits of SP are always zero. */
    void setRegister(int number) {
        if (number == 13) {
            constant(~3);
            op(IAND);
        }
        store(R0 + number);
    }

    /** Adds a number to the one on the stack. */
    void add(int number) {
        if (number != 0) {
            constant(number);
            op(IADD);
        }
    }

    void op(int... opcodes) {
        for (int opcode : opcodes) {
            out.visitInsn(opcode);
        }
    }

    void jump(int opcode, Label target) {
        out.visitJumpInsn(opcode, target);
    }

    void bind(Label label) {
        out.visitLabel(label);
    }

    /** Something to write behind everything else, so that the usual way through the code is straight. */
    void outOfLine(Runnable writer) {
        outOfLine.add(writer);
    }

    /** Writes what was postponed. */
    void writeOutOfLine() {
        for (int i = 0; i < outOfLine.size(); i++) {
            outOfLine.get(i).run();
        }
        outOfLine.clear();
    }

    /** Writes registers and flags back to {@link JavaCpu}. */
    void spill(Resources resources) {
        for (int number = 0; number < 15; number++) {
            if ((resources.mask() >>> number & 1) != 0) {
                out.visitVarInsn(ALOAD, REGISTERS);
                constant(number);
                register(number);
                op(IASTORE);
            }
        }
        for (Flag flag : FLAGS) {
            if (resources.intersects(flag.resource)) {
                out.visitVarInsn(ALOAD, CPU);
                load(flag.local);
                out.visitFieldInsn(PUTFIELD, STATE_TYPE, flag.field, "I");
            }
        }
    }

    /** Takes registers and flags from {@link JavaCpu}. */
    void reload(Resources resources) {
        for (int number = 0; number < 15; number++) {
            if ((resources.mask() >>> number & 1) != 0) {
                out.visitVarInsn(ALOAD, REGISTERS);
                constant(number);
                op(IALOAD);
                store(R0 + number);
            }
        }
        for (Flag flag : FLAGS) {
            if (resources.intersects(flag.resource)) {
                out.visitVarInsn(ALOAD, CPU);
                out.visitFieldInsn(GETFIELD, STATE_TYPE, flag.field, "I");
                store(flag.local);
            }
        }
    }

    /** Calls a method of {@link SlowPath}. */
    void callSlowPath(String name, String descriptor) {
        out.visitMethodInsn(INVOKESTATIC, Type.getInternalName(SlowPath.class), name, descriptor, false);
    }
}
