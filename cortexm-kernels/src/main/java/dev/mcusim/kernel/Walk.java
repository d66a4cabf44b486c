package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;

/** The direction in which pointers pass through memory. A pointer stands between the bytes already passed and those to come. */
enum Walk {
    /** From low to high addresses. */
    UP {
        @Override
        Address pass(Register pointer, int bytes) {
            return Address.post(pointer, bytes);
        }

        @Override
        Address passed(Register pointer, int bytes, int offset) {
            return Address.of(pointer, offset - bytes);
        }

        @Override
        void load(MacroAssembler asm, Register pointer, RegisterList words) {
            asm.ldm(pointer, true, words);
        }

        @Override
        void store(MacroAssembler asm, Register pointer, RegisterList words) {
            asm.stm(pointer, true, words);
        }
    },
    /** From high to low addresses. */
    DOWN {
        @Override
        Address pass(Register pointer, int bytes) {
            return Address.pre(pointer, -bytes);
        }

        @Override
        Address passed(Register pointer, int bytes, int offset) {
            return Address.of(pointer, offset);
        }

        @Override
        void load(MacroAssembler asm, Register pointer, RegisterList words) {
            asm.ldmdb(pointer, true, words);
        }

        @Override
        void store(MacroAssembler asm, Register pointer, RegisterList words) {
            asm.stmdb(pointer, true, words);
        }
    };

    /** The lowest of the next {@code bytes} bytes; the access moves the pointer past them. */
    abstract Address pass(Register pointer, int bytes);

    /** The byte at {@code offset} from the lowest of the {@code bytes} bytes passed last. */
    abstract Address passed(Register pointer, int bytes, int offset);

    /** Emits the loading of the next words, which are aligned; the pointer passes them. */
    abstract void load(MacroAssembler asm, Register pointer, RegisterList words);

    /** Emits the storing of the next words, which are aligned; the pointer passes them. */
    abstract void store(MacroAssembler asm, Register pointer, RegisterList words);
}
