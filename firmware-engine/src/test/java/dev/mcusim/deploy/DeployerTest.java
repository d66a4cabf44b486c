package dev.mcusim.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareBuilder;
import dev.mcusim.firmware.FirmwareImage;
import dev.mcusim.firmware.ImageSection;
import dev.mcusim.firmware.LayerInfo;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Deploys the bundled network whole, and with faults planted into its firmware. */
class DeployerTest {
    private static final int UDF = 0xDE00;
    private static final int BRANCH_TO_ITSELF = 0xE7FE;
    private static final int BX_LR = 0x4770;
    /** CMP r0, r0 in the encoding for high registers, which is unpredictable: Unicorn executes it. */
    private static final int UNPREDICTABLE = 0x4500;

    private static final DeployOptions BOTH =
            new DeployOptions(CoreKind.JIT, Optional.of(CoreKind.UNICORN), true, OptionalLong.empty());

    private final Board board = BoardCatalog.shipped().board("nucleo-f746zg");
    private final NetworkFile model = NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes());
    private final List<byte[]> inputs = List.of(DemoNetwork.samples().get(0).input());
    private final Deployer deployer = new Deployer(board, DeployOptions.DEFAULT);
    private final FirmwareBuild build = new FirmwareBuilder(board).build(model.network());

    /** The same firmware with one halfword of flash changed, its address given without the Thumb bit. */
    private FirmwareBuild withHalfword(long address, int halfword) {
        List<ImageSection> sections = new ArrayList<>();
        for (ImageSection section : build.image().sections()) {
            byte[] bytes = section.bytes();
            long offset = address - section.address();
            if (offset >= 0 && offset < bytes.length) {
                bytes[(int) offset] = (byte) halfword;
                bytes[(int) offset + 1] = (byte) (halfword >> 8);
            }
            sections.add(new ImageSection(
                    section.name(),
                    section.address(),
                    section.loadAddress(),
                    section.size(),
                    bytes,
                    section.access(),
                    section.data()));
        }
        return new FirmwareBuild(
                build.network(),
                build.board(),
                build.operators(),
                build.placement(),
                new FirmwareImage(build.image().entry(), sections, build.image().symbols()),
                build.layers(),
                build.inputs(),
                build.outputs(),
                build.flash(),
                build.sram());
    }

    private LayerInfo layer(int index) {
        return build.layers().get(index);
    }

    @Test
    void bothCoresGiveTheSameReport() {
        Deployer java = new Deployer(board, new DeployOptions(CoreKind.JIT, true, OptionalLong.empty()));
        Deployer.Outcome expected = deployer.deploy(model, inputs);
        Deployer.Outcome actual = java.deploy(model, inputs);
        assertThat(actual.outputs().get(0)).isEqualTo(expected.outputs().get(0));
        assertThat(actual.report().run()).isEqualTo(expected.report().run());
        assertThat(actual.report().layers()).isEqualTo(expected.report().layers());
        assertThat(actual.report().core()).isEqualTo("jit");
    }

    @Test
    void bothCoresAreInTheSameStateBehindEveryLayer() {
        Deployer both = new Deployer(board, BOTH);
        Report report = both.deploy(model, inputs).report();
        assertThat(report.run().status()).isEqualTo(RunStatus.OK);
        assertThat(report.core()).isEqualTo("jit");
        int places = model.network().operators().size() + 2;
        assertThat(report.coreCheck()).isEqualTo(new Report.CoreCheck("unicorn", CheckStatus.MATCH, places, null));
        assertThat(deployer.deploy(model, inputs).report().coreCheck()).isNull();
    }

    @Test
    void aDifferenceBetweenCoresIsFoundInItsLayer() {
        FirmwareBuild strange = withHalfword(layer(3).entryAddress(), UNPREDICTABLE);
        InferenceResult result = new Deployer(board, BOTH).run(strange, inputs);
        assertThat(result.status()).isEqualTo(RunStatus.MISMATCH);
        assertThat(result.secondCore()).hasValueSatisfying(check -> {
            assertThat(check.status()).isEqualTo(CheckStatus.MISMATCH);
            assertThat(check.places()).isEqualTo(5);
            assertThat(check.firstDifference().layer()).isEqualTo(3);
            assertThat(check.firstDifference().name()).isEqualTo(layer(3).symbol());
            assertThat(check.firstDifference().what()).isEqualTo("end of the run");
            assertThat(check.firstDifference().first()).contains("UNPREDICTABLE_INSTRUCTION");
        });
    }

    @Test
    void everyLayerIsComparedAndCounted() {
        Deployer.Outcome outcome = deployer.deploy(model, inputs);
        Report report = outcome.report();
        assertThat(report.run().status()).isEqualTo(RunStatus.OK);
        assertThat(report.crossCheck().layers())
                .isEqualTo(model.network().operators().size());
        assertThat(report.layers()).allMatch(layer -> layer.instructions() > 0 && layer.cycles() > 0);
        long inLayers =
                report.layers().stream().mapToLong(Report.Layer::instructions).sum();
        assertThat(report.run().instructions())
                .isBetween(inLayers, inLayers + 4L * report.layers().size() + 16);
        assertThat(report.memory().sram().stackPeak())
                .isPositive()
                .isLessThanOrEqualTo(report.memory().sram().stackReserved());
        assertThat(report.energy().millijoules()).isPositive();
    }

    @Test
    void theSameDeploymentGivesTheSameReport() {
        assertThat(deployer.deploy(model, inputs).report())
                .isEqualTo(deployer.deploy(model, inputs).report());
    }

    @Test
    void aLayerThatComputesNothingIsTheFirstMismatch() {
        InferenceResult result = deployer.run(withHalfword(layer(4).entryAddress(), BX_LR), inputs);
        assertThat(result.completed()).isTrue();
        assertThat(result.firstMismatch()).hasValueSatisfying(mismatch -> {
            assertThat(mismatch.layer()).isEqualTo(4);
            assertThat(mismatch.name()).isEqualTo(layer(4).symbol());
            assertThat(mismatch.actual()).isNotEqualTo(mismatch.expected());
        });
        assertThat(result.layers().subList(0, 4)).allMatch(layer -> layer.check() == CheckStatus.MATCH);
        assertThat(report(result).run().status()).isEqualTo(RunStatus.MISMATCH);
    }

    @Test
    void aChangedWeightIsFoundInItsLayer() {
        long weights = build.image().symbol("layer_02_weights").address();
        InferenceResult result = deployer.run(withHalfword(weights + 4, 0x5A5A), inputs);
        assertThat(result.firstMismatch())
                .hasValueSatisfying(mismatch -> assertThat(mismatch.layer()).isEqualTo(2));
    }

    @Test
    void anUndefinedInstructionEndsTheRunAsAFaultOfItsLayer() {
        InferenceResult result = deployer.run(withHalfword(layer(3).entryAddress(), UDF), inputs);
        assertThat(result.stop()).isInstanceOfSatisfying(StopReason.GuestFault.class, fault -> {
            assertThat(fault.report().kind()).isEqualTo(FaultKind.UNDEFINED_INSTRUCTION);
            assertThat(fault.report().pc()).isEqualTo(layer(3).entryAddress());
            assertThat(fault.report().symbol())
                    .hasValueSatisfying(symbol -> assertThat(symbol).startsWith(layer(3).symbol()));
        });
        assertThat(result.comparedLayers()).isEqualTo(3);
        Report report = report(result);
        assertThat(report.run().status()).isEqualTo(RunStatus.FAULT);
        assertThat(report.run().stop()).contains(layer(3).symbol());
        assertThat(report.outputs()).isEmpty();
    }

    @Test
    void aFirmwareThatNeverEndsIsStoppedByItsBudget() {
        Deployer bounded = new Deployer(board, new DeployOptions(CoreKind.UNICORN, true, OptionalLong.of(500_000)));
        InferenceResult result = bounded.run(withHalfword(layer(1).entryAddress(), BRANCH_TO_ITSELF), inputs);
        assertThat(result.stop()).isInstanceOf(StopReason.BudgetSpent.class);
        assertThat(report(result).run().status()).isEqualTo(RunStatus.BUDGET_SPENT);
        assertThat(result.comparedLayers()).isEqualTo(1);
    }

    @Test
    void inputsOfTheWrongSizeOrNumberAreRefused() {
        assertThatThrownBy(() -> deployer.deploy(model, List.of(new byte[3])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3 bytes")
                .hasMessageContaining("1024 bytes");
        assertThatThrownBy(() -> deployer.deploy(model, List.of())).isInstanceOf(InputException.class);
    }

    private Report report(InferenceResult result) {
        return new ReportBuilder(model, board, DeployOptions.DEFAULT, inputs).ran(build, result);
    }
}
