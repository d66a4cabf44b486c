package dev.mcusim.cpu;

/** The core in Java does what every core must do. */
class JitCpuCoreTest extends CpuCoreTest {

    @Override
    CoreKind kind() {
        return CoreKind.JIT;
    }
}
