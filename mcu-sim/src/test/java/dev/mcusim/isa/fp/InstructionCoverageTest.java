package dev.mcusim.isa.fp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Encoding;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.InstructionSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The instructions compared with Unicorn are all that compute. */
class InstructionCoverageTest {
    private static final String NOT_COMPUTING = "(VMOV|VSEL|VLDR|VSTR|VLDM|VSTM|VPUSH|VPOP|VMRS|VMSR).*";

    @Test
    void everyEncodingIsTried() {
        Set<Encoding> tried = new HashSet<>();
        Stream.concat(SingleInstructions.ALL.stream(), DoubleInstructions.ALL.stream())
                .forEach(listed -> tried.add(decode(listed).encoding()));
        assertThat(InstructionSet.encodings())
                .filteredOn(encoding -> encoding.mnemonic().startsWith("V"))
                .filteredOn(encoding -> !encoding.mnemonic().matches(NOT_COMPUTING))
                .hasSizeGreaterThan(100)
                .isSubsetOf(tried);
    }

    private static Instruction decode(FpInstruction listed) {
        Decoded decoded = Decoder.decode(listed.bits() >>> 16, listed.bits() & 0xffff);
        assertThat(decoded).as(listed.assembly()).isInstanceOf(Instruction.class);
        assertThat(decoded.toString().replaceAll("\\s+", " ")).isEqualTo(listed.assembly());
        return (Instruction) decoded;
    }
}
