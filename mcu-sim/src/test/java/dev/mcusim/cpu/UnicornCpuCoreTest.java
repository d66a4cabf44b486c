package dev.mcusim.cpu;

/** The Unicorn core does what every core must do. */
class UnicornCpuCoreTest extends CpuCoreTest {

    @Override
    CoreKind kind() {
        return CoreKind.UNICORN;
    }
}
