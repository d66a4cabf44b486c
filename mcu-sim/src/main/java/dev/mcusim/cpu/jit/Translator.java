package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.cpu.jit.Translation.Exit;
import dev.mcusim.isa.Resources;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.MemoryTiming;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Translates hot regions to JVM bytecode, each to a hidden class of its own that the JVM forgets when nobody enters it any more. */
final class Translator {

    /** Methods of more bytecode are not compiled by the JVM. */
    private static final int MOST_BYTECODE = 7900;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final String NAME = Type.getInternalName(Translation.class) + "$Region";

    private static final String LOOKUP_TYPE = "Ljava/lang/invoke/MethodHandles$Lookup;";

    private final MemoryTiming timing;

    Translator(MemoryTiming timing) {
        this.timing = timing;
    }

    /** The translation of the region around a block; null when it cannot be translated. */
    Translation translate(Block head) {
        int most = HotRegion.MOST_INSTRUCTIONS;
        while (most > 0) {
            List<Block> blocks = new HotRegion(head, most).blocks();
            if (blocks.isEmpty()) {
                return null;
            }
            Attempt attempt = new Attempt(blocks);
            int size = attempt.write();
            if (size <= MOST_BYTECODE) {
                return attempt.finish();
            }
            int instructions =
                    blocks.stream().mapToInt(block -> block.instructions).sum();
            most = (int) ((long) instructions * MOST_BYTECODE / size) - 1;
        }
        return null;
    }

    /** One class being written. */
    private final class Attempt {
        private final List<Block> blocks;
        private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        private final List<Edge> edges = new ArrayList<>();
        private final List<Exit> exits = new ArrayList<>();
        private GuestCode code;
        private MethodVisitor method;

        Attempt(List<Block> blocks) {
            this.blocks = blocks;
        }

        /** Writes the method; returns its bytes of bytecode. */
        int write() {
            writer.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, "java/lang/Object", new String[] {
                Type.getInternalName(Translation.Body.class)
            });
            MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
            constructor.visitCode();
            constructor.visitVarInsn(ALOAD, 0);
            constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            constructor.visitInsn(RETURN);
            constructor.visitMaxs(0, 0);
            constructor.visitEnd();
            String descriptor = "(L" + CPU_TYPE + ";L" + CLOCK_TYPE + ";I)I";
            method = writer.visitMethod(ACC_PUBLIC, "run", descriptor, null, null);
            code = new GuestCode(method, NAME);
            method.visitCode();
            writeRun();
            Label last = new Label();
            method.visitLabel(last);
            return last.getOffset();
        }

        /** Takes the constants from the class data into fields that the JVM's compiler trusts never to change. */
        private void writeConstants() {
            MethodVisitor initializer = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
            initializer.visitCode();
            initializer.visitMethodInsn(
                    INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()" + LOOKUP_TYPE, false);
            initializer.visitLdcInsn("_");
            initializer.visitLdcInsn(Type.getType(Object[].class));
            initializer.visitMethodInsn(
                    INVOKESTATIC,
                    "java/lang/invoke/MethodHandles",
                    "classData",
                    "(" + LOOKUP_TYPE + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
                    false);
            initializer.visitTypeInsn(CHECKCAST, "[Ljava/lang/Object;");
            initializer.visitVarInsn(ASTORE, 0);
            int index = 0;
            for (GuestCode.Constant constant : code.constants().values()) {
                writer.visitField(ACC_STATIC | ACC_FINAL, constant.field(), constant.descriptor(), null, null);
                initializer.visitVarInsn(ALOAD, 0);
                initializer.visitLdcInsn(index++);
                initializer.visitInsn(AALOAD);
                initializer.visitTypeInsn(
                        CHECKCAST, Type.getType(constant.descriptor()).getInternalName());
                initializer.visitFieldInsn(PUTSTATIC, NAME, constant.field(), constant.descriptor());
            }
            initializer.visitInsn(RETURN);
            initializer.visitMaxs(0, 0);
            initializer.visitEnd();
        }

        private void writeRun() {
            List<Site> sites = sites();
            Resources used = used(sites);
            Label begin = new Label();
            Label end = new Label();
            Label trapped = new Label();
            Label leave = new Label();
            code.out.visitTryCatchBlock(begin, end, trapped, Type.getInternalName(GuestTrap.class));
            enter(used);
            code.out.visitLabel(begin);
            new RegionBody(code, timing, blocks, sites, edges, exits, leave).write();
            code.out.visitLabel(end);
            code.bind(leave);
            save(used);
            code.load(EXIT);
            code.op(IRETURN);
            code.bindHandler(trapped, GuestTrap.class);
            save(used);
            code.op(ATHROW);
        }

        private List<Site> sites() {
            List<Site> sites = new ArrayList<>();
            for (Block block : blocks) {
                for (int i = 0; i < block.instructions; i++) {
                    sites.add(Site.of(sites.size(), block, i));
                }
            }
            return sites;
        }

        private Resources used(List<Site> sites) {
            Resources used = Resources.NONE;
            for (Site site : sites) {
                used = used.union(site.reads()).union(site.writes());
            }
            return used;
        }

        /** Takes the state into local variables; all of these are set, as whatever catches a trap sees them all. */
        private void enter(Resources used) {
            code.clearLocals();
            code.out.visitVarInsn(ALOAD, CPU);
            code.out.visitFieldInsn(GETFIELD, STATE_TYPE, "r", "[I");
            code.out.visitVarInsn(ASTORE, REGISTERS);
            code.out.visitVarInsn(ALOAD, CPU);
            code.out.visitFieldInsn(GETFIELD, STATE_TYPE, "s", "[I");
            code.out.visitVarInsn(ASTORE, SINGLES);
            code.reload(used);
            code.op(ICONST_M1);
            code.store(EDGE);
            code.out.visitVarInsn(ALOAD, CLOCK);
            code.out.visitFieldInsn(GETFIELD, CLOCK_TYPE, "issueCycles", "J");
            code.out.visitVarInsn(LSTORE, CYCLES);
        }

        /** Puts the state back. */
        private void save(Resources used) {
            code.spill(used);
            code.out.visitVarInsn(ALOAD, CLOCK);
            code.out.visitVarInsn(LLOAD, CYCLES);
            code.out.visitFieldInsn(PUTFIELD, CLOCK_TYPE, "issueCycles", "J");
            code.out.visitVarInsn(ALOAD, CPU);
            code.load(LEFT);
            code.out.visitFieldInsn(PUTFIELD, CPU_TYPE, "left", "I");
            code.out.visitVarInsn(ALOAD, CPU);
            code.load(EDGE);
            code.out.visitFieldInsn(PUTFIELD, CPU_TYPE, "edge", "I");
        }

        Translation finish() {
            method.visitMaxs(0, 0);
            method.visitEnd();
            writeConstants();
            writer.visitEnd();
            try {
                MethodHandles.Lookup hidden = LOOKUP.defineHiddenClassWithClassData(
                        writer.toByteArray(), code.constants().keySet().toArray(), true);
                Object body = hidden.lookupClass().getDeclaredConstructor().newInstance();
                return new Translation(
                        (Translation.Body) body,
                        blocks,
                        edges,
                        exits,
                        sites().stream().anyMatch(Site::isFpTransfer));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a translated region cannot be loaded", e);
            }
        }
    }
}
