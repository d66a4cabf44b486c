package dev.mcusim.cpu.jit;

import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;

/** What translated code calls when the usual does not happen. It keeps the core's cycle counter in a local variable and brings it along. */
final class SlowPath {

    private SlowPath() {}

    /** Executes an instruction by its step, with registers it reads in {@link JavaCpu}. */
    static void step(JavaCpu cpu, int site, long issueCycles) {
        arrive(cpu, site, issueCycles);
        cpu.translation.step(site).execute(cpu);
        cpu.updateDeadline();
    }

    /** Behind {@link #step}, when the registers that it has written have been taken over: leaves the region if an exception waits. */
    static void leave(JavaCpu cpu) {
        cpu.leaveBlock();
    }

    private static void arrive(JavaCpu cpu, int site, long issueCycles) {
        cpu.site = site;
        cpu.clock.issueCycles = issueCycles;
        cpu.clock.current = cpu.translation.owner(site);
        cpu.position = cpu.translation.index(site);
    }

    /** Loads a word. */
    static int loadWord(JavaCpu cpu, int address, int site, long issueCycles) {
        arrive(cpu, site, issueCycles);
        int value = cpu.memory.loadWord(address);
        cpu.updateDeadline();
        return value;
    }

    /** Loads a halfword, zero-extended. */
    static int loadHalfword(JavaCpu cpu, int address, int site, long issueCycles) {
        arrive(cpu, site, issueCycles);
        int value = cpu.memory.loadHalfword(address);
        cpu.updateDeadline();
        return value;
    }

    /** Loads a halfword, sign-extended. */
    static int loadSignedHalfword(JavaCpu cpu, int address, int site, long issueCycles) {
        return (short) loadHalfword(cpu, address, site, issueCycles);
    }

    /** Loads a byte, zero-extended. */
    static int loadByte(JavaCpu cpu, int address, int site, long issueCycles) {
        arrive(cpu, site, issueCycles);
        int value = cpu.memory.loadByte(address);
        cpu.updateDeadline();
        return value;
    }

    /** Loads a byte, sign-extended. */
    static int loadSignedByte(JavaCpu cpu, int address, int site, long issueCycles) {
        return (byte) loadByte(cpu, address, site, issueCycles);
    }

    /** Stores a word. */
    static void storeWord(JavaCpu cpu, int address, int site, long issueCycles, int value) {
        arrive(cpu, site, issueCycles);
        cpu.memory.storeWord(address, value);
        cpu.leaveBlock();
        cpu.updateDeadline();
    }

    /** Stores the lower half of a value. */
    static void storeHalfword(JavaCpu cpu, int address, int site, long issueCycles, int value) {
        arrive(cpu, site, issueCycles);
        cpu.memory.storeHalfword(address, value);
        cpu.leaveBlock();
        cpu.updateDeadline();
    }

    /** Stores the lowest byte of a value. */
    static void storeByte(JavaCpu cpu, int address, int site, long issueCycles, int value) {
        arrive(cpu, site, issueCycles);
        cpu.memory.storeByte(address, value);
        cpu.leaveBlock();
        cpu.updateDeadline();
    }

    /** Asks the branch predictor about going along an edge. */
    static void branch(JavaCpu cpu, Edge edge) {
        cpu.clock.branch(edge);
        cpu.updateDeadline();
    }

    /** Fetches the code of a block. */
    static void fetch(JavaCpu cpu, TimedBlock block, long issueCycles) {
        cpu.clock.issueCycles = issueCycles;
        cpu.clock.fetch(block);
        cpu.updateDeadline();
    }

    /** Loads consecutive words into S registers, from memory that is ready. */
    static void loadSingles(byte[] bytes, int offset, int[] singles, int first, int count) {
        for (int i = 0; i < count; i++) {
            singles[first + i] = (int) RegionMemory.WORD.get(bytes, offset + 4 * i);
        }
    }

    /** Stores S registers to consecutive words of memory that is ready. */
    static void storeSingles(byte[] bytes, int offset, int[] singles, int first, int count) {
        for (int i = 0; i < count; i++) {
            RegionMemory.WORD.set(bytes, offset + 4 * i, singles[first + i]);
        }
    }
}
