package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ExceptionSetTest {

    private static final int EXCEPTIONS = 166;

    @Property
    void holdsWhatABitSetHolds(@ForAll @Size(max = 40) int[] changes, @ForAll @IntRange(max = 511) int asked) {
        ExceptionSet set = new ExceptionSet(EXCEPTIONS);
        BitSet expected = new BitSet();
        for (int change : changes) {
            int exception = (change >>> 1) % EXCEPTIONS;
            boolean on = (change & 1) != 0;
            set.set(exception, on);
            expected.set(exception, on);
        }
        assertThat(set.has(asked)).isEqualTo(expected.get(asked));
        assertThat(set.next(asked)).isEqualTo(expected.nextSetBit(asked));
        assertThat(set.size()).isEqualTo(expected.cardinality());
        set.clear();
        assertThat(set.next(0)).isEqualTo(-1);
    }
}
