package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.DebugUnit;
import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.cpu.FaultCatch;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.isa.SpecialRegister;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Debugging the core in Java. Translations that hold a breakpoint are forgotten, and made again without it; all others stay. */
final class JitDebugUnit implements DebugUnit {

    private final JavaCpu cpu;
    private final RegionMemory memory;
    private final BlockCache cache;
    private final Translations translations;
    private final Interpreter interpreter;
    private final FaultUnit faults;

    JitDebugUnit(
            JavaCpu cpu,
            RegionMemory memory,
            BlockCache cache,
            Translations translations,
            Interpreter interpreter,
            FaultUnit faults) {
        this.cpu = cpu;
        this.memory = memory;
        this.cache = cache;
        this.translations = translations;
        this.interpreter = interpreter;
        this.faults = faults;
    }

    @Override
    public void setBreakpoints(Set<Long> addresses) {
        List<Block> stopping =
                cache.setBreakpoints(addresses.stream().map(Long::intValue).collect(Collectors.toSet()));
        translations.codeChanged(stopping);
    }

    @Override
    public void setWatchpoints(Collection<Watchpoint> watchpoints) {
        if (!List.copyOf(watchpoints).equals(memory.watching().watchpoints())) {
            memory.watch(watchpoints);
            translations.forgetAll();
        }
    }

    @Override
    public void catchFaults(FaultCatch which) {
        faults.catchThem(which);
    }

    @Override
    public StopReason step(boolean watching) {
        cpu.systemRegistersChanged();
        if (watching) {
            return interpreter.step();
        }
        memory.watching().pause();
        StopReason stop = interpreter.step();
        memory.watching().resume();
        return stop;
    }

    @Override
    public void forgetStopRequest() {
        cpu.stopRequested = false;
    }

    @Override
    public int special(SpecialRegister register) {
        return cpu.special(register.sysm());
    }

    @Override
    public void setSpecial(SpecialRegister register, int value) {
        cpu.setSpecial(register.sysm(), value);
    }

    @Override
    public void listen(ExecutionListener listener) {
        interpreter.listen(listener);
    }
}
