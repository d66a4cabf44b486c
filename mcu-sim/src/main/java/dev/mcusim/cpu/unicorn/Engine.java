package dev.mcusim.cpu.unicorn;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.mcusim.board.Core;
import dev.mcusim.timing.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** One Unicorn instance: registers, hooks, running. Unexpected errors of the library are bugs and throw. */
final class Engine implements AutoCloseable {

    /** An address that is never reached. */
    static final long NEVER = -1L;

    private final long handle;
    private final Memory scratch = new Memory(16);
    private final long scratchAddress = Pointer.nativeValue(scratch);
    /** Native code holds these without Java knowing. */
    private final List<Object> callbacks = new ArrayList<>();

    private boolean closed;

    /** An engine without memory. */
    Engine(Core core) {
        UnicornLibrary.load();
        PointerByReference created = new PointerByReference();
        check(UnicornApi.uc_open(UnicornApi.ARCH_ARM, UnicornApi.MODE_THUMB, created), "open");
        handle = Pointer.nativeValue(created.getValue());
        int model =
                switch (core) {
                    case CORTEX_M4 -> UnicornApi.CPU_ARM_CORTEX_M4;
                    case CORTEX_M7 -> UnicornApi.CPU_ARM_CORTEX_M7;
                };
        check(UnicornApi.setCpuModel(handle, model), "choose " + core);
    }

    /** For functions that need it. */
    long handle() {
        return handle;
    }

    /** Calls back for all addresses. */
    void hook(int type, Callback callback) {
        hook(type, callback, 1, 0);
    }

    /** Calls back for addresses from one to another. */
    void hook(int type, Callback callback, long first, long last) {
        callbacks.add(callback);
        check(UnicornApi.uc_hook_add(handle, new LongByReference(), type, callback, 0, first, last), "hook " + type);
    }

    /** Calls back before every execution of the instruction at one address, once that has been translated anew. */
    void hookAt(int address, UnicornApi.CodeHook callback) {
        long at = Integer.toUnsignedLong(address);
        hook(UnicornApi.HOOK_CODE, callback, at, at);
    }

    /** Routes loads and stores of whole pages to callbacks, which get the base address as their data. */
    void mapDevice(long base, long size, UnicornApi.DeviceRead read, UnicornApi.DeviceWrite write) {
        callbacks.add(read);
        callbacks.add(write);
        check(UnicornApi.uc_mmio_map(handle, base, size, read, base, write, base), "map device pages");
    }

    /**
     * Runs Thumb code.
     *
     * @return the error, 0 when the run was stopped by a hook, by reaching {@code until}, or by an instruction that waits
     */
    int run(int from, long until) {
        return UnicornApi.uc_emu_start(handle, Integer.toUnsignedLong(from) | 1, until, 0, 0);
    }

    /** Ends the run; called in hooks. In a block hook, the block is not executed. */
    void stop() {
        UnicornApi.uc_emu_stop(handle);
    }

    /** Forgets translated code, so that it is cut anew. */
    void forgetTranslations(long start, long end) {
        check(UnicornApi.removeTranslations(handle, start, end), "remove translations");
    }

    /** Forgets translated code of a block. */
    void forgetTranslations(CodeBlock block) {
        forgetTranslations(
                Integer.toUnsignedLong(block.address()), Integer.toUnsignedLong(block.addressOf(block.size())));
    }

    int register(int id) {
        check(UnicornApi.uc_reg_read(handle, id, scratchAddress), "read register");
        return scratch.getInt(0);
    }

    void setRegister(int id, int value) {
        scratch.setLong(0, Integer.toUnsignedLong(value));
        check(UnicornApi.uc_reg_write(handle, id, scratchAddress), "write register");
    }

    /** Unicorn's number of a core register, 0 to 15. */
    static int coreRegister(int number) {
        return switch (number) {
            case 13 -> UnicornApi.REG_SP;
            case 14 -> UnicornApi.REG_LR;
            case 15 -> UnicornApi.REG_PC;
            default -> UnicornApi.REG_R0 + number;
        };
    }

    /** Memory for {@link #save}. */
    long newContext() {
        PointerByReference created = new PointerByReference();
        check(UnicornApi.uc_context_alloc(handle, created), "allocate context");
        return Pointer.nativeValue(created.getValue());
    }

    void save(long context) {
        check(UnicornApi.uc_context_save(handle, context), "save registers");
    }

    void restore(long context) {
        check(UnicornApi.uc_context_restore(handle, context), "restore registers");
    }

    void freeContext(long context) {
        UnicornApi.uc_context_free(context);
    }

    static void check(int error, String what) {
        if (error != UnicornApi.ERR_OK) {
            throw new IllegalStateException("Unicorn cannot " + what + ": " + UnicornApi.uc_strerror(error));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            UnicornApi.uc_close(handle);
            callbacks.clear();
        }
    }
}
