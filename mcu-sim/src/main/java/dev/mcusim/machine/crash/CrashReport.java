package dev.mcusim.machine.crash;

import dev.mcusim.cpu.RegisterSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * All about a crash.
 *
 * @param title     the exception, in the architecture's words: {@code HardFault, escalated from UsageFault}
 * @param sentence  what the firmware did and where
 * @param cause     what has probably gone wrong, in one or two sentences; empty when nothing is recognized
 * @param note      why the registers tell of another place than this report does; empty where they tell of the same
 * @param status    the fault status registers; none where the fault was not handed to the firmware
 * @param registers before the instruction that faulted
 * @param frame     what was pushed when the fault was taken; empty where it was not taken, or not to memory
 * @param code      instructions around the fault; none where there is no code
 * @param calls     the functions that had not returned, the innermost first
 */
public record CrashReport(
        String title,
        String sentence,
        String cause,
        String note,
        List<StatusRegister> status,
        RegisterSnapshot registers,
        Optional<StackedFrame> frame,
        List<CodeLine> code,
        List<CallFrame> calls) {

    public CrashReport {
        status = List.copyOf(status);
        code = List.copyOf(code);
        calls = List.copyOf(calls);
    }
}
