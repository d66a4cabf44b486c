package dev.mcusim.run.uart;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R8;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Register;

/**
 * Firmware that sends bytes of a pseudo-random sequence and compares what it receives with the same sequence. At its end, a breakpoint, R6
 * holds how many bytes have been received, R7 how many of them were wrong or behind an overrun.
 *
 * @param board     to run on
 * @param port      to use
 * @param interrupt the port's number
 * @param base      the port's first address
 * @param older     whether it has SR and DR
 * @param brr       for 921,600 baud
 * @param cr1       enables; UE comes last
 * @param cr3       thresholds
 * @param clocks    addresses and values to write first
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LoopbackFirmware(
        String board, String port, int interrupt, int base, boolean older, int brr, int cr1, int cr3, int... clocks) {

    private static final int GOLDEN_RATIO = 0x9e37_79b1;
    private static final int TXEIE = 1 << 7;
    private static final int TXFTIE = 1 << 23;
    private static final int ORE = 1 << 3;
    private static final int RXNE = 1 << 5;
    private static final int TXE = 1 << 7;

    /**
     * The ELF file.
     *
     * @param count how many bytes to send
     * @param polls whether the firmware looks at the flags again and again, and does not sleep until an interrupt comes
     */
    byte[] elf(int count, boolean polls) {
        MacroAssembler asm = new MacroAssembler();
        Label loop = asm.label();
        for (int i = 0; i < clocks.length; i += 2) {
            TestImage.store(asm, clocks[i], clocks[i + 1]);
        }
        asm.loadConstant(R4, base);
        asm.mov(R5, 0);
        asm.mov(R6, 0);
        asm.mov(R7, 0);
        asm.loadConstant(R8, count);
        asm.loadConstant(R9, GOLDEN_RATIO);
        TestImage.store(asm, base + (older ? 0x08 : 0x0c), brr);
        TestImage.store(asm, base + (older ? 0x14 : 0x08), cr3);
        TestImage.store(asm, base + (older ? 0x0c : 0x00), cr1);
        if (!polls) {
            TestImage.enableInterrupt(asm, interrupt);
        }
        TestImage.store(asm, base + (older ? 0x0c : 0x00), cr1 | (older ? 1 << 13 : 1));
        asm.bind(loop);
        if (polls) {
            asm.loadConstant(R3, TestImage.HANDLER | 1);
            asm.blx(R3);
        } else {
            asm.wfi();
        }
        asm.cmp(R6, R8);
        asm.b(Condition.NE, loop);
        asm.bkpt(0);
        return TestImage.elf(asm, handler());
    }

    private MacroAssembler handler() {
        MacroAssembler asm = new MacroAssembler();
        Label receive = asm.label();
        Label next = asm.label();
        Label send = asm.label();
        Label full = asm.label();
        Label done = asm.label();
        asm.bind(receive);
        asm.ldr(R0, Address.of(R4, older ? 0 : 0x1c));
        asm.tst(R0, ORE);
        asm.b(Condition.EQ, next);
        asm.add(R7, R7, 1);
        asm.bind(next);
        asm.tst(R0, RXNE);
        asm.b(Condition.EQ, send);
        asm.ldr(R1, Address.of(R4, older ? 4 : 0x24));
        expected(asm, R6);
        asm.add(R6, R6, 1);
        asm.cmp(R1, R2);
        asm.b(Condition.EQ, receive);
        asm.add(R7, R7, 1);
        asm.b(receive);
        asm.bind(send);
        asm.cmp(R5, R8);
        asm.b(Condition.EQ, done);
        asm.tst(R0, TXE);
        asm.b(Condition.EQ, full);
        expected(asm, R5);
        asm.str(R2, Address.of(R4, older ? 4 : 0x28));
        asm.add(R5, R5, 1);
        asm.b(receive);
        asm.bind(done);
        disable(asm, older ? 0x0c : 0x00, TXEIE);
        disable(asm, older ? 0x14 : 0x08, TXFTIE);
        asm.bind(full);
        asm.bx(LR);
        return asm;
    }

    /** The byte of the sequence with the number in a register, into R2. */
    private static void expected(MacroAssembler asm, Register number) {
        asm.mul(R2, number, R9);
        asm.lsr(R2, R2, 24);
    }

    private static void disable(MacroAssembler asm, int control, int bit) {
        asm.ldr(R0, Address.of(R4, control));
        asm.bic(R0, R0, bit);
        asm.str(R0, Address.of(R4, control));
    }
}
