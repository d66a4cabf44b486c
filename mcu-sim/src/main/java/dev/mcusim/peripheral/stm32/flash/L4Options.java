package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.RegisterBank;
import java.util.List;
import java.util.stream.Stream;

/**
 * The option bytes of STM32L4+ (RM0432, 3.4 and 3.7): their registers take stores while OPTLOCK is clear, CR.OPTSTRT programs what they hold;
 * it counts when a reset has loaded it.
 */
final class L4Options {

    /**
     * Pages that stores do not change.
     *
     * @param bank  0 or 1
     * @param first page in the bank
     * @param last  page in the bank; below the first where none is protected
     */
    private record Area(int bank, int first, int last) {
        boolean isEmpty() {
            return last < first;
        }

        boolean covers(int page) {
            return page >= first && page <= last;
        }
    }

    private final RegisterBank registers;
    private final List<OptionRegister> words;
    private final List<Area> areas;
    private final boolean twoBanks;
    private final ReadProtection level;
    private boolean locked = true;

    L4Options(RegisterBank registers, OptionBytes bytes) {
        this.registers = registers;
        words = Stream.of(
                        "OPTR", "PCROP1SR", "PCROP1ER", "WRP1AR", "WRP1BR", "PCROP2SR", "PCROP2ER", "WRP2AR", "WRP2BR")
                .map(name -> new OptionRegister(registers.register(name), name, bytes, () -> locked))
                .toList();
        twoBanks = registers.value("OPTR.DBANK") != 0;
        level = nextLevel();
        areas = List.of(area(0, "WRP1A"), area(0, "WRP1B"), area(1, "WRP2A"), area(1, "WRP2B"));
    }

    private Area area(int bank, String name) {
        String path = name + "R." + name;
        return new Area(bank, registers.value(path + "_STRT"), registers.value(path + "_END"));
    }

    /** OPTLOCK has changed. */
    void lock(boolean now) {
        locked = now;
    }

    boolean areLocked() {
        return locked;
    }

    /** Whether the flash consists of two banks. */
    boolean makeTwoBanks() {
        return twoBanks;
    }

    /**
     * Whether a page is protected.
     *
     * @param bank 0 or 1; all areas are in bank 0 where there is only one
     */
    boolean protects(int bank, int page) {
        return areas.stream().anyMatch(area -> (area.bank() == bank || !twoBanks) && area.covers(page));
    }

    /** Whether any page of a bank is. */
    boolean protectsAnyOf(int bank) {
        return areas.stream().anyMatch(area -> area.bank() == bank && !area.isEmpty());
    }

    /** The level of read protection that was loaded. */
    ReadProtection level() {
        return level;
    }

    /** The level that OPTR asks for. */
    ReadProtection nextLevel() {
        return ReadProtection.of(registers.value("OPTR.RDP"));
    }

    /** Programs what the registers hold. */
    void program() {
        words.forEach(OptionRegister::program);
    }
}
