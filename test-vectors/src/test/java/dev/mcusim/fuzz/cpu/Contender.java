package dev.mcusim.fuzz.cpu;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Translating;
import dev.mcusim.machine.MachineOptions;

/** A core, or a mode of one, that can be compared with another. */
enum Contender {
    INTERPRETER(CoreKind.INTERPRETER, MachineOptions.DEFAULT),
    /** As users have it: interprets at first. */
    JIT(CoreKind.JIT, MachineOptions.DEFAULT),
    /** The same core, which translates what it executes for the first time. */
    TRANSLATOR(CoreKind.JIT, MachineOptions.DEFAULT.withTranslating(Translating.AT_ONCE)),
    UNICORN(CoreKind.UNICORN, MachineOptions.DEFAULT);

    private final CoreKind kind;
    private final MachineOptions options;

    Contender(CoreKind kind, MachineOptions options) {
        this.kind = kind;
        this.options = options;
    }

    CoreKind kind() {
        return kind;
    }

    MachineOptions options() {
        return options;
    }
}
