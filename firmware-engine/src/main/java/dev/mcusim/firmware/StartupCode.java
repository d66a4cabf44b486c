package dev.mcusim.firmware;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.PC;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.SP;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MachineCode;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.asm.Relocation;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in a firmware that is not a layer: vector table, reset handler, fault handlers, the main loop and the function that
 * calls the layers. It enables the FPU and, where there are any, the L1 caches; clocks and flash wait states are left as a boot loader has
 * set them up.
 */
final class StartupCode {
    static final String VECTORS = "vector_table";
    static final String RESET = "Reset_Handler";
    static final String MAIN = "main";
    /** Computes one inference. */
    static final String INVOKE = "network_invoke";
    /** Does nothing; called after every inference so that there is a place to stop at. */
    static final String DONE = "network_done";

    static final String STACK_BASE = "stack_base";
    static final String STACK_TOP = "stack_top";
    static final String DATA_START = "data_start";
    static final String DATA_END = "data_end";
    static final String DATA_LOAD = "data_load";

    /** Bytes that {@link #invoke} pushes. */
    static final int INVOKE_STACK_BYTES = 8;

    private static final String DEFAULT_HANDLER = "Default_Handler";
    /** System exceptions 2 to 15 (ARMv7-M Architecture Reference Manual, B1.5.2); empty where reserved. */
    private static final List<String> SYSTEM_HANDLERS = List.of(
            "NMI_Handler",
            "HardFault_Handler",
            "MemManage_Handler",
            "BusFault_Handler",
            "UsageFault_Handler",
            "",
            "",
            "",
            "",
            "SVC_Handler",
            "DebugMon_Handler",
            "",
            "PendSV_Handler",
            "SysTick_Handler");

    /** Coprocessor Access Control Register (B3.2.20); 0b11 for CP10 and CP11 is full access to the floating-point unit. */
    private static final int CPACR = 0xE000_ED88;

    private static final int CPACR_FPU_FULL_ACCESS = 0xF << 20;

    /** System Control Block (B3.2.2), and offsets of registers in it. */
    private static final int SYSTEM_CONTROL_BLOCK = 0xE000_ED00;

    private static final int CCR = 0x14;
    private static final int CCSIDR = 0x80;
    private static final int CSSELR = 0x84;
    private static final int ICIALLU = 0x250;
    private static final int DCISW = 0x260;
    /** CCR.DC and CCR.IC. */
    private static final int CCR_CACHES = 3 << 16;

    private StartupCode() {}

    /**
     * The functions in the order in which they are placed; the first is the vector table.
     *
     * @param interrupts number of interrupt vectors
     * @param caches whether the core has L1 caches, to be enabled
     * @param layers symbols of the layers in order of execution
     */
    static List<CodePiece> pieces(int interrupts, boolean caches, List<String> layers) {
        List<CodePiece> pieces = new ArrayList<>();
        pieces.add(CodePiece.of(VECTORS, vectors(interrupts)));
        pieces.add(CodePiece.of(RESET, reset(caches)));
        for (String handler : SYSTEM_HANDLERS) {
            if (!handler.isEmpty()) {
                pieces.add(CodePiece.of(handler, endless()));
            }
        }
        pieces.add(CodePiece.of(DEFAULT_HANDLER, endless()));
        pieces.add(CodePiece.of(MAIN, main()));
        pieces.add(CodePiece.of(DONE, done()));
        pieces.add(CodePiece.of(INVOKE, invoke(layers)));
        return pieces;
    }

