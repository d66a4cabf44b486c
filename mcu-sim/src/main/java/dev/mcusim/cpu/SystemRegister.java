package dev.mcusim.cpu;

import java.util.HashMap;
import java.util.Map;

/** The modelled registers of the private peripheral bus: address and the bits that a store can change. Names follow the ARMv7-M ARM. */
enum SystemRegister {
    CPUID(0xe000_ed00, 0),
    VTOR(0xe000_ed08, 0xffff_ff80),
    SCR(0xe000_ed10, 0x0000_0016),
    /** Configuration and control: UNALIGN_TRP, DIV_0_TRP and kin, and the cache and branch prediction enables. */
    CCR(0xe000_ed14, 0x0007_031b),
    ID_PFR0(0xe000_ed40, 0),
    ID_PFR1(0xe000_ed44, 0),
    ID_DFR0(0xe000_ed48, 0),
    ID_AFR0(0xe000_ed4c, 0),
    ID_MMFR0(0xe000_ed50, 0),
    ID_MMFR1(0xe000_ed54, 0),
    ID_MMFR2(0xe000_ed58, 0),
    ID_MMFR3(0xe000_ed5c, 0),
    ID_ISAR0(0xe000_ed60, 0),
    ID_ISAR1(0xe000_ed64, 0),
    ID_ISAR2(0xe000_ed68, 0),
    ID_ISAR3(0xe000_ed6c, 0),
    ID_ISAR4(0xe000_ed70, 0),
    CLIDR(0xe000_ed78, 0),
    CTR(0xe000_ed7c, 0),
    CCSIDR(0xe000_ed80, 0),
    CSSELR(0xe000_ed84, 0x0000_000f),
    CPACR(0xe000_ed88, 0x00f0_0000),
    /** No debugger is connected. */
    DHCSR(0xe000_edf0, 0),
    MVFR0(0xe000_ef40, 0),
    MVFR1(0xe000_ef44, 0),
    MVFR2(0xe000_ef48, 0),
    ICIALLU(0xe000_ef50, 0),
    ICIMVAU(0xe000_ef58, 0),
    DCIMVAC(0xe000_ef5c, 0),
    DCISW(0xe000_ef60, 0),
    DCCMVAU(0xe000_ef64, 0),
    DCCMVAC(0xe000_ef68, 0),
    DCCSW(0xe000_ef6c, 0),
    DCCIMVAC(0xe000_ef70, 0),
    DCCISW(0xe000_ef74, 0),
    BPIALL(0xe000_ef78, 0),
    ITCMCR(0xe000_ef90, 0x0000_000f),
    DTCMCR(0xe000_ef94, 0x0000_000f),
    AHBPCR(0xe000_ef98, 0x0000_0001),
    CACR(0xe000_ef9c, 0x0000_0007),
    AHBSCR(0xe000_efa0, 0x0000_ffff);

    private static final Map<Integer, SystemRegister> BY_ADDRESS = new HashMap<>();

    static {
        for (SystemRegister register : values()) {
            BY_ADDRESS.put(register.address, register);
        }
    }

    private final int address;
    private final int writable;

    SystemRegister(int address, int writable) {
        this.address = address;
        this.writable = writable;
    }

    /** The bits that a store changes. */
    int writable() {
        return writable;
    }

    /** The register at a word address, or null. */
    static SystemRegister at(int address) {
        return BY_ADDRESS.get(address);
    }
}
