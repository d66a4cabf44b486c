package dev.mcusim.run;

import dev.mcusim.isa.Register;
import dev.mcusim.machine.crash.CallFrame;
import dev.mcusim.machine.crash.CodeLine;
import dev.mcusim.machine.crash.CrashReport;
import dev.mcusim.machine.crash.StackedFrame;
import dev.mcusim.machine.crash.StatusRegister;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A crash in a report. The component names are the field names of the JSON form; numbers of 32 bits are texts in hexadecimal.
 *
 * @param exception the exception taken, in the architecture's words
 * @param cause     what has probably gone wrong; empty when nothing is recognized
 * @param note      why the registers tell of another place than the rest of the report; empty where they tell of the same
 * @param status    the fault status registers; none where the fault was not handed to the firmware
 * @param registers r0 to r12, sp, lr, pc and xpsr before the instruction that faulted
 * @param frame     what was pushed; null where nothing was
 * @param code      instructions around the fault
 * @param calls     the functions that had not returned, the innermost first
 */
public record FirmwareCrash(
        String exception,
        String cause,
        String note,
        List<Status> status,
        Map<String, String> registers,
        Frame frame,
        List<Code> code,
        List<Call> calls) {

    /** A status register and its bits that are set. */
    public record Status(String register, String value, List<Bit> bits) {}

    /** A bit by its name in the manual. */
    public record Bit(String name, String meaning) {}

    /** Stacked registers by name, on the main or the process stack, the address being that of r0's word. */
    public record Frame(String address, String stack, boolean floatingPoint, Map<String, String> registers) {}

    /** An instruction; {@code faulted} tells which one it was. */
    public record Code(String address, String bits, String text, boolean faulted) {}

    /**
     * A function that had not returned.
     *
     * @param address  of the instruction that faulted, that called, or that was interrupted
     * @param function with an offset; empty where no symbol covers the address
     * @param source   path and line, {@code src/main.c:42}; empty where the firmware's file does not tell
     * @param origin   how this is known: {@code fault}, {@code link-register}, {@code unwind-table}, {@code prologue},
     *                 {@code exception-frame}, {@code guess}
     * @param note     which exception interrupted it; empty otherwise
     */
    public record Call(String address, String function, String source, String origin, String note) {}

    static FirmwareCrash of(CrashReport crash, SourceLines lines) {
        return new FirmwareCrash(
                crash.title(),
                crash.cause(),
                crash.note(),
                crash.status().stream().map(FirmwareCrash::status).toList(),
                registers(crash),
                crash.frame().map(FirmwareCrash::frame).orElse(null),
                crash.code().stream().map(FirmwareCrash::code).toList(),
                crash.calls().stream().map(frame -> call(frame, lines)).toList());
    }

    private static Status status(StatusRegister register) {
        return new Status(
                register.name(),
                hex(register.value()),
                register.bits().stream()
                        .map(bit -> new Bit(bit.name(), bit.meaning()))
                        .toList());
    }

    private static Map<String, String> registers(CrashReport crash) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Register register : Register.values()) {
            values.put(register.toString(), hex(crash.registers().value(register)));
        }
        values.put("xpsr", hex(crash.registers().xpsr()));
        return values;
    }

    private static Frame frame(StackedFrame frame) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("r0", hex(frame.r0()));
        values.put("r1", hex(frame.r1()));
        values.put("r2", hex(frame.r2()));
        values.put("r3", hex(frame.r3()));
        values.put("r12", hex(frame.r12()));
        values.put("lr", hex(frame.lr()));
        values.put("pc", hex(frame.pc()));
        values.put("xpsr", hex(frame.xpsr()));
        return new Frame(
                hex(frame.address()), frame.onProcessStack() ? "process" : "main", frame.withFpState(), values);
    }

    private static Code code(CodeLine line) {
        return new Code(hex(line.address()), line.bits(), line.text(), line.current());
    }

    private static Call call(CallFrame frame, SourceLines lines) {
        return new Call(
                hex(frame.address()),
                frame.symbol().orElse(""),
                lines.at(frame.address()),
                frame.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                frame.note().orElse(""));
    }

    private static String hex(long value) {
        return "0x%08x".formatted(value & 0xffff_ffffL);
    }
}