    private static MachineCode vectors(int interrupts) {
        List<String> entries = new ArrayList<>(List.of(STACK_TOP, RESET));
        entries.addAll(SYSTEM_HANDLERS);
        for (int i = 0; i < interrupts; i++) {
            entries.add(DEFAULT_HANDLER);
        }
        List<Relocation> relocations = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).isEmpty()) {
                relocations.add(new Relocation(4 * i, Relocation.Kind.ABS32, entries.get(i), 0));
            }
        }
        int bytes = 4 * entries.size();
        return new MachineCode(new byte[bytes], relocations, List.of(new MachineCode.DataRange(0, bytes)));
    }

    private static MachineCode reset(boolean caches) {
        MacroAssembler asm = new MacroAssembler();
        asm.loadConstant(R0, CPACR);
        asm.ldr(R1, Address.of(R0));
        asm.orr(R1, R1, CPACR_FPU_FULL_ACCESS);
        asm.str(R1, Address.of(R0));
        asm.dsb();
        asm.isb();
        if (caches) {
            enableCaches(asm);
        }
        copyData(asm);
        paintStack(asm);
        asm.bl(MAIN);
        return asm.finish();
    }

    /** Invalidates both L1 caches, which hold anything after power-up, and enables them (Cortex-M7 TRM, 3.3 and 4.2). */
    private static void enableCaches(MacroAssembler asm) {
        Label sets = asm.label();
        Label ways = asm.label();
        asm.loadConstant(R0, SYSTEM_CONTROL_BLOCK);
        asm.mov(R1, 0);
        asm.str(R1, Address.of(R0, ICIALLU));
        asm.str(R1, Address.of(R0, CSSELR));
        asm.dsb();
        asm.isb();
        asm.ldr(R1, Address.of(R0, CCSIDR));
        asm.ubfx(R2, R1, 13, 15);
        asm.ubfx(R3, R1, 3, 10);
        asm.bind(sets);
        asm.mov(R4, R3);
        asm.bind(ways);
        asm.mov(R1, R2.lsl(5));
        asm.orr(R1, R1, R4.lsl(30));
        asm.str(R1, Address.of(R0, DCISW));
        asm.subs(R4, R4, 1);
        asm.b(Condition.HS, ways);
        asm.subs(R2, R2, 1);
        asm.b(Condition.HS, sets);
        asm.dsb();
        asm.ldr(R1, Address.of(R0, CCR));
        asm.orr(R1, R1, CCR_CACHES);
        asm.str(R1, Address.of(R0, CCR));
        asm.dsb();
        asm.isb();
    }

    /** Copies the initial values of variables from flash, word by word. */
    private static void copyData(MacroAssembler asm) {
        Label loop = asm.label();
        Label check = asm.label();
        asm.loadAddress(R0, DATA_START, 0);
        asm.loadAddress(R1, DATA_END, 0);
        asm.loadAddress(R2, DATA_LOAD, 0);
        asm.b(check);
        asm.bind(loop);
        asm.ldr(R3, Address.post(R2, 4));
        asm.str(R3, Address.post(R0, 4));
        asm.bind(check);
        asm.cmp(R0, R1);
        asm.b(Condition.LO, loop);
    }

    /** Fills the stack, which is still empty, so that its highest use can be read off later. */
    private static void paintStack(MacroAssembler asm) {
        Label loop = asm.label();
        asm.loadAddress(R0, STACK_BASE, 0);
        asm.mov(R1, SP);
        asm.loadConstant(R2, FirmwareBuild.STACK_PAINT);
        asm.bind(loop);
        asm.str(R2, Address.post(R0, 4));
        asm.cmp(R0, R1);
        asm.b(Condition.LO, loop);
    }

    private static MachineCode main() {
        MacroAssembler asm = new MacroAssembler();
        Label loop = asm.label();
        asm.bind(loop);
        asm.bl(INVOKE);
        asm.bl(DONE);
        asm.b(loop);
        return asm.finish();
    }

    private static MachineCode done() {
        MacroAssembler asm = new MacroAssembler();
        asm.bx(LR);
        return asm.finish();
    }

    /** Calls every layer. R4 is pushed only to keep the stack aligned to 8 bytes. */
    private static MachineCode invoke(List<String> layers) {
        MacroAssembler asm = new MacroAssembler();
        asm.push(R4, LR);
        layers.forEach(asm::bl);
        asm.pop(R4, PC);
        return asm.finish();
    }

    private static MachineCode endless() {
        MacroAssembler asm = new MacroAssembler();
        Label here = asm.label();
        asm.bind(here);
        asm.b(here);
        return asm.finish();
    }
}
