package dev.mcusim.cpu.unicorn;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The C functions that are used, mapped directly: pointers travel as {@code long}. {@code uc_ctl} is variadic, which
 * direct mapping cannot express, and goes through an interface.
 */
final class UnicornApi {

    static final int ARCH_ARM = 1;
    static final int MODE_THUMB = 1 << 4;

    static final int ERR_OK = 0;
    static final int ERR_INSN_INVALID = 10;

    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int PROT_EXEC = 4;

    static final int HOOK_INTR = 1;
    static final int HOOK_CODE = 1 << 2;
    static final int HOOK_BLOCK = 1 << 3;
    static final int HOOK_MEM_INVALID = 0x3f << 4;
    static final int HOOK_MEM_READ = 1 << 10;
    static final int HOOK_MEM_WRITE = 1 << 11;
    static final int HOOK_INSN_INVALID = 1 << 14;

    static final int MEM_WRITE = 17;
    static final int MEM_READ_UNMAPPED = 19;
    static final int MEM_WRITE_UNMAPPED = 20;
    static final int MEM_FETCH_UNMAPPED = 21;
    static final int MEM_WRITE_PROT = 22;
    static final int MEM_READ_PROT = 23;
    static final int MEM_FETCH_PROT = 24;

    static final int CPU_ARM_CORTEX_M4 = 9;
    static final int CPU_ARM_CORTEX_M7 = 10;

    static final int INTERRUPT_SVC = 2;
    static final int INTERRUPT_BKPT = 7;
    static final int INTERRUPT_PREFETCH_ABORT = 3;

    static final int REG_APSR = 1;
    static final int REG_CPSR = 3;
    static final int REG_FPSCR = 6;
    static final int REG_LR = 10;
    static final int REG_PC = 11;
    static final int REG_SP = 12;
    static final int REG_R0 = 66;
    static final int REG_S0 = 79;

    private static final int CTL_WRITE = 1 << 30;
    private static final int CTL_CPU_MODEL = 7 | 1 << 26 | CTL_WRITE;
    private static final int CTL_TB_REMOVE_CACHE = 9 | 2 << 26 | CTL_WRITE;

    private static Control control;

    private UnicornApi() {}

    /** The variadic function. */
    interface Control extends Library {
        int uc_ctl(long engine, int control, Object... arguments);
    }

    /**
     * Binds the functions to a library.
     *
     * @throws UnsatisfiedLinkError when it cannot be loaded or lacks a function
     */
    static void bind(String libraryNameOrPath) {
        Native.register(UnicornApi.class, NativeLibrary.getInstance(libraryNameOrPath));
        control = Native.load(libraryNameOrPath, Control.class);
    }

    static int setCpuModel(long engine, int model) {
        return control.uc_ctl(engine, CTL_CPU_MODEL, model);
    }

    static int removeTranslations(long engine, long start, long end) {
        return control.uc_ctl(engine, CTL_TB_REMOVE_CACHE, start, end);
    }

    static native int uc_version(long major, long minor);

    static native String uc_strerror(int code);

    static native int uc_open(int arch, int mode, PointerByReference engine);

    static native int uc_close(long engine);

    static native int uc_mem_map_ptr(long engine, long address, long size, int permissions, Pointer memory);

    static native int uc_mmio_map(
            long engine, long address, long size, Callback read, long readData, Callback write, long writeData);

    static native int uc_hook_add(
            long engine, LongByReference hook, int type, Callback callback, long data, long begin, long end);

    static native int uc_emu_start(long engine, long begin, long until, long timeout, long count);

    static native int uc_emu_stop(long engine);

    static native int uc_reg_read(long engine, int register, long value);

    static native int uc_reg_write(long engine, int register, long value);

    static native int uc_context_alloc(long engine, PointerByReference context);

    static native int uc_context_save(long engine, long context);

    static native int uc_context_restore(long engine, long context);

    static native int uc_context_free(long context);

    /** {@code uc_cb_hookcode_t}, for blocks. */
    interface BlockHook extends Callback {
        void invoke(long engine, long address, int size, long data);
    }

    /** {@code uc_cb_hookcode_t}, for instructions. */
    interface CodeHook extends Callback {
        void invoke(long engine, long address, int size, long data);
    }

    /** {@code uc_cb_hookintr_t}. */
    interface InterruptHook extends Callback {
        void invoke(long engine, int number, long data);
    }

    /** {@code uc_cb_hookinsn_invalid_t}. */
    interface InvalidInstructionHook extends Callback {
        byte invoke(long engine, long data);
    }

    /** {@code uc_cb_eventmem_t}. */
    interface InvalidMemoryHook extends Callback {
        byte invoke(long engine, int type, long address, int size, long value, long data);
    }

    /** {@code uc_cb_hookmem_t}. */
    interface MemoryHook extends Callback {
        void invoke(long engine, int type, long address, int size, long value, long data);
    }

    /** {@code uc_cb_mmio_read_t}. */
    interface DeviceRead extends Callback {
        long invoke(long engine, long offset, int size, long data);
    }

    /** {@code uc_cb_mmio_write_t}. */
    interface DeviceWrite extends Callback {
        void invoke(long engine, long offset, int size, long value, long data);
    }
}
