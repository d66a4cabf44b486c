package dev.mcusim.benchmark;

import dev.mcusim.firmware.FirmwareImage;
import dev.mcusim.firmware.LayerInfo;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decoding the largest kernel of the bundled network: time for one instruction, in the order in which they stand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    private static final int INSTRUCTIONS = 512;

    private final int[] first = new int[INSTRUCTIONS];
    private final int[] second = new int[INSTRUCTIONS];

    @Setup
    public void kernel() {
        NetworkFirmware firmware = NetworkFirmware.of("nucleo-f746zg", NetworkFirmware.BUNDLED);
        FirmwareImage image = firmware.build().image();
        LayerInfo layer = firmware.build().layers().stream()
                .max((a, b) -> Integer.compare(a.codeBytes(), b.codeBytes()))
                .orElseThrow();
        byte[] flash = image.flash();
        int begin = (int) (layer.entryAddress() - image.flashBase());
        int end = begin + layer.codeBytes();
        int at = begin;
        for (int i = 0; i < INSTRUCTIONS; i++) {
            first[i] = halfword(flash, at);
            second[i] = halfword(flash, at + 2);
            at += Decoder.isWide(first[i]) ? 4 : 2;
            at = at + 4 > end ? begin : at;
        }
    }

    private static int halfword(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public void decode(Blackhole sink) {
        for (int i = 0; i < INSTRUCTIONS; i++) {
            Decoded decoded = Decoder.decode(first[i], second[i]);
            sink.consume(decoded);
        }
    }
}
