package dev.mcusim.board;

import java.util.Map;
import java.util.Objects;

/**
 * What firmware reads to find out on which chip it runs.
 *
 * @param deviceId DEV_ID, the low 12 bits of DBGMCU_IDCODE
 * @param revisions REV_ID, the high 16 bits of DBGMCU_IDCODE, by silicon revision; empty where not known
 * @param uniqueIdAddress address of the 96-bit unique id
 * @param flashSizeAddress address of the 16-bit flash size in KiB
 */
public record Identity(int deviceId, Map<String, Integer> revisions, long uniqueIdAddress, long flashSizeAddress) {
    public Identity {
        Objects.requireNonNull(revisions);
        revisions = Map.copyOf(revisions);
    }
}
