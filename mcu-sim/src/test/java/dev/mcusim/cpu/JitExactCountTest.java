package dev.mcusim.cpu;

/** The core in Java counts exactly. */
class JitExactCountTest extends ExactCountTest {

    @Override
    CoreKind kind() {
        return CoreKind.JIT;
    }
}
