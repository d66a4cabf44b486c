package dev.mcusim.board;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A processor core as built into a chip.
 *
 * @param core which core
 * @param revision Arm's revision, for example {@code r0p1}
 * @param fpu its floating-point unit
 * @param cpuid what the CPUID register reads
 * @param mvfr0 what MVFR0 reads
 * @param mvfr1 what MVFR1 reads
 * @param mvfr2 what MVFR2 reads
 * @param mpuRegions number of regions of the memory protection unit
 * @param bitBand whether the bit-band regions at 0x22000000 and 0x42000000 exist
 * @param cycleCounter whether DWT.CYCCNT counts
 * @param instructionCache L1 instruction cache; empty where there is none
 * @param dataCache L1 data cache; empty where there is none
 * @param cacheLevelId what CLIDR reads; 0 without caches
 * @param cacheType what CTR reads; 0 without caches
 * @param evidence how well the register values are known
 * @param note a remark for humans, possibly empty
 * @param sources where the register values come from
 */
public record Processor(
        Core core,
        String revision,
        Fpu fpu,
        int cpuid,
        int mvfr0,
        int mvfr1,
        int mvfr2,
        int mpuRegions,
        boolean bitBand,
        boolean cycleCounter,
        Optional<CacheGeometry> instructionCache,
        Optional<CacheGeometry> dataCache,
        int cacheLevelId,
        int cacheType,
        Evidence evidence,
        String note,
        List<Citation> sources) {
    public Processor {
        Objects.requireNonNull(core);
        Objects.requireNonNull(revision);
        Objects.requireNonNull(fpu);
        Objects.requireNonNull(instructionCache);
        Objects.requireNonNull(dataCache);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(note);
        sources = List.copyOf(sources);
    }

    /** This core with the parts that chips choose. */
    Processor with(int regions, Optional<CacheGeometry> instructions, Optional<CacheGeometry> data) {
        return new Processor(
                core,
                revision,
                fpu,
                cpuid,
                mvfr0,
                mvfr1,
                mvfr2,
                regions,
                bitBand,
                cycleCounter,
                instructions,
                data,
                cacheLevelId,
                cacheType,
                evidence,
                note,
                sources);
    }
}
