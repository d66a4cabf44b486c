package dev.mcusim.fuzz.cpu;

import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Where Unicorn is known to differ from the architecture. Each is described in the documentation of the Unicorn core, too. */
enum KnownFault {
    /** SMLAD, SMLADX, SMUAD and SMUADX set Q when both products are 0x40000000 although their sum, as far as they add one, fits. */
    SMLAD_Q {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            return instruction.mnemonic().matches("SMLADX?|SMUADX?")
                    && (m.one().xpsr() ^ m.other().xpsr()) == Q
                    && m.differences().size() == 1;
        }
    },

    /** VCVT from fixed point to single precision obeys FPSCR.RMode, where the architecture rounds to nearest. */
    FIXED_POINT_OBEYS_RMODE {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            Set<String> mnemonics = Set.of("VCVT.F32.S16", "VCVT.F32.U16", "VCVT.F32.S32", "VCVT.F32.U32");
            return mnemonics.contains(instruction.mnemonic())
                    && instruction.operands().size() == 3
                    && (m.before().fpscr() & RMODE) != 0
                    && m.one().fpscr() == m.other().fpscr()
                    && onlySingleDiffers(m);
        }
    },

    /** Writing SP keeps bits 0 and 1 of the value, which the architecture clears. */
    SP_KEEPS_LOW_BITS {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            int one = m.one().core()[SP];
            int other = m.other().core()[SP];
            return instruction.writes().contains(Register.SP)
                    && m.differences().size() == 1
                    && one != other
                    && one == (other & ~3);
        }
    },

    /** STREX compares address and contents, where the monitor of Cortex-M4 and M7 holds no address. */
    STREX_COMPARES {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            return instruction.mnemonic().startsWith("STREX")
                    && m.one().core()[instruction.field("d")] == 0
                    && m.other().core()[instruction.field("d")] == 1
                    && m.differences().stream().allMatch(line -> line.matches("(r|lr|memory).*"));
        }
    },

    /** BASEPRI keeps eight bits, where STM32 implements the upper four. */
    BASEPRI_KEEPS_ALL_BITS {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            if (!instruction.disassembly(0).matches("mrs\\S*\\s.*BASEPRI.*")) {
                return false;
            }
            int one = m.one().core()[instruction.field("d")];
            int other = m.other().core()[instruction.field("d")];
            return m.differences().size() == 1 && one != other && one == (other & IMPLEMENTED_PRIORITY);
        }
    },

    /** ISB ends the IT block it stands in: what follows is executed whatever the condition. */
    ISB_ENDS_IT_BLOCK {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            return instruction.mnemonic().equals("ISB")
                    && ((m.one().xpsr() ^ m.other().xpsr()) & ~EPSR_IT) == 0
                    && m.differences().size() == 1;
        }
    },

    /** An instruction that stores several words stores those behind one that faults, too. */
    STORES_GO_ON_AFTER_A_FAULT {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            return m.one().stop() instanceof StopReason.GuestFault
                    && instruction.mnemonic().matches("V?STM.*|V?PUSH|STRD|VSTR")
                    && m.differences().stream().allMatch(line -> line.startsWith("memory"))
                    && m.one().differentBytes(m.other()) <= 128;
        }
    },

    /**
     * An unaligned access that faults is made in two aligned parts: the first part of a store may have been made, and the fault's address
     * is that of a part.
     */
    UNALIGNED_ACCESS_IN_PARTS {
        @Override
        boolean explains(Mismatch m, Instruction instruction) {
            return m.one().stop() instanceof StopReason.GuestFault one
                    && m.other().stop() instanceof StopReason.GuestFault other
                    && one.report().kind() == other.report().kind()
                    && one.report().pc() == other.report().pc()
                    && Math.abs(one.report().address().orElse(-9)
                                    - other.report().address().orElse(-9))
                            < 8
                    && m.differences().stream().allMatch(line -> line.matches("(stop|memory).*"))
                    && m.one().differentBytes(m.other()) < 8;
        }
    };

    private static final int SP = 13;
    private static final int IMPLEMENTED_PRIORITY = 0xf0;
    private static final int EPSR_IT = 0x0600_fc00;
    private static final int Q = 1 << 27;
    private static final int RMODE = 3 << 22;

    /** Whether this is what differs. */
    abstract boolean explains(Mismatch mismatch, Instruction instruction);

    /** The fault that explains a mismatch. */
    static Optional<KnownFault> explaining(Mismatch mismatch) {
        Instruction instruction = mismatch.instruction();
        return instruction == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(fault -> fault.explains(mismatch, instruction))
                        .findFirst();
    }

    private static boolean onlySingleDiffers(Mismatch m) {
        return m.differences().stream().allMatch(line -> line.matches("s\\d+: .*"))
                && m.differences().size() == 1;
    }
}
