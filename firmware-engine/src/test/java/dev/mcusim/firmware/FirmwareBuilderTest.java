package dev.mcusim.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.plan.Shortfall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class FirmwareBuilderTest {
    private static final long FLASH = 0x0800_0000L;
    private static final int BYTES = 100;

    private final Board board = BoardCatalog.shipped().board("nucleo-f746zg");
    private final FirmwareSketch sketch =
            new FirmwareSketch(BYTES).adds(1, 40).adds(2, 40).adds(1, 40);
    private final FirmwareBuild build = build(sketch);

    @Test
    void theVectorTableHoldsStackResetAndAHandlerForEveryInterrupt() {
        ByteBuffer flash = ByteBuffer.wrap(build.image().flash()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(build.image().flashBase()).isEqualTo(FLASH);
        assertThat(flash.getInt(0)).isEqualTo((int) build.stackTop());
        assertThat(flash.getInt(4)).isEqualTo((int) build.image().entry() | 1);
        assertThat(flash.getInt(4 * 3)).isEqualTo(reference("HardFault_Handler"));
        assertThat(flash.getInt(4 * 7)).isZero();
        assertThat(flash.getInt(4 * 15)).isEqualTo(reference("SysTick_Handler"));
        for (int interrupt = 0; interrupt < board.chip().interruptLines(); interrupt++) {
            assertThat(flash.getInt(4 * (16 + interrupt))).isEqualTo(reference("Default_Handler"));
        }
        assertThat(build.image().symbol("vector_table").size())
                .isEqualTo(4L * (16 + board.chip().interruptLines()));
    }

    @Test
    void layersAreCalledInOrderAndReturnBehindTheirCalls() {
        ImageSymbol invoke = build.image().symbol("network_invoke");
        long expected = invoke.address() + 2 + 4;
        for (LayerInfo layer : build.layers()) {
            assertThat(layer.returnAddress()).isEqualTo(expected);
            assertThat(layer.entryAddress() % 16).isZero();
            expected += 4;
        }
        assertThat(build.layers())
                .extracting(LayerInfo::symbol)
                .containsExactly("layer_00_relu6", "layer_01_relu6", "layer_02_relu6");
        assertThat(build.startAddress()).isEqualTo(invoke.address());
    }

    @Test
    void equalConstantsAreCountedOnce() {
        assertThat(build.layers()).extracting(LayerInfo::constantBytes).containsExactly(40, 40, 0);
        assertThat(build.image().symbol("layer_02_table").address())
                .isEqualTo(build.image().symbol("layer_00_table").address());
    }

    @Test
    void flashUseAddsUpToTheImage() {
        assertThat(build.flash().total()).isEqualTo(build.image().flash().length);
        assertThat(build.flash().limit()).isEqualTo(1 << 20);
        assertThat(build.flash().weights()).isEqualTo(80);
        assertThat(build.flash().code())
                .isGreaterThan(
                        build.layers().stream().mapToInt(LayerInfo::codeBytes).sum());
    }

    @Test
    void ramUseNamesArenaAndStack() {
        assertThat(build.sram().limit()).isEqualTo(320 << 10);
        assertThat(build.sram().arena()).isEqualTo(build.memoryPlan().bytes()).isEqualTo(2 * 104 + 16);
        assertThat(build.sram().stackReserved()).isEqualTo(build.stackTop() - build.stackBase());
        assertThat(build.sram().stackReserved() % 8).isZero();
    }

    @Test
    void tensorsHaveSymbolsInRam() {
        TensorLocation input = build.inputs().get(0);
        assertThat(input.symbol()).isEqualTo("tensor_input0");
        assertThat(input.bytes()).isEqualTo(BYTES);
        assertThat(board.chip().region("DTCM").contains(input.address(), BYTES)).isTrue();
        assertThat(build.image().symbol("tensor_input0").address()).isEqualTo(input.address());
        assertThat(build.layers().get(2).outputs()).isEqualTo(build.outputs());
    }

    @Test
    void theSameNetworkGivesTheSameImage() {
        FirmwareBuild again =
                build(new FirmwareSketch(BYTES).adds(1, 40).adds(2, 40).adds(1, 40));
        assertThat(again.image().flash()).isEqualTo(build.image().flash());
        assertThat(again.elf()).isEqualTo(build.elf());
    }

    @Test
    void everyShortfallIsReportedAtOnce() {
        FirmwareSketch large = new FirmwareSketch(200 << 10).adds(1, 600 << 10).adds(2, 500 << 10);
        DoesNotFitException refusal = catchThrowableOfType(DoesNotFitException.class, () -> build(large));
        assertThat(refusal.shortfalls()).extracting(Shortfall::region).containsExactly("FLASH", "DTCM+SRAM1+SRAM2");
        Shortfall flash = refusal.shortfalls().get(0);
        assertThat(flash.limit()).isEqualTo(1 << 20);
        assertThat(flash.excess()).isEqualTo(flash.need() - (1 << 20)).isPositive();
        assertThat(flash.contributors().get(0)).isEqualTo(new Shortfall.Contributor("layer_00_table", 600 << 10));
    }

    private FirmwareBuild build(FirmwareSketch chain) {
        return new FirmwareBuilder(board).build(chain.network(), chain.operators());
    }

    private int reference(String symbol) {
        return (int) build.image().symbol(symbol).reference();
    }
}
