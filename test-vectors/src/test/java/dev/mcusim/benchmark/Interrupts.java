package dev.mcusim.benchmark;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * What usual firmware on an STM32F446 has going on beside its work: SysTick, a timer, and a serial port that sends without end, each with its
 * interrupt handler. The intervals are cycles, those of a core at 180 MHz with a tick of 1 kHz, a timer of 10 kHz and 115,200 baud.
 */
enum Interrupts {
    /** None: everything is off. */
    NONE("none"),
    /** SysTick alone. */
    TICK("SysTick 1 kHz"),
    /** SysTick and the timer. */
    TIMER("SysTick 1 kHz, timer 10 kHz"),
    /** All three. */
    ALL("SysTick 1 kHz, timer 10 kHz, serial port 115,200 baud");

    /** Words that count how often each handler was entered: SysTick, TIM2, USART2. */
    static final long COUNTS = 0x2001_ff00L;

    private static final int TICK_CYCLES = 180_000;
    private static final int TIMER_CYCLES = 18_000;
    private static final int BIT_CYCLES = 1_562;

    private static final long FLASH = 0x0800_0000L;
    private static final int CODE = 0x0807_0000;
    private static final int HANDLER_BYTES = 0x40;
    private static final int SET_UP_BYTES = 0x400;
    private static final int SYSTICK = 15;
    private static final int TIM2 = 16 + 28;
    private static final int USART2 = 16 + 38;

    private static final int RCC_APB1ENR = 0x4002_3840;
    private static final int TIM2_BASE = 0x4000_0000;
    private static final int USART2_BASE = 0x4000_4400;
    private static final int SYST_CSR = 0xe000_e010;
    private static final int NVIC_ISER = 0xe000_e100;

    private final String meaning;

    Interrupts(String meaning) {
        this.meaning = meaning;
    }

    /** For people. */
    String meaning() {
        return meaning;
    }

    /** Puts the handlers and the code that sets the peripherals up into the flash. */
    static void install(Machine machine) {
        handler(machine, SYSTICK, 0, asm -> {});
        handler(machine, TIM2, 1, asm -> store(asm, TIM2_BASE + 0x10, 0));
        handler(machine, USART2, 2, asm -> store(asm, USART2_BASE + 0x04, 'x'));
        for (Interrupts each : values()) {
            machine.writeMemory(each.setUp(), each.setUpCode());
        }
    }

    /** Switches just these on, on a machine that waits for an inference and has them all installed. */
    void begin(Machine machine) {
        int[] registers = {machine.register(R0), machine.register(R1), machine.register(Register.PC)};
        machine.setRegister(Register.PC, setUp());
        StopReason stop = machine.run(setUp() + setUpCode().length, 1_000);
        if (!(stop instanceof StopReason.ReachedAddress)) {
            throw new IllegalStateException("setting up the peripherals stopped: " + stop);
        }
        machine.setRegister(R0, registers[0]);
        machine.setRegister(R1, registers[1]);
        machine.setRegister(Register.PC, registers[2]);
    }

    /** 1 where all is on that another choice has on, 0 elsewhere. */
    private int includes(Interrupts other) {
        return compareTo(other) >= 0 ? 1 : 0;
    }

    private static void handler(Machine machine, int exception, int index, Consumer<MacroAssembler> work) {
        MacroAssembler asm = new MacroAssembler();
        asm.loadConstant(R0, (int) COUNTS + 4 * index);
        asm.ldr(R1, Address.of(R0));
        asm.adds(R1, R1, 1);
        asm.str(R1, Address.of(R0));
        work.accept(asm);
        asm.bx(Register.LR);
        int address = CODE + HANDLER_BYTES * (index + 1);
        machine.writeMemory(address, asm.finish().bytes());
        byte[] vector = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(address | 1)
                .array();
        machine.writeMemory(FLASH + 4L * exception, vector);
        machine.writeMemory(COUNTS + 4L * index, new byte[4]);
    }

    private static void store(MacroAssembler asm, int address, int value) {
        asm.loadConstant(R0, address);
        asm.loadConstant(R1, value);
        asm.str(R1, Address.of(R0));
    }

    /** Address of the code that sets the peripherals up. */
    private int setUp() {
        return CODE + SET_UP_BYTES * (ordinal() + 1);
    }

    private byte[] setUpCode() {
        MacroAssembler asm = new MacroAssembler();
        store(asm, RCC_APB1ENR, 1 | 1 << 17);
        store(asm, TIM2_BASE + 0x2c, TIMER_CYCLES - 1);
        store(asm, TIM2_BASE + 0x0c, 1);
        store(asm, TIM2_BASE, includes(TIMER));
        store(asm, USART2_BASE + 0x08, BIT_CYCLES);
        store(asm, USART2_BASE + 0x0c, includes(ALL) * (1 << 13 | 1 << 7 | 1 << 3));
        store(asm, SYST_CSR + 4, TICK_CYCLES - 1);
        store(asm, SYST_CSR, 7 * includes(TICK));
        store(asm, NVIC_ISER, 1 << 28);
        store(asm, NVIC_ISER + 4, 1 << 38 - 32);
        return asm.finish().bytes();
    }
}
