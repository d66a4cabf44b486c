package dev.mcusim.testfirmware;

import dev.mcusim.RequiredTool;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Machines of {@code qemu-system-arm} that have the core of our boards. */
enum Qemu {
    /** STM32F405: runs the images for our F4 boards. */
    NETDUINOPLUS2("netduinoplus2", Target.F4),
    MPS2_AN386("mps2-an386", Target.MPS2_M4),
    MPS2_AN500("mps2-an500", Target.MPS2_M7);

    private static final int MOST_SECONDS = 60;
    private static final Pattern WARNING = Pattern.compile("(?m)^qemu-system-arm: warning: .*\n");

    private final String machine;
    private final Target target;

    Qemu(String machine, Target target) {
        this.machine = machine;
        this.target = target;
    }

    /** The name that QEMU gives it. */
    String machine() {
        return machine;
    }

    /** What programs are built for to run on it. */
    Target target() {
        return target;
    }

    /** Ends the test where QEMU is not installed. */
    static Path find() {
        return RequiredTool.find("qemu-system-arm", "qemu-system-arm");
    }

    /** What an image prints. Time passes with instructions, 8 ns each, and not with the clock on the wall. */
    String run(Path image) {
        List<String> command = List.of(
                find().toString(),
                "-machine",
                machine,
                "-icount",
                "shift=3,sleep=off",
                "-display",
                "none",
                "-monitor",
                "none",
                "-serial",
                "none",
                "-chardev",
                "stdio,id=text",
                "-semihosting-config",
                "enable=on,target=native,chardev=text",
                "-kernel",
                image.toString());
        Output output = Output.of(image.getParent(), command, MOST_SECONDS);
        String text = WARNING.matcher(output.text()).replaceAll("");
        return output.exitCode() == 0 ? text : text + "exit code " + output.exitCode() + "\n";
    }
}
