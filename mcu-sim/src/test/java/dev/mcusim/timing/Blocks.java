package dev.mcusim.timing;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.TestBoard;
import org.junit.jupiter.params.provider.Arguments;

/** Blocks of code for tests of timing models. */
final class Blocks {

    static final int ADDRESS = 0x0800_0200;
    static final TimingModel M4 =
            TimingModel.of(TestBoard.board("nucleo-f446re").chip());
    static final TimingModel M7 =
            TimingModel.of(TestBoard.board("nucleo-f746zg").chip());

    private Blocks() {}

    static Arguments cycles(int cycles, String assembly, int... halfwords) {
        return Arguments.of(cycles, new Code(assembly, halfwords));
    }

    static CodeBlock block(Code code) {
        return at(ADDRESS, code.halfwords());
    }

    static CodeBlock at(int address, int... halfwords) {
        short[] shorts = new short[halfwords.length];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) halfwords[i];
        }
        return new CodeBlock(address, shorts);
    }
}
