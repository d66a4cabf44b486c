package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.cpu.jit.Translation.Exit;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.TimingClass;
import dev.mcusim.timing.BranchHistory;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.MemoryTiming;
import dev.mcusim.timing.MemoryTiming.CodeKind;
import dev.mcusim.timing.TimedBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;

/** Bytecode of the blocks of a region, and of the ways between them: what is counted there, and when the region is left. */
final class RegionBody {

    private static final int LR = 14;

    private final GuestCode code;
    private final MemoryTiming timing;
    private final List<Block> blocks;
    private final List<Site> sites;
    private final List<Edge> edges;
    private final List<Exit> exits;
    private final Label leave;
    private final Map<TimedBlock, List<Edge>> within;
    private final Map<TimedBlock, Label> entries = new HashMap<>();
    private final Flags flags;
    private final Steps steps;
    private final Arithmetic arithmetic;
    private final Products products;
    private final BitOperations bitOperations;
    private final MemoryAccess memoryAccess;
    private final FpTransfers fpTransfers;

    /**
     * @param edges where to put the edges, by the number by which bytecode calls them
     * @param exits the same for exits
     * @param leave where to go with the number of an exit in EXIT
     */
    RegionBody(
            GuestCode code,
            MemoryTiming timing,
            List<Block> blocks,
            List<Site> sites,
            List<Edge> edges,
            List<Exit> exits,
            Label leave) {
        this.code = code;
        this.timing = timing;
        this.blocks = blocks;
        this.sites = sites;
        this.edges = edges;
        this.exits = exits;
        this.leave = leave;
        within = HotRegion.edgesWithin(blocks);
        flags = new Flags(code);
        steps = new Steps(code);
        arithmetic = new Arithmetic(code, flags);
        products = new Products(code, flags);
        bitOperations = new BitOperations(code);
        FastMemory memory = new FastMemory(code, timing);
        memoryAccess = new MemoryAccess(code, memory, steps);
        fpTransfers = new FpTransfers(code, memory, steps);
    }

    void write() {
        blocks.forEach(block -> entries.put(block, new Label()));
        Label headCounted = new Label();
        code.jump(GOTO, headCounted);
        int site = 0;
        for (int number = 0; number < blocks.size(); number++) {
            Block block = blocks.get(number);
            code.bind(entries.get(block));
            fetch(block);
            if (number == 0) {
                code.bind(headCounted);
            }
            flags.forget();
            for (int i = 0; i < block.instructions - 1; i++) {
                write(sites.get(site++));
            }
            writeLast(sites.get(site++));
        }
        code.writeOutOfLine();
    }

    private void fetch(Block block) {
        if (timing.codeKind(block.address) == CodeKind.FREE) {
            return;
        }
        Label ask = new Label();
        Label fetched = new Label();
        code.constant(block, TimedBlock.class);
        code.out.visitFieldInsn(GETFIELD, "dev/mcusim/timing/TimedBlock", "fetched", "I");
        code.constant(timing, MemoryTiming.class);
        code.out.visitFieldInsn(GETFIELD, "dev/mcusim/timing/MemoryTiming", "codeEpoch", "I");
        code.jump(IF_ICMPNE, ask);
        code.bind(fetched);
        code.outOfLine(() -> {
            code.bind(ask);
            code.out.visitVarInsn(ALOAD, CPU);
            code.constant(block, TimedBlock.class);
            code.out.visitVarInsn(LLOAD, CYCLES);
            code.callSlowPath("fetch", "(L" + CPU_TYPE + ";Ldev/mcusim/timing/TimedBlock;J)V");
            code.jump(GOTO, fetched);
        });
    }

    /** An instruction that goes on behind itself. */
    private void write(Site site) {
        if (site.timingClass() == TimingClass.IF_THEN || site.isIdle()) {
            return;
        }
        Label skipped = new Label();
        boolean translated = false;
        boolean transfers = site.isFpTransfer();
        if (site.isPlain() || transfers) {
            if (site.condition() >= 0) {
                flags.jumpUnless(site.condition(), skipped);
            }
            translated = transfers && fpTransfers.write(site)
                    || arithmetic.write(site)
                    || products.write(site)
                    || bitOperations.write(site)
                    || memoryAccess.write(site);
        }
        if (!translated) {
            steps.write(site);
            flags.forget();
        }
        code.bind(skipped);
        if (site.condition() >= 0 && site.writes().intersects(dev.mcusim.isa.Resources.NZCV)) {
            flags.forget();
        }
    }

    /** The last instruction of a block, and where it leads. */
    private void writeLast(Site site) {
        Block block = site.block();
        boolean direct = site.isPlain() && site.condition() < 0;
        TimingClass kind = site.timingClass();
        Instruction instruction = site.instruction().orElse(null);
        if (direct && kind == TimingClass.BRANCH && instruction.branchTarget(0).isPresent()) {
            int target = (int) instruction
                    .branchTarget(Integer.toUnsignedLong(site.address()))
                    .getAsLong();
            if (instruction.mnemonic().equals("BL")) {
                code.constant(block.end | 1);
                code.setRegister(LR);
            } else if (instruction.encoding().hasField('c') && instruction.field("c") < 14) {
                branchIf(block, target, notTaken -> flags.jumpUnless(instruction.field("c"), notTaken));
                return;
            }
            go(block, target);
        } else if (direct && kind == TimingClass.COMPARE_BRANCH) {
            int target = (int) instruction
                    .branchTarget(Integer.toUnsignedLong(site.address()))
                    .getAsLong();
            branchIf(block, target, notTaken -> {
                code.register(instruction.field("n"));
                code.jump(instruction.mnemonic().equals("CBZ") ? IFNE : IFEQ, notTaken);
            });
        } else if (instruction != null && !instruction.isBranch() && goesOn(kind, instruction)) {
            write(site);
            go(block, block.end);
        } else {
            code.out.visitVarInsn(ALOAD, CPU);
            code.constant(block.end);
            code.out.visitFieldInsn(PUTFIELD, STATE_TYPE, "next", "I");
            steps.write(site);
            goWhereItLeads(block);
        }
    }

