package dev.mcusim.cpu.unicorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.CoreUnavailableException;
import dev.mcusim.isa.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreeRunningUnicornTest {

    private static final long CODE = 0x0800_0200L;
    private static final int DEVICE = 0x4000_4400;
    private static final int DATA = 0x2000_0000;
    /** ldr r2, [r0]; adds r2, #1; str r2, [r0]; str r2, [r1]; nop. */
    private static final byte[] INCREMENT = {0x02, 0x68, 0x01, 0x32, 0x02, 0x60, 0x0a, 0x60, 0x00, (byte) 0xbf};

    private FreeRunningUnicorn unicorn;
    private int written;

    @BeforeEach
    void loadCode() {
        Chip chip = BoardCatalog.shipped().board("nucleo-f446re").chip();
        try {
            unicorn = new FreeRunningUnicorn(chip, new Counter(), 0x0800_0000L);
        } catch (CoreUnavailableException e) {
            Assumptions.abort(e.getMessage());
        }
        unicorn.write(CODE, INCREMENT, 0, INCREMENT.length);
        unicorn.setRegister(Register.R1, DATA);
    }

    @AfterEach
    void close() {
        if (unicorn != null) {
            unicorn.close();
        }
    }

    /** A device that reads 41. */
    private final class Counter implements DeviceBus {
        @Override
        public boolean covers(long address) {
            return address == DEVICE;
        }

        @Override
        public int read(long address, int size) {
            return 41;
        }

        @Override
        public void write(long address, int size, int value) {
            written = value;
        }
    }

    @Test
    void runsCodeFromOneAddressToAnother() {
        unicorn.setRegister(Register.R0, DEVICE);
        unicorn.run(CODE, CODE + 8);
        assertThat(unicorn.register(Register.R2)).isEqualTo(42);
        assertThat(written).isEqualTo(42);
        byte[] stored = new byte[4];
        unicorn.read(DATA, stored, 0, 4);
        assertThat(stored).containsExactly(42, 0, 0, 0);
    }

    @Test
    void saysWhereItStoppedWhenThatIsSomewhereElse() {
        unicorn.setRegister(Register.R0, DEVICE + 4);
        assertThatThrownBy(() -> unicorn.run(CODE, CODE + 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0x08000200");
    }
}
