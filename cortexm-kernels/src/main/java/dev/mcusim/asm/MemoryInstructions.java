package dev.mcusim.asm;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.WritebackRegister;

/**
 * Loads and stores of core registers. Halfwords and words may be unaligned except where said otherwise.
 */
public interface MemoryInstructions extends InstructionSink {
    /** LDR: rt = word. */
    default void ldr(Register rt, Address address) {
        emit("ldr", rt, address);
    }

    /** LDRB: rt = byte, zero-extended. */
    default void ldrb(Register rt, Address address) {
        emit("ldrb", rt, address);
    }

    /** LDRSB: rt = byte, sign-extended. */
    default void ldrsb(Register rt, Address address) {
        emit("ldrsb", rt, address);
    }

    /** LDRH: rt = halfword, zero-extended. */
    default void ldrh(Register rt, Address address) {
        emit("ldrh", rt, address);
    }

    /** LDRSH: rt = halfword, sign-extended. */
    default void ldrsh(Register rt, Address address) {
        emit("ldrsh", rt, address);
    }

    /** STR: stores a word of rt. */
    default void str(Register rt, Address address) {
        emit("str", rt, address);
    }

    /** STRB: stores a byte of rt. */
    default void strb(Register rt, Address address) {
        emit("strb", rt, address);
    }

    /** STRH: stores a halfword of rt. */
    default void strh(Register rt, Address address) {
        emit("strh", rt, address);
    }

    /** LDRD: rt, rt2 = two words. The address is word aligned, the offset a multiple of 4 within 1020. */
    default void ldrd(Register rt, Register rt2, Address address) {
        emit("ldrd", rt, rt2, address);
    }

    /** STRD: stores rt and rt2. The address is word aligned, the offset a multiple of 4 within 1020. */
    default void strd(Register rt, Register rt2, Address address) {
        emit("strd", rt, rt2, address);
    }

    /** LDM: loads the list from rn upwards; with writeback rn moves past it. The address is word aligned. */
    default void ldm(Register rn, boolean writeback, RegisterList list) {
        emit("ldm", writeback ? new WritebackRegister(rn) : rn, list);
    }

    /** STM: stores the list from rn upwards; with writeback rn moves past it. The address is word aligned. */
    default void stm(Register rn, boolean writeback, RegisterList list) {
        emit("stm", writeback ? new WritebackRegister(rn) : rn, list);
    }

    /** LDMDB: loads the list below rn; with writeback rn moves past it. The address is word aligned. */
    default void ldmdb(Register rn, boolean writeback, RegisterList list) {
        emit("ldmdb", writeback ? new WritebackRegister(rn) : rn, list);
    }

    /** STMDB: stores the list below rn; with writeback rn moves past it. The address is word aligned. */
    default void stmdb(Register rn, boolean writeback, RegisterList list) {
        emit("stmdb", writeback ? new WritebackRegister(rn) : rn, list);
    }

    /** LDMIA, another name of LDM. */
    default void ldmia(Register rn, boolean writeback, RegisterList list) {
        ldm(rn, writeback, list);
    }

    /** STMIA, another name of STM. */
    default void stmia(Register rn, boolean writeback, RegisterList list) {
        stm(rn, writeback, list);
    }

    /** PUSH: stores the list below SP, which moves. */
    default void push(RegisterList list) {
        emit("push", list);
    }

    /** PUSH: stores the list below SP, which moves. */
    default void push(Register... registers) {
        push(RegisterList.of(registers));
    }

    /** POP: loads the list from SP, which moves. */
    default void pop(RegisterList list) {
        emit("pop", list);
    }

    /** POP: loads the list from SP, which moves. */
    default void pop(Register... registers) {
        pop(RegisterList.of(registers));
    }

    /** LDREX: rt = word, and marks the address for exclusive access. The offset is 0 to 1020. */
    default void ldrex(Register rt, Address address) {
        emit("ldrex", rt, address);
    }

    /** STREX: stores rt if the mark still holds; rd = 0 if it did, else 1. The offset is 0 to 1020. */
    default void strex(Register rd, Register rt, Address address) {
        emit("strex", rd, rt, address);
    }

    /** CLREX: clears the mark of exclusive access. */
    default void clrex() {
        emit("clrex");
    }
}
