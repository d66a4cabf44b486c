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
    static final int SINGLES = 6;

    static final int REGISTERS = 7;
    static final int EDGE = 8;
    static final int R0 = 9;
    static final int N = 24;
    static final int Z = 25;
    static final int C = 26;
    static final int V = 27;
    static final int Q = 28;
    static final int GE = 29;
    /** Operands of the subtraction that set the flags. */
    static final int LEFT_OPERAND = 30;

    static final int RIGHT_OPERAND = 31;
    /** Where an indirect branch goes. */
    static final int TARGET = 32;

    static final int EXIT = 33;
    /** Local variables that live within one instruction. */
    static final int A = 34;

    static final int B = 35;
    static final int RESULT = 36;
    static final int ADDRESS = 37;
    static final int OFFSET = 38;

    private static final int LOCALS = 39;

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
    private boolean framed;

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

    /** Continues at a label, where the stack is empty. */
    void bind(Label label) {
        out.visitLabel(label);
        if (framed) {
            out.visitFrame(F_SAME, 0, null, 0, null);
        } else {
            framed = true;
            Object[] locals = frame();
            out.visitFrame(F_FULL, locals.length, locals, 0, null);
        }
    }

    /** Continues at a label where an exception is on the stack. */
    void bindHandler(Label label, Class<?> exception) {
        out.visitLabel(label);
        out.visitFrame(F_SAME1, 0, null, 1, new Object[] {Type.getInternalName(exception)});
    }

    /** The types of all local variables, the same at every label. */
    private Object[] frame() {
        List<Object> locals = new ArrayList<>(List.of(className, CPU_TYPE, CLOCK_TYPE, INTEGER, LONG, "[I", "[I"));
        for (int local = EDGE; local < LOCALS; local++) {
            locals.add(INTEGER);
        }
        return locals.toArray();
    }

    /** Gives all local variables from {@link #EDGE} on a value. */
    void clearLocals() {
        for (int local = EDGE; local < LOCALS; local++) {
            op(ICONST_0);
            store(local);
        }
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