    /** Whether an instruction is the last of its block only because the block had to end somewhere. */
    private static boolean goesOn(TimingClass kind, Instruction instruction) {
        return switch (kind) {
            case WAIT, EXCEPTION, SYSTEM_REGISTER, BARRIER, FP_STATUS -> false;
            default -> !instruction.mnemonic().equals("YIELD");
        };
    }

    private void branchIf(Block block, int target, java.util.function.Consumer<Label> jumpUnless) {
        Label notTaken = new Label();
        jumpUnless.accept(notTaken);
        go(block, target);
        code.bind(notTaken);
        go(block, block.end);
    }

    /** Goes to an address, within the region or out of it. */
    private void go(Block from, int address) {
        Block to = blockAt(address);
        if (to == null) {
            code.constant(address);
            code.store(TARGET);
            exit(from);
        } else {
            follow(from.edgeTo(to));
        }
    }

    private Block blockAt(int address) {
        for (Block block : blocks) {
            if (block.address == address) {
                return block;
            }
        }
        return null;
    }

    /** Goes where the step of an instruction said. */
    private void goWhereItLeads(Block from) {
        code.out.visitVarInsn(ALOAD, CPU);
        code.out.visitFieldInsn(GETFIELD, STATE_TYPE, "next", "I");
        code.store(TARGET);
        code.out.visitVarInsn(ALOAD, CPU);
        code.out.visitFieldInsn(GETFIELD, CPU_TYPE, "event", "I");
        Label uneventful = new Label();
        code.jump(IFEQ, uneventful);
        exit(from);
        code.bind(uneventful);
        for (Edge edge : within.get(from)) {
            Label other = new Label();
            code.load(TARGET);
            code.constant(edge.to.address);
            code.jump(IF_ICMPNE, other);
            follow(edge);
            code.bind(other);
        }
        exit(from);
    }

    /** Goes along an edge, unless something is due before. */
    private void follow(Edge edge) {
        int number = edges.size();
        edges.add(edge);
        Label out = new Label();
        code.outOfLine(() -> {
            code.bind(out);
            code.constant(edge.to.address);
            code.store(TARGET);
            exit((Block) edge.from);
        });
        code.load(LEFT);
        code.constant(edge.to.instructions);
        code.jump(IF_ICMPLT, out);
        code.out.visitVarInsn(LLOAD, CYCLES);
        code.out.visitLdcInsn((long) edge.to.cyclesFrom(0));
        code.op(LADD);
        code.out.visitVarInsn(ALOAD, CPU);
        code.out.visitFieldInsn(GETFIELD, CPU_TYPE, "deadline", "J");
        code.op(LCMP);
        code.jump(IFGE, out);
        count(edge);
        predict(edge);
        code.constant(number);
        code.store(EDGE);
        code.out.visitIincInsn(LEFT, -edge.to.instructions);
        if (edge.cycles != 0) {
            code.out.visitVarInsn(LLOAD, CYCLES);
            code.out.visitLdcInsn((long) edge.cycles);
            code.op(LADD);
            code.out.visitVarInsn(LSTORE, CYCLES);
        }
        code.jump(GOTO, entries.get(edge.to));
    }

    private void count(Edge edge) {
        code.constant(edge, Edge.class);
        code.op(DUP);
        code.out.visitFieldInsn(GETFIELD, "dev/mcusim/timing/Edge", "count", "J");
        code.op(LCONST_1, LADD);
        code.out.visitFieldInsn(PUTFIELD, "dev/mcusim/timing/Edge", "count", "J");
    }

    /** Asks about the branch of an edge where it is not firmly expected. */
    private void predict(Edge edge) {
        BranchHistory history = edge.from.history;
        if (history == null) {
            return;
        }
        Label ask = new Label();
        Label predicted = new Label();
        code.constant(history, BranchHistory.class);
        boolean direct = isConditionalDirect((Block) edge.from);
        code.out.visitFieldInsn(GETFIELD, "dev/mcusim/timing/BranchHistory", direct ? "state" : "target", "I");
        code.constant(
                !direct ? edge.to.address : edge.taken ? BranchHistory.FIRMLY_TAKEN : BranchHistory.FIRMLY_NOT_TAKEN);
        code.jump(IF_ICMPNE, ask);
        code.bind(predicted);
        code.outOfLine(() -> {
            code.bind(ask);
            code.out.visitVarInsn(ALOAD, CPU);
            code.constant(edge, Edge.class);
            code.callSlowPath("branch", "(L" + CPU_TYPE + ";Ldev/mcusim/timing/Edge;)V");
            code.jump(GOTO, predicted);
        });
    }

    private static boolean isConditionalDirect(Block block) {
        Site last = Site.of(0, block, block.instructions - 1);
        return last.instruction()
                .filter(instruction -> instruction.branchTarget(0).isPresent())
                .isPresent();
    }

    /** Leaves the region behind a block, for the address in TARGET. */
    private void exit(Block from) {
        code.out.visitVarInsn(ALOAD, CPU);
        code.load(TARGET);
        code.out.visitFieldInsn(PUTFIELD, STATE_TYPE, "next", "I");
        code.constant(exits.size());
        code.store(EXIT);
        code.jump(GOTO, leave);
        exits.add(new Exit(from));
    }
}
