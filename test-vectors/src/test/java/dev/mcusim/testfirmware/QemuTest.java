package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** QEMU prints what our boards print, except for the lines that {@code qemu-differs.yaml} names, which it prints exactly as said there. */
class QemuTest {

    @TestFactory
    Stream<DynamicNode> everyProgramThatQemuModels() {
        TestFirmware.build();
        Qemu.find();
        QemuDifferences differences = QemuDifferences.committed();
        return Stream.of(Qemu.values())
                .map(qemu -> dynamicContainer(
                        qemu.machine(),
                        TestFirmware.programs(qemu.target()).stream()
                                .filter(program -> !differences.notRun().containsKey(program))
                                .map(program ->
                                        dynamicTest(program, () -> printsTheSame(qemu, program, differences)))));
    }

    private static void printsTheSame(Qemu qemu, String program, QemuDifferences differences) {
        String ours = TestFirmware.expected(qemu.target(), program);
        assertThat(qemu.run(TestFirmware.image(qemu.target(), program)))
                .isEqualTo(differences.expected(qemu.machine(), program, ours));
    }
}
