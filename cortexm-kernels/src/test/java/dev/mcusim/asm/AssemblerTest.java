package dev.mcusim.asm;

import static dev.mcusim.isa.DRegister.D0;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.PC;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R8;
import static dev.mcusim.isa.Register.SP;
import static dev.mcusim.isa.SRegister.S0;
import static dev.mcusim.isa.SRegister.S1;
import static dev.mcusim.isa.SRegister.S2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.DRegister;
import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SpecialRegister;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What calls of the assembler become. Words are those of GNU as 2.40 for the text. */
class AssemblerTest {
    private static Arguments call(String text, String words, Consumer<Assembler> call) {
        return Arguments.of(text, words, call);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("add r0, r1, r2", "eb010002", asm -> asm.add(R0, R1, R2)),
                call("adds r0, r1, r2", "1888", asm -> asm.adds(R0, R1, R2)),
                call("add r0, r0, r8", "4440", asm -> asm.add(R0, R0, R8)),
                call("add r0, r8, r0", "4440", asm -> asm.add(R0, R8, R0)),
                call("add r0, r1, r2, lsl #3", "eb0100c2", asm -> asm.add(R0, R1, R2.lsl(3))),
                call("add r0, r1, #1000", "f501707a", asm -> asm.add(R0, R1, 1000)),
                call("add r0, r1, #1001", "f20130e9", asm -> asm.add(R0, R1, 1001)),
                call("add sp, sp, #16", "b004", asm -> asm.add(SP, SP, 16)),
                call("sub sp, sp, #1024", "f5ad6d80", asm -> asm.sub(SP, SP, 1024)),
                call("subs r3, r3, #255", "3bff", asm -> asm.subs(R3, R3, 255)),
                call("ands r0, r1, r0", "4008", asm -> asm.ands(R0, R1, R0)),
                call("muls r0, r0, r1", "4348", asm -> asm.muls(R0, R0, R1)),
                call("mul r0, r0, r1", "fb00f001", asm -> asm.mul(R0, R0, R1)),
                call("mov r0, r1, lsl #4", "ea4f1001", asm -> asm.mov(R0, R1.lsl(4))),
                call("movs r0, r1, lsl #4", "0108", asm -> asm.movs(R0, R1.lsl(4))),
                call("mov r0, #1000", "f44f707a", asm -> asm.mov(R0, 1000)),
                call("mov r0, #1001", "f24030e9", asm -> asm.mov(R0, 1001)),
                call("lsl r0, r1, #0", "4608", asm -> asm.lsl(R0, R1, 0)),
                call("rsbs r0, r1, #0", "4248", asm -> asm.rsbs(R0, R1, 0)),
                call("qadd r0, r1, r2", "fa82f081", asm -> asm.qadd(R0, R1, R2)),
                call("smlad r0, r1, r2, r3", "fb213002", asm -> asm.smlad(R0, R1, R2, R3)),
                call("smlald r0, r1, r2, r3", "fbc201c3", asm -> asm.smlald(R0, R1, R2, R3)),
                call("sxtb16 r0, r1, ror #8", "fa2ff091", asm -> asm.sxtb16(R0, R1, 8)),
                call("sxtab16 r0, r1, r2, ror #8", "fa21f092", asm -> asm.sxtab16(R0, R1, R2, 8)),
                call("pkhbt r0, r1, r2, lsl #16", "eac14002", asm -> asm.pkhbt(R0, R1, R2, 16)),
                call("pkhtb r0, r1, r2, asr #16", "eac14022", asm -> asm.pkhtb(R0, R1, R2, 16)),
                call("ssat r0, #8, r1, asr #4", "f3211007", asm -> asm.ssat(R0, 8, R1.asr(4))),
                call("usat r0, #8, r1", "f3810008", asm -> asm.usat(R0, 8, R1)),
                call("ubfx r0, r1, #3, #5", "f3c100c4", asm -> asm.ubfx(R0, R1, 3, 5)),
                call("bfi r0, r1, #4, #8", "f361100b", asm -> asm.bfi(R0, R1, 4, 8)),
                call("ldr r0, [r1, #-4]", "f8510c04", asm -> asm.ldr(R0, Address.of(R1, -4))),
                call("ldr r0, [r1], #4", "f8510b04", asm -> asm.ldr(R0, Address.post(R1, 4))),
                call("ldrsb r0, [r1, #1]!", "f9110f01", asm -> asm.ldrsb(R0, Address.pre(R1, 1))),
                call("ldrsh r0, [r1, r2, lsl #1]", "f9310012", asm -> asm.ldrsh(R0, Address.of(R1, R2, 1))),
                call("strb r0, [r1, r2]", "5488", asm -> asm.strb(R0, Address.of(R1, R2))),
                call("ldrd r0, r1, [r2, #8]", "e9d20102", asm -> asm.ldrd(R0, R1, Address.of(R2, 8))),
                call("strex r0, r1, [r2]", "e8421000", asm -> asm.strex(R0, R1, Address.of(R2))),
                call("ldm r0!, {r1, r2}", "c806", asm -> asm.ldm(R0, true, RegisterList.of(R1, R2))),
                call("stmdb r0, {r1, r2}", "e9000006", asm -> asm.stmdb(R0, false, RegisterList.of(R1, R2))),
                call("push {r4, lr}", "b510", asm -> asm.push(R4, LR)),
                call("pop {r8}", "f85d8b04", asm -> asm.pop(R8)),
                call("pop {r4, r8, pc}", "e8bd8110", asm -> asm.pop(R4, R8, PC)),
                call("msr control, r0", "f3808814", asm -> asm.msr(SpecialRegister.CONTROL, R0)),
                call("mrs r0, primask", "f3ef8010", asm -> asm.mrs(R0, SpecialRegister.PRIMASK)),
                call("dsb sy", "f3bf8f4f", asm -> asm.dsb()),
                call("vldr s1, [r0, #4]", "edd00a01", asm -> asm.vldr(S1, Address.of(R0, 4))),
                call("vpush {d8-d15}", "ed2d8b10", asm -> asm.vpush(FpRegisterList.of(DRegister.D8, DRegister.D15))),
                call("vfma.f32 s0, s1, s2", "eea00a81", asm -> asm.vfma(S0, S1, S2)),
                call("vmov.f32 s0, #1.5", "eeb70a08", asm -> asm.vmov(S0, 1.5)),
                call("vmov s0, r1", "ee001a10", asm -> asm.vmov(S0, R1)),
                call("vmov r1, s0", "ee101a10", asm -> asm.vmov(R1, S0)),
                call("vmov r0, r1, d0", "ec510b10", asm -> asm.vmov(R0, R1, D0)),
                call("vcmp.f32 s0, #0.0", "eeb50a40", asm -> asm.vcmpZero(S0)),
                call("vcvt.f32.s32 s0, s1", "eeb80ae0", asm -> asm.vcvtF32S32(S0, S1)),
                call("vcvt.s32.f32 s0, s0, #16", "eebe0ac8", asm -> asm.vcvtS32F32(S0, 16)),
                call("vmrs APSR_nzcv, fpscr", "eef1fa10", asm -> asm.vmrsApsr()),
                call("vadd.f64 d0, d0, d0", "ee300b00", asm -> asm.emit("vadd.f64", D0, D0, D0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void encodes(String text, String words, Consumer<Assembler> call) {
        Assembler asm = new Assembler();
        call.accept(asm);
        assertThat(hex(asm.finish())).as(text).isEqualTo(words);
    }

    private static String hex(MachineCode code) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < code.bytes().length; i += 2) {
            words.append(String.format("%02x%02x", code.bytes()[i + 1], code.bytes()[i]));
        }
        return words.toString();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("#4097", "0..4095", asm -> asm.addw(R0, R1, 4097)),
                refusal("#4097", "0..4095", asm -> asm.add(R0, R1, 4097)),
                refusal("#257", "a modified immediate", asm -> asm.movs(R0, 0x101)),
                refusal("#65536", "0..65535", asm -> asm.movw(R0, 65536)),
                refusal("#33", "1..32", asm -> asm.lsr(R0, R1, 33)),
                refusal("32", "0..31", asm -> asm.add(R0, R1, R2.lsl(32))),
                refusal("#33", "1..32", asm -> asm.ssat(R0, 33, R1)),
                refusal("#32", "0..31", asm -> asm.usat(R0, 32, R1)),
                refusal("r1, lsr #1", "lsl #0..31 or asr #1..31", asm -> asm.ssat(R0, 8, R1.lsr(1))),
                refusal("r1, ror #4", "ror #0, 8, 16 or 24", asm -> asm.sxtb16(R0, R1, 4)),
                refusal("#9", "1..32 - lsb", asm -> asm.bfi(R0, R1, 24, 9)),
                refusal("[r1, #4096]", "offset 0..4095 from r0..pc", asm -> asm.ldr(R0, Address.of(R1, 4096))),
                refusal("[r1, #2]", "offset -1020..1020 in steps of 4", asm -> asm.ldrd(R0, R2, Address.of(R1, 2))),
                refusal("[r1], #256", "offset -255..255", asm -> asm.ldr(R0, Address.post(R1, 256))),
                refusal("[r1, #1024]", "offset -1020..1020", asm -> asm.vldr(S0, Address.of(R1, 1024))),
                refusal("4", "0..3", asm -> asm.ldr(R0, Address.of(R1, R2, 4))),
                refusal("unpredictable operands", "not n = t", asm -> asm.ldr(R0, Address.post(R0, 4))),
                refusal("unpredictable operands", "not t = u", asm -> asm.ldrd(R0, R0, Address.of(R1))),
                refusal("unpredictable operands", "not l = h", asm -> asm.umull(R0, R0, R1, R2)),
                refusal("unpredictable operands", "not d = 13|15", asm -> asm.smlad(SP, R0, R1, R2)),
                refusal("0.3", "+-n/16 * 2^e", asm -> asm.vmov(S0, 0.3)),
                refusal("s2", "the register after the one before", asm -> asm.vmov(S0, S2, R0, R1)),
                refusal("#256", "0..255", asm -> asm.bkpt(256)));
    }

    private static Arguments refusal(String value, String legal, Consumer<Assembler> call) {
        return Arguments.of(value, legal, call);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void refusesWhatDoesNotExist(String value, String legal, Consumer<Assembler> call) {
        Assembler asm = new Assembler();
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> call.accept(asm))
                .satisfies(refusal -> {
                    assertThat(refusal.value()).isEqualTo(value);
                    assertThat(refusal.legal()).contains(legal);
                });
        assertThat(asm.finish().bytes()).isEmpty();
    }
}
