package dev.mcusim.asm;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.PC;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.SP;
import static dev.mcusim.isa.SRegister.S0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.isa.DRegister;
import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the macros compute, found by computing what their instructions do. */
class MacroAssemblerTest {
    private final MacroAssembler asm = new MacroAssembler();

    /** The registers after moves, additions and subtractions of registers and constants. */
    private static int[] run(MachineCode code, int[] start) {
        int[] registers = start.clone();
        for (Instruction instruction : Listing.instructions(code)) {
            List<dev.mcusim.isa.Operand> operands = instruction.operands();
            int last = value(operands.get(operands.size() - 1), registers);
            Register rd = (Register) operands.get(0);
            int first = operands.size() == 3 ? value(operands.get(1), registers) : registers[rd.number()];
            registers[rd.number()] = switch (instruction.mnemonic()) {
                case "MOV", "MOVW", "MOVS" -> last;
                case "MVN" -> ~last;
                case "MOVT" -> (registers[rd.number()] & 0xffff) | last << 16;
                case "ADD", "ADDW" -> first + last;
                case "SUB", "SUBW" -> first - last;
                default -> throw new AssertionError(instruction.toString());
            };
        }
        return registers;
    }

    private static int value(dev.mcusim.isa.Operand operand, int[] registers) {
        return operand instanceof Immediate immediate ? immediate.value() : registers[((Register) operand).number()];
    }

    @Property
    void loadConstantGivesTheConstant(@ForAll int constant) {
        MacroAssembler macros = new MacroAssembler();
        macros.loadConstant(R0, constant);
        MachineCode code = macros.finish();
        assertThat(run(code, new int[16])[0]).isEqualTo(constant);
        assertThat(code.bytes().length).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest(name = "{0} takes {1} bytes")
    @CsvSource({"0, 4", "-1, 4", "65535, 4", "-256, 4", "16711935, 4", "305419896, 8", "-65537, 4"})
    void loadConstantIsShort(int constant, int bytes) {
        asm.loadConstant(R0, constant);
        assertThat(asm.finish().bytes()).hasSize(bytes);
    }

    @Property
    void addImmediateAdds(@ForAll int constant, @ForAll int base) {
        for (Register rd : new Register[] {R0, R1}) {
            MacroAssembler macros = new MacroAssembler();
            int[] start = new int[16];
            start[1] = base;
            try (ScratchScope scope = macros.lend(R7)) {
                assertThat(scope).isNotNull();
                macros.addImmediate(rd, R1, constant);
            }
            int[] end = run(macros.finish(), start);
            assertThat(end[rd.number()]).isEqualTo(base + constant);
            assertThat(end[1]).isEqualTo(rd == R1 ? base + constant : base);
        }
    }

    @Property
    void subtractImmediateSubtracts(@ForAll int constant, @ForAll int base) {
        MacroAssembler macros = new MacroAssembler();
        int[] start = new int[16];
        start[1] = base;
        macros.subtractImmediate(R0, R1, constant);
        assertThat(run(macros.finish(), start)[0]).isEqualTo(base - constant);
    }

    @Test
    void addingToTheStackPointerStaysEncodable() {
        asm.subtractImmediate(SP, SP, 5000);
        asm.addImmediate(SP, SP, 5000);
        assertThat(Listing.text(asm.finish()))
                .containsExactly(
                        "sub.w sp, sp, #904", "sub.w sp, sp, #4096", "add.w sp, sp, #904", "add.w sp, sp, #4096");
    }

    @Test
    void aScratchRegisterIsOnlyTakenWhenLent() {
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> asm.addImmediate(R0, R0, 0x12345678))
                .satisfies(refusal -> assertThat(refusal.subject()).isEqualTo("scratch register"));
    }

    @Test
    void scratchRegistersReturnWhenTheirScopeEnds() {
        try (ScratchScope scope = asm.lend(R4)) {
            assertThat(scope).isNotNull();
            try (ScratchScope.Taken taken = asm.scratch()) {
                assertThat(taken.register()).isEqualTo(R4);
                assertThatExceptionOfType(EncodingException.class).isThrownBy(asm::scratch);
            }
            try (ScratchScope.Taken again = asm.scratch()) {
                assertThat(again.register()).isEqualTo(R4);
            }
        }
        assertThatExceptionOfType(EncodingException.class).isThrownBy(asm::scratch);
    }

    @Test
    void literalsAreWrittenOnceBehindTheCodeAndAligned() {
        asm.loadLiteral(R0, 0x12345678);
        asm.loadLiteral(R1, 0x12345678);
        asm.bx(LR);
        asm.loadConstant(S0, 3.25f);
        asm.loadConstant(S0, 3.1f);
        MachineCode code = asm.finish();
        assertThat(code.data()).containsExactly(new MachineCode.DataRange(16, 8));
        assertThat(Listing.word(code.bytes(), 16)).isEqualTo(0x12345678);
        assertThat(Listing.word(code.bytes(), 20)).isEqualTo(Float.floatToIntBits(3.1f));
        assertThat(Listing.text(code))
                .containsExactly(
                        "ldr r0, [pc, #12]",
                        "ldr r1, [pc, #12]",
                        "bx lr",
                        "vmov.f32 s0, #10",
                        "vldr s0, [pc, #8]",
                        "nop");
    }

    @Test
    void aFarLiteralTakesTheWideLoad() {
        asm.loadLiteral(R0, 0x12345678);
        for (int i = 0; i < 600; i++) {
            asm.nop();
        }
        MachineCode code = asm.finish();
        assertThat(Listing.text(code).get(0)).isEqualTo("ldr.w r0, [pc, #1200]");
        assertThat(Listing.word(code.bytes(), 1204)).isEqualTo(0x12345678);
    }

    @Test
    void addressesOfSymbolsAreRelocated() {
        asm.nop();
        asm.loadAddress(R0, "weights", 12);
        asm.bl("requantize");
        asm.wordAddress("table", 4);
        assertThat(asm.finish().relocations())
                .containsExactly(
                        new Relocation(2, Relocation.Kind.MOVW_MOVT, "weights", 12),
                        new Relocation(10, Relocation.Kind.BL, "requantize", 0),
                        new Relocation(14, Relocation.Kind.ABS32, "table", 4));
    }

    @Test
    void prologueAndEpilogueMirrorEachOther() {
        RegisterList saved = RegisterList.range(R4, R7);
        FpRegisterList savedFp = FpRegisterList.of(DRegister.D8, DRegister.D9);
        asm.prologue(saved, savedFp);
        asm.epilogue(saved, savedFp);
        assertThat(Listing.text(asm.finish()))
                .containsExactly(
                        "push {r4, r5, r6, r7, lr}", "vpush {d8-d9}", "vpop {d8-d9}", "pop {r4, r5, r6, r7, pc}");
        assertThat(PC.number()).isEqualTo(15);
    }

    @Test
    void adrAndLoadsReachLabels() {
        Label table = asm.label();
        asm.adr(R0, table);
        asm.ldr(R1, table);
        asm.bx(LR);
        asm.align(4);
        asm.bind(table);
        asm.word(42);
        assertThat(Listing.text(asm.finish())).containsExactly("add r0, pc, #4", "ldr r1, [pc, #4]", "bx lr", "nop");
    }
}
