package dev.mcusim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.DRegister;
import dev.mcusim.isa.InterruptMask;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;
import dev.mcusim.isa.SpecialRegister;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each cause by firmware that has it. */
class LikelyCauseTest {

    private static final int CPACR = 0xe000_ed88;
    private static final int CCR = 0xe000_ed14;
    private static final int HARD_FAULT = 3;
    private static final int SVCALL = 11;

    private final CrashingFirmware firmware = new CrashingFirmware();

    private void expect(String exception, String cause, Consumer<MacroAssembler> code) {
        FirmwareCrash crash = firmware.run(code).crash();
        assertThat(crash).as("a crash").isNotNull();
        assertThat(crash.exception()).isEqualTo(exception);
        assertThat(crash.cause()).contains(cause);
    }

    private static void store(MacroAssembler asm, int address, int value) {
        asm.loadConstant(Register.R0, address);
        asm.loadConstant(Register.R1, value);
        asm.str(Register.R1, Address.of(Register.R0));
    }

    private static void load(MacroAssembler asm, int address) {
        asm.loadConstant(Register.R0, address);
        asm.ldr(Register.R1, Address.of(Register.R0));
    }

    private static void region(MacroAssembler asm, int base, int attributes) {
        store(asm, 0xe000_ed9c, base);
        store(asm, 0xe000_eda0, attributes);
    }

    private static void jump(MacroAssembler asm, int address) {
        asm.push(RegisterList.of(Register.R4, Register.LR));
        asm.loadConstant(Register.R0, address);
        asm.blx(Register.R0);
    }

    private static void setStack(MacroAssembler asm, int address) {
        asm.loadConstant(Register.R0, address);
        asm.msr(SpecialRegister.MSP, Register.R0);
        asm.push(RegisterList.of(Register.R0, Register.R1));
    }

    @Test
    void nullPointers() {
        expect(
                "HardFault, escalated from BusFault",
                "A NULL pointer was used with an offset of 8",
                asm -> store(asm, 8, 1));
        expect("HardFault, escalated from BusFault", "A NULL pointer was written", asm -> store(asm, 0, 1));
        expect("HardFault, escalated from BusFault", "8 bytes before address 0", asm -> load(asm, -8));
        expect(
                "HardFault, escalated from UsageFault",
                "A function pointer was NULL: the program jumped to 0x00000000, after the call at 0x08000286 (crash+0x6)",
                asm -> jump(asm, 0));
    }

    @Test
    void addressesThatTheChipDoesNotHave() {
        String busFault = "HardFault, escalated from BusFault";
        expect(busFault, "past the end of SRAM2 [0x2001c000, 0x20020000)", asm -> load(asm, 0x2002_0000));
        expect(busFault, "STM32F446RE has no peripheral at 0x40080000", asm -> load(asm, 0x4008_0000));
        expect(busFault, "where external memory would be", asm -> load(asm, 0x6000_0000));
        expect(busFault, "belongs to nothing on this chip", asm -> load(asm, 0x3000_0000));
        expect(busFault, "A store to read-only memory, 0x1fff0000", asm -> store(asm, 0x1fff_0000, 1));
        expect(busFault, "comes from RAM that nobody has initialized", asm -> {
            load(asm, 0x2000_0000);
            asm.ldr(Register.R2, Address.of(Register.R1));
        });
    }

    @Test
    void jumpsToWhereThereIsNoCode() {
        expect(
                "HardFault, escalated from UsageFault",
                "A jump to an even address, 0x08000280 (crash)",
                asm -> jump(asm, 0x0800_0280));
        expect("HardFault, escalated from UsageFault", "This is erased flash (0xffff)", asm -> jump(asm, 0x0801_0001));
        expect("HardFault, escalated from UsageFault", "executes data: 0x20000800 is in buffer", asm -> {
            store(asm, (int) CrashingFirmware.BUFFER, -1);
            jump(asm, (int) CrashingFirmware.BUFFER | 1);
        });
        expect("HardFault, escalated from MemManage", "looks like a return from an exception", asm -> jump(asm, -1));
        expect(
                "HardFault, escalated from MemManage",
                "A jump to 0x50000000, which is no code",
                asm -> jump(asm, 0x5000_0001));
    }

