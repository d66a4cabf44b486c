package dev.mcusim.isa;

/** Where GNU objdump and the ARMv7-M manual are known to differ. */
final class ObjdumpDifferences {
    /** MOV r8, r8, which objdump calls NOP, as it was before there was one. */
    private static final int OLD_NOP = 0x46c0;

    private ObjdumpDifferences() {}

    /** Whether objdump writes a legal instruction differently, by name of the reason. */
    static boolean isKnown(Instruction instruction) {
        return namesBarrierOptionsOfOtherProfiles(instruction)
                || readsLiteralsAsUnprivilegedLoads(instruction)
                || losesTheWritebackOfZero(instruction)
                || instruction.bits() == OLD_NOP
                || isHintOfOtherArchitecture(instruction);
    }

    /** Hints that are NOPs here and have names elsewhere, such as SEVL. */
    private static boolean isHintOfOtherArchitecture(Instruction instruction) {
        return instruction.encoding().instruction().equals("NOP-compatible hint");
    }

    private static boolean namesBarrierOptionsOfOtherProfiles(Instruction instruction) {
        return instruction.operands().stream()
                .anyMatch(operand -> operand instanceof BarrierOption option && !option.equals(BarrierOption.SY));
    }

    /** LDRT and kin with PC as base are literal loads by the manual. */
    private static boolean readsLiteralsAsUnprivilegedLoads(Instruction instruction) {
        boolean literal = instruction.encoding().instruction().endsWith("(literal)");
        return literal && instruction.sizeInBytes() == 4 && (instruction.bits() & 0x00800f00) == 0x00000e00;
    }

    /** LDRD and STRD with writeback of offset zero are printed without their exclamation mark. */
    private static boolean losesTheWritebackOfZero(Instruction instruction) {
        return instruction.encoding().toString().matches("(LDRD|STRD) \\(immediate\\) T1 pre")
                && instruction.field("i") == 0
                && instruction.field("U") == 1;
    }

    /** Whether objdump writes an undefined word as an instruction that ARMv7-M has. */
    static boolean isKnownInstruction(GnuTools.Line line) {
        String text = line.text();
        boolean undefinedToo = text.isEmpty() || text.contains(", ]") || text.contains("??");
        boolean highDoubleword = text.matches(".*[ {]d(1[6-9]|[23]\\d).*|.*-d(1[6-9]|[23]\\d).*");
        boolean neon = line.bits() >>> 24 == 0xef || line.bits() >>> 24 == 0xff;
        boolean storeAtPc = text.matches("strb?h?(t|\\.w)? .*\\[pc.*");
        boolean indexBitsIgnored =
                text.matches("(ldr\\w*|str\\w*|pld|pli)(\\.w)? .*\\[.*, (r\\d+|sp|lr|pc)(, lsl #\\d)?]");
        boolean exceptionReturn = text.startsWith("subs pc, lr");
        boolean otherProfile = text.matches("(blx|cpsi[de]|vmrs|vmsr) .*");
        boolean scalarOfOtherSize = text.startsWith("vmov.32") && (line.bits() & 0x00800060) != 0;
        if (undefinedToo
                || highDoubleword
                || neon
                || storeAtPc
                || indexBitsIgnored
                || exceptionReturn
                || otherProfile
                || scalarOfOtherSize) {
            return false;
        }
        String mnemonic = text.split(" ", 2)[0].replaceAll("\\.[nw]$", "");
        return !InstructionSet.candidates(mnemonic).isEmpty();
    }
}
