package dev.mcusim.isa;

import dev.mcusim.isa.meaning.FpTransfer;

/** Moves to, from and among floating-point registers (manual A6.4, A6.6, A6.7). */
final class FpMoves {
    private FpMoves() {}

    static void addTo(Table table) {
        within(FpRows.single(table, TimingClass.FP_MOVE));
        within(FpRows.doubles(table, TimingClass.FP_MOVE));
        core(table);
        pairs(table);
        table.row("VMRS", "T1", "11101110 1111 0001 tttt 1010 (0)(0)(0) 1 (0)(0)(0)(0)", "VMRS<c> <Rt>, FPSCR")
                .means(FpTransfer::readStatus)
                .see("t = 15", "VMRS to APSR")
                .reads("FPSCR FPX")
                .writes("t")
                .feature(Feature.FP_SINGLE)
                .timing(TimingClass.FP_STATUS)
                .unpredictable("t = 13");
        table.row(
                        "VMRS",
                        "T1 APSR",
                        "11101110 1111 0001 1111 1010 (0)(0)(0) 1 (0)(0)(0)(0)",
                        "VMRS<c> APSR_nzcv, FPSCR")
                .means(FpTransfer::readStatusFlags)
                .reads("FPSCR")
                .flags("NZCV")
                .feature(Feature.FP_SINGLE)
                .timing(TimingClass.FP_STATUS);
        table.row("VMSR", "T1", "11101110 1110 0001 tttt 1010 (0)(0)(0) 1 (0)(0)(0)(0)", "VMSR<c> FPSCR, <Rt>")
                .means(FpTransfer::writeStatus)
                .reads("t")
                .writes("FPSCR FPX")
                .feature(Feature.FP_SINGLE)
                .timing(TimingClass.FP_STATUS)
                .notSpOrPc("t");
    }

    private static void within(FpRows rows) {
        rows.row("VMOV (immediate)", "11101110 1D11 iiii dddd 101z (0)0(0)0 iiii", "VMOV<c>.F Fd, #<fp>", "", "Fd")
                .means(FpTransfer.constant(rows.doubles()));
        rows.row("VMOV (register)", "11101110 1D11 0000 dddd 101z 01M0 mmmm", "VMOV<c>.F Fd, Fm", "Fm", "Fd")
                .means(FpTransfer.move(rows.doubles()));
    }

    private static void core(Table table) {
        single(table, "T1 to FP", "0", "VMOV<c> <S:nN>, <Rt>")
                .means(FpTransfer::fromCore)
                .reads("t")
                .writes("S:nN");
        single(table, "T1 to core", "1", "VMOV<c> <Rt>, <S:nN>")
                .means(FpTransfer::toCore)
                .reads("S:nN")
                .writes("t");
        half(table, "VMOV (ARM core register to scalar)", "0", "VMOV<c>.32 <half:n>, <Rt>")
                .means(FpTransfer::halfFromCore)
                .reads("t D:n")
                .writes("D:n");
        half(table, "VMOV (scalar to ARM core register)", "1", "VMOV<c>.32 <Rt>, <half:n>")
                .means(FpTransfer::halfToCore)
                .reads("D:n")
                .writes("t");
    }

    private static Row single(Table table, String encoding, String toCore, String syntax) {
        return table.row(
                        "VMOV (between ARM core register and single-precision register)",
                        encoding,
                        "11101110 000" + toCore + " nnnn tttt 1010 N(0)(0)1 (0)(0)(0)(0)",
                        syntax)
                .feature(Feature.FP_SINGLE)
                .timing(TimingClass.FP_MOVE)
                .notSpOrPc("t");
    }

    private static Row half(Table table, String instruction, String toCore, String syntax) {
        return table.row(instruction, "T1", "11101110 00x" + toCore + " nnnn tttt 1011 0 00 1 (0)(0)(0)(0)", syntax)
                .feature(Feature.FP_SINGLE)
                .timing(TimingClass.FP_MOVE)
                .notSpOrPc("t");
    }

    private static void pairs(Table table) {
        String singles = "VMOV (between two ARM core registers and two single-precision registers)";
        pair(table, singles, "T1 to FP", "0", "1010 00M1", "VMOV<c> <S:mM>, <S:mM+1>, <Rt>, <Rt2>")
                .means(FpTransfer.pairFromCore(false))
                .reads("t u")
                .writes("S:mM S:mM+1")
                .unpredictable("mM = 31");
        pair(table, singles, "T1 to core", "1", "1010 00M1", "VMOV<c> <Rt>, <Rt2>, <S:mM>, <S:mM+1>")
                .means(FpTransfer.pairToCore(false))
                .reads("S:mM S:mM+1")
                .writes("t u")
                .unpredictable("mM = 31", "t = u");
        String doubleword = "VMOV (between two ARM core registers and a doubleword register)";
        pair(table, doubleword, "T1 to FP", "0", "1011 0001", "VMOV<c> <D:m>, <Rt>, <Rt2>")
                .means(FpTransfer.pairFromCore(true))
                .reads("t u")
                .writes("D:m");
        pair(table, doubleword, "T1 to core", "1", "1011 0001", "VMOV<c> <Rt>, <Rt2>, <D:m>")
                .means(FpTransfer.pairToCore(true))
                .reads("D:m")
                .writes("t u")
                .unpredictable("t = u");
    }

    private static Row pair(
            Table table, String instruction, String encoding, String toCore, String registers, String syntax) {
        return table.row(instruction, encoding, "11101100 010" + toCore + " uuuu tttt " + registers + " mmmm", syntax)
                .feature(Feature.FP_SINGLE)
                .timing(TimingClass.FP_MOVE_DUAL)
                .notSpOrPc("t u");
    }
}