    @Test
    void instructionsThatTheCoreHasNot() {
        String usageFault = "HardFault, escalated from UsageFault";
        expect(usageFault, "The FPU is not enabled", asm -> asm.vadd(SRegister.S0, SRegister.S0, SRegister.S0));
        expect(usageFault, "VADD.F64 is a double-precision instruction", asm -> {
            store(asm, CPACR, 0xf << 20);
            asm.dsb();
            asm.isb();
            asm.emit("vadd.f64", DRegister.D0, DRegister.D0, DRegister.D0);
        });
        expect(usageFault, "UDF is there on purpose", asm -> asm.halfword(0xde00));
        expect(usageFault, "This is no instruction of the core", asm -> {
            asm.halfword(0xf7f0);
            asm.halfword(0x8f00);
        });
    }

    @Test
    void alignmentAndDivision() {
        String usageFault = "HardFault, escalated from UsageFault";
        expect(usageFault, "LDRD needs an address that is a multiple of 4, and 0x20000801 is none", asm -> {
            asm.loadConstant(Register.R0, (int) CrashingFirmware.BUFFER + 1);
            asm.ldrd(Register.R2, Register.R3, Address.of(Register.R0));
        });
        expect(usageFault, "LDR at 0x20000801 is unaligned, and CCR.UNALIGN_TRP makes that a fault", asm -> {
            store(asm, CCR, 1 << 3);
            load(asm, (int) CrashingFirmware.BUFFER + 1);
        });
        expect(usageFault, "The divisor is zero", asm -> {
            store(asm, CCR, 1 << 4);
            asm.movs(Register.R2, 0);
            asm.udiv(Register.R0, Register.R1, Register.R2);
        });
    }

    @Test
    void memoryThatTheMpuProtects() {
        expect(
                "HardFault, escalated from MemManage",
                "forbids this access to 0x20000810: region 2 [0x20000800, 0x20000900), for privileged code r--",
                asm -> {
                    region(asm, (int) CrashingFirmware.BUFFER | 1 << 4 | 2, 1 << 28 | 5 << 24 | 7 << 1 | 1);
                    store(asm, 0xe000_ed94, 5);
                    asm.isb();
                    store(asm, (int) CrashingFirmware.BUFFER + 0x10, 1);
                });
        expect("HardFault, escalated from MemManage", "no region holds that address", asm -> {
            region(asm, (int) CrashingFirmware.FLASH | 1 << 4, 6 << 24 | 18 << 1 | 1);
            store(asm, 0xe000_ed94, 1);
            asm.isb();
            load(asm, 0x2000_0000);
        });
    }

    @Test
    void stacksThatAreTooSmall() {
        expect("HardFault, escalated from BusFault", "Stack overflow: SP is 0x1fff", asm -> setStack(asm, 0x2000_0004));
        expect("HardFault, escalated from BusFault", "Stack overflow: SP is 0x1fff", asm -> {
            asm.loadConstant(Register.R0, 0x2000_0004);
            asm.msr(SpecialRegister.PSP, Register.R0);
            asm.movs(Register.R0, 2);
            asm.msr(SpecialRegister.CONTROL, Register.R0);
            asm.isb();
            asm.push(RegisterList.of(Register.R0, Register.R1));
        });
        expect(
                "HardFault, escalated from BusFault",
                "The stack pointer is no address of RAM",
                asm -> setStack(asm, 0x10));
        expect("HardFault, escalated from BusFault", "Stack overflow into buffer: SP is 0x200008", asm -> {
            setStack(asm, (int) CrashingFirmware.BUFFER + 0x80);
            load(asm, 0x3000_0000);
        });
    }

    @Test
    void exceptionsThatCannotBeTaken() {
        expect("HardFault, escalated from SVCall", "SVC was executed where its priority is masked", asm -> {
            asm.cpsid(InterruptMask.I);
            asm.svc(0);
        });
        expect(
                "Endless loop in the handler of SVCall",
                "No handler of its own: the vector of SVCall leads to 0x08000380",
                asm -> asm.svc(0));
    }

    @Test
    void handlersThatAreMissing() {
        firmware.vector(SVCALL, 0);
        FirmwareCrash missing = firmware.run(asm -> asm.svc(0)).crash();
        assertThat(missing.cause())
                .contains("There is no handler for SVCall: its vector at 0x0800002c holds 0x00000000");
        firmware.vector(HARD_FAULT, -1);
        FirmwareCrash crash = firmware.run(asm -> load(asm, 0x3000_0000)).crash();
        assertThat(crash.exception()).isEqualTo("Lock-up, while handling HardFault, escalated from BusFault");
        assertThat(crash.cause()).contains("And HardFault has no handler: its vector leads to 0xfffffffe");
    }
}
