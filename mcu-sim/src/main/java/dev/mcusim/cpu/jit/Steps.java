package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.Resources;
import dev.mcusim.isa.TimingClass;
import dev.mcusim.isa.meaning.Step;
import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.Label;

/** Bytecode that has an instruction executed by its step: what is not translated, and what translated code cannot do. */
final class Steps {

    private final GuestCode code;
    private final Map<Site, Label> resumptions = new IdentityHashMap<>();

    Steps(GuestCode code) {
        this.code = code;
    }

    /** Writes an instruction as a call of its step. */
    void write(Site site) {
        boolean takesTime = site.timingClass() == TimingClass.DIVIDE
                || site.reads().union(site.writes()).intersects(Resources.MEMORY.union(Resources.SYSTEM))
                || site.instruction().isEmpty();
        code.spill(site.reads());
        if (takesTime) {
            callSlowly(site);
        } else {
            code.out.visitVarInsn(ALOAD, CPU);
            code.constant(site.number());
            code.out.visitFieldInsn(PUTFIELD, CPU_TYPE, "site", "I");
            code.constant(site.block().steps[site.index()], Step.class);
            code.out.visitVarInsn(ALOAD, CPU);
            code.out.visitMethodInsn(
                    INVOKEINTERFACE, "dev/mcusim/isa/meaning/Step", "execute", "(L" + STATE_TYPE + ";)V", true);
            code.reload(site.writes());
        }
    }

    private void callSlowly(Site site) {
        code.out.visitVarInsn(ALOAD, CPU);
        code.constant(site.number());
        code.out.visitVarInsn(LLOAD, CYCLES);
        code.callSlowPath("step", "(L" + CPU_TYPE + ";IJ)V");
        code.reload(site.writes());
        code.out.visitVarInsn(ALOAD, CPU);
        code.callSlowPath("leave", "(L" + CPU_TYPE + ";)V");
    }

    /** Where to go when an instruction's step must execute it after all; goes on at {@link #resume}. */
    Label slow(Site site) {
        Label slow = new Label();
        Label resumption = new Label();
        resumptions.put(site, resumption);
        code.outOfLine(() -> {
            code.bind(slow);
            code.spill(site.reads());
            callSlowly(site);
            code.jump(GOTO, resumption);
        });
        return slow;
    }

    /**
     * Where to go when one word, halfword or byte cannot be loaded the fast way from ADDRESS: the slow path puts it into RESULT and goes on
     * at {@link #resume}.
     */
    Label slowLoad(Site site, String method) {
        return slowAccess(site, () -> {
            code.callSlowPath(method, "(L" + CPU_TYPE + ";IIJ)I");
            code.store(RESULT);
        });
    }

    /** Where to go when the value of a register cannot be stored the fast way to ADDRESS. */
    Label slowStore(Site site, String method, int register) {
        return slowAccess(site, () -> {
            code.register(register);
            code.callSlowPath(method, "(L" + CPU_TYPE + ";IIJI)V");
        });
    }

    private Label slowAccess(Site site, Runnable access) {
        Label slow = new Label();
        Label resumption = new Label();
        resumptions.put(site, resumption);
        code.outOfLine(() -> {
            code.bind(slow);
            code.out.visitVarInsn(ALOAD, CPU);
            code.load(ADDRESS);
            code.constant(site.number());
            code.out.visitVarInsn(LLOAD, CYCLES);
            access.run();
            code.jump(GOTO, resumption);
        });
        return slow;
    }

    /** The end of an instruction that may go the {@link #slow} way. */
    void resume(Site site) {
        code.bind(resumptions.remove(site));
    }
}
