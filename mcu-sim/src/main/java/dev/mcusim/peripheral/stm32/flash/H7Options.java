package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;
import java.util.stream.Stream;

/**
 * The option bytes of STM32H7 (RM0433, 4.4 and 4.9): registers PRG take stores while OPTLOCK is clear, OPTSTART programs what they hold, and
 * registers CUR show it. Write protection counts from then on, swapped banks from the next reset on; the registers of the banks change places
 * with them (RM0433, 4.3.13).
 */
final class H7Options {

    private static final int OPTCHANGEERR = 1 << 30;
    private static final int SWAP_BANK = 1 << 31;

    /**
     * A word.
     *
     * @param current shows what is programmed
     * @param next    holds what shall be
     */
    private record Word(Register current, OptionRegister next) {}

    private final RegisterBank registers;
    private final FlashArray array;
    private final LockableControl control;
    private final InterruptLine interrupt;
    private final boolean swapped;
    private final List<Word> words;
    /** The bits of WPSN that stand for no sector. */
    private final int unused;

    H7Options(RegisterBank registers, OptionBytes bytes, FlashArray array, InterruptLine interrupt) {
        this.registers = registers;
        this.array = array;
        this.interrupt = interrupt;
        control = LockableControl.ofOptions(registers, this::written);
        unused = ~registers.register("WPSN_CUR1").value();
        Register options = registers.register("OPTSR_CUR");
        swapped = registers.has("OPTSR_CUR.SWAP_BANK_OPT") && bytes.get("OPTSR_", options.value()) < 0;
        words = Stream.of(
                        "OPTSR_", "OPTSR2_", "BOOT_", "BOOT7_", "BOOT4_", "OTPBL_", "PRAR_1", "SCAR_1", "WPSN_1",
                        "PRAR_2", "SCAR_2", "WPSN_2")
                .filter(name -> registers.has(name(name, "CUR")))
                .map(name -> word(name, bytes))
                .toList();
        Register optcr = registers.register("OPTCR").writable(~SWAP_BANK);
        optcr.set(optcr.value() | (swapped ? SWAP_BANK : 0));
        control.keep();
        registers.register("OPTCCR").readOnly().whenWritten(ones -> {
            options.set(options.value() & ~(ones & OPTCHANGEERR));
            update();
        });
    }

    private Word word(String name, OptionBytes bytes) {
        Register next = registers.register(name(name, "PRG"));
        OptionRegister loaded = new OptionRegister(next, swapped ? other(name) : name, bytes, control::isLocked);
        Register current = registers.register(name(name, "CUR")).readOnly();
        current.set(next.value());
        return new Word(current, loaded);
    }

    /** As {@code WPSN_CUR1} of {@code WPSN_1}. */
    private static String name(String word, String kind) {
        return word.replace("_", "_" + kind);
    }

    /** The word of the other bank, if it is one of a bank. */
    private static String other(String word) {
        return word.endsWith("1") ? word.replace("_1", "_2") : word.replace("_2", "_1");
    }

    private void written() {
        if (control.take("MER") && !protectsAnyOf(1) && !protectsAnyOf(2)) {
            array.erase(0, array.size());
        }
        if (control.take("OPTSTART")) {
            program();
        }
        update();
    }

    private void program() {
        Register status = registers.register("OPTSR_CUR");
        ReadProtection level = ReadProtection.of(registers.value("OPTSR_CUR.RDP"));
        if (level == ReadProtection.LEVEL_2) {
            status.set(status.value() | OPTCHANGEERR);
            return;
        }
        if (level.erasesOnTheWayTo(ReadProtection.of(registers.value("OPTSR_PRG.RDP")))) {
            array.erase(0, array.size());
        }
        array.takeTime(FlashArray.OPTIONS_MICROSECONDS);
        words.forEach(word -> {
            word.next.program();
            word.current.set(word.next.value());
        });
    }

    private void update() {
        interrupt.set(registers.value("OPTSR_CUR.OPTCHANGEERR") != 0 && control.is("OPTCHANGEERRIE"));
    }

    /** Whether the banks have changed places. */
    boolean areBanksSwapped() {
        return swapped;
    }

    /**
     * Whether some sectors are protected; a bit that is clear protects its sectors.
     *
     * @param bank number in the names of registers, 1 or 2
     * @param bit  of the sectors in WPSN
     */
    boolean protects(int bank, int bit) {
        return (protection(bank) >>> bit & 1) == 0;
    }

    /** Whether any sector of a bank is; a bank that the chip lacks has none. */
    boolean protectsAnyOf(int bank) {
        return registers.has("WPSN_CUR" + bank) && (protection(bank) | unused) != -1;
    }

    private int protection(int bank) {
        return registers.register("WPSN_CUR" + bank).value();
    }
}
