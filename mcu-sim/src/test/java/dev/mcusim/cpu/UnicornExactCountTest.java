package dev.mcusim.cpu;

/** The Unicorn core counts exactly. */
class UnicornExactCountTest extends ExactCountTest {

    @Override
    CoreKind kind() {
        return CoreKind.UNICORN;
    }
}
