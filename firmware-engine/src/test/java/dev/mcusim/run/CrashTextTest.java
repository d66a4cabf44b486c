package dev.mcusim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Whole crash reports, as committed beside this test's resources. To write them again: {@code -Dmcusim.golden=write}, and look at the
 * difference.
 */
class CrashTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/mcusim/run");
    private static final int SYSTICK_RELOAD = 0xe000_e014;

    private void expect(String name, CrashingFirmware firmware, Consumer<MacroAssembler> code) throws IOException {
        String text = CrashText.render(firmware.run(code).crash());
        assertThat(text.lines()).allMatch(line -> line.length() <= 80, "has at most 80 columns");
        Path golden = GOLDEN.resolve(name + ".txt");
        if ("write".equals(System.getProperty("mcusim.golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    @Test
    void aBusFaultThatIsEscalated() throws IOException {
        expect("crash-escalated", new CrashingFirmware(), asm -> {
            asm.movs(Register.R0, 0);
            asm.str(Register.R1, Address.of(Register.R0, 12));
        });
    }

    @Test
    void aStoreWhoseFunctionsHaveReturned() throws IOException {
        expect("crash-imprecise", new CrashingFirmware().on("nucleo-f746zg"), asm -> {
            asm.push(RegisterList.of(Register.R4, Register.LR));
            asm.loadConstant(Register.R0, 0x3000_0000);
            asm.str(Register.R1, Address.of(Register.R0));
            asm.pop(RegisterList.of(Register.R4, Register.PC));
        });
    }

    @Test
    void anEnabledUsageFaultWithFloatingPointState() throws IOException {
        expect("crash-floating-point", new CrashingFirmware(), asm -> {
            store(asm, 0xe000_ed88, 0xf << 20);
            store(asm, 0xe000_ed24, 1 << 18);
            asm.dsb();
            asm.isb();
            asm.vmov(SRegister.S0, Register.R0);
            asm.halfword(0xde01);
        });
    }

    @Test
    void aFaultWithinAnInterrupt() throws IOException {
        CrashingFirmware firmware = new CrashingFirmware();
        firmware.vector(15, (int) CrashingFirmware.CRASH + 0x41);
        expect("crash-interrupt", firmware, asm -> {
            store(asm, SYSTICK_RELOAD, 100);
            store(asm, SYSTICK_RELOAD - 4, 7);
            asm.b(asm.here());
            asm.align(0x40);
            asm.push(RegisterList.of(Register.R4, Register.LR));
            asm.loadConstant(Register.R0, 0x3000_0000);
            asm.ldr(Register.R1, Address.of(Register.R0));
        });
    }

    @Test
    void aStackThatOverflowsByRecursion() throws IOException {
        expect("crash-recursion", new CrashingFirmware(), asm -> {
            asm.push(RegisterList.of(Register.R4, Register.LR));
            asm.sub(Register.SP, Register.SP, 256);
            asm.loadConstant(Register.R4, (int) CrashingFirmware.CRASH | 1);
            asm.blx(Register.R4);
        });
    }

    private static void store(MacroAssembler asm, int address, int value) {
        asm.loadConstant(Register.R0, address);
        asm.loadConstant(Register.R1, value);
        asm.str(Register.R1, Address.of(Register.R0));
    }
}
