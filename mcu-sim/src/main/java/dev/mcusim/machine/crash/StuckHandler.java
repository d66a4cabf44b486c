package dev.mcusim.machine.crash;

import dev.mcusim.board.Chip;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** An endless loop in the handler of an exception that is no fault, as the default handlers of start-up code are. */
record StuckHandler(Scene scene, RegisterSnapshot now) {

    CrashReport report() {
        Chip chip = scene.board().chip();
        int exception = now.xpsr() & ExceptionNames.IPSR;
        String name = ExceptionNames.of(chip, exception);
        long pc = Integer.toUnsignedLong(now.value(Register.PC));
        long sp = Integer.toUnsignedLong(now.value(Register.SP));
        return new CrashReport(
                "Endless loop in the handler of " + name,
                "The firmware stopped in an endless loop at %s, in the handler of %s."
                        .formatted(scene.locate(pc), name),
                cause(exception, name),
                "",
                List.of(),
                now,
                Optional.empty(),
                new CodeAround(scene).lines(pc),
                new CallStack(scene).frames(pc, now, sp));
    }

    private String cause(int exception, String name) {
        OptionalInt vector = scene.vector(exception);
        long sharing = IntStream.range(
                        ExceptionNumber.NMI,
                        ExceptionNumber.FIRST_INTERRUPT + scene.board().chip().interruptLines())
                .filter(other -> other != exception && scene.vector(other).equals(vector))
                .count();
        return vector.isEmpty() || sharing == 0
                ? ""
                : "No handler of its own: the vector of %s leads to %s, as those of %d others do. Define its handler by the name that the vector table uses, or do not enable it."
                        .formatted(name, scene.locate(Integer.toUnsignedLong(vector.getAsInt() & ~1)), sharing);
    }
}
