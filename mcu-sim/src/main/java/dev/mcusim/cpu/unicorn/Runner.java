package dev.mcusim.cpu.unicorn;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.SystemRegisters;

/**
 * Drives the engine: runs it until something happens and says what. Owns the callbacks; they count blocks, serve the pages that Unicorn
 * cannot check, and stop the engine. They run on the thread that runs the engine.
 */
final class Runner {

    /** Why the engine came back. */
    enum Event {
        /** Before a block that must not run freely: {@link #pausedSlot()}. */
        PAUSED,
        /** Before a block whose accesses must be watched: {@link #pausedSlot()}. */
        UNWATCHED,
        /** The step was made. */
        STEPPED,
        /** A load or store failed, or may be unaligned; which instruction it was is not known after a free run. */
        MEMORY_FAULT,
        /** The instruction at PC cannot be fetched. */
        FETCH_FAULT,
        /** The instruction at PC is undefined; or PC is behind WFE or YIELD at the end of a block, which Unicorn reports alike. */
        UNDEFINED,
        /** The instruction at PC is BKPT. */
        BREAKPOINT,
        /** The core has left Thumb state on its way to PC. */
        INVALID_STATE,
        /** The instruction before PC is SVC. */
        SUPERVISOR_CALL,
        /** Another exception with PC on or behind its instruction: {@link #interrupt()}. */
        EXCEPTION,
        /** An instruction before PC waits for something, or yields. */
        WAITING
    }

    private static final int CPSR_T = 1 << 5;

    private final Engine engine;
    private final GuestMemory memory;
    private final AddressSpace space;
    private final BlockCounter counter;
    private final SystemRegisters systemRegisters;
    private final boolean strictAlignment;
    private final AlignmentWatch alignmentWatch;

    private int pc;
    private long until;
    private long limit;
    private int traps;
    private volatile boolean stopRequested;
    private boolean repeating;

    private boolean stepping;
    private int blocksEntered;
    private Event event;
    private int pausedSlot;
    private FaultKind faultKind;
    private long faultAddress;
    private int faultSize;
    private int interrupt;
    private RuntimeException failure;

    Runner(
            Engine engine,
            GuestMemory memory,
            AddressSpace space,
            BlockCounter counter,
            SystemRegisters systemRegisters,
            boolean strictAlignment) {
        this.engine = engine;
        this.memory = memory;
        this.space = space;
        this.counter = counter;
        this.systemRegisters = systemRegisters;
        this.strictAlignment = strictAlignment;
        alignmentWatch = new AlignmentWatch(engine, counter, this::onWatchedAccess);
        engine.hook(UnicornApi.HOOK_BLOCK, (UnicornApi.BlockHook) this::onBlock);
        engine.hook(UnicornApi.HOOK_INTR, (UnicornApi.InterruptHook) this::onInterrupt);
        engine.hook(UnicornApi.HOOK_INSN_INVALID, (UnicornApi.InvalidInstructionHook) this::onInvalidInstruction);
        engine.hook(UnicornApi.HOOK_MEM_INVALID, (UnicornApi.InvalidMemoryHook) this::onInvalidMemory);
        UnicornApi.DeviceRead read = this::onDeviceRead;
        UnicornApi.DeviceWrite write = this::onDeviceWrite;
        for (long page : memory.partialPages()) {
            engine.mapDevice(page, GuestMemory.PAGE, read, write);
        }
        engine.mapDevice(SystemRegisters.BASE, SystemRegisters.END - SystemRegisters.BASE, read, write);
    }

    /** Address of the next instruction. */
    int pc() {
        return pc;
    }

    void setPc(int address) {
        pc = address;
    }

    /** The block before which the engine was paused. */
    int pausedSlot() {
        return pausedSlot;
    }

    FaultKind faultKind() {
        return faultKind;
    }

    long faultAddress() {
        return faultAddress;
    }

    int faultSize() {
        return faultSize;
    }

    /** The engine's number of the exception. */
    int interrupt() {
        return interrupt;
    }

    /** The next free run, or the present one, pauses at the next block. */
    void requestStop() {
        stopRequested = true;
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    void clearStopRequest() {
        stopRequested = false;
    }

    /**
     * Runs whole blocks.
     *
     * @param untilAddress pauses before a block that contains this address; -1 for none
     * @param mostInstructions pauses before a block that would bring the counter above this
     * @param repeatsAnother whether all this has been executed before: the same will happen, nobody stops it, no trap needs checking
     */
    Event runFreely(long untilAddress, long mostInstructions, boolean repeatsAnother) {
        until = untilAddress;
        limit = mostInstructions;
        repeating = repeatsAnother;
        stepping = false;
        return run(Engine.NEVER);
    }

    /** Executes the instruction at PC, which lies before {@code next}; does not count it. */
    Event step(int next) {
        stepping = true;
        blocksEntered = 0;
        engine.forgetTranslations(Integer.toUnsignedLong(pc), Integer.toUnsignedLong(next));
        return run(Integer.toUnsignedLong(next));
    }

    /** Somebody else than the guest has changed memory; translated code in RAM may be stale. */
    void ramChanged() {
        if (counter.hasSeenCodeInRam()) {
            space.windows().stream()
                    .filter(window ->
                            window.region().writable() && window.region().executable())
                    .forEach(window -> engine.forgetTranslations(window.base(), window.end()));
        }
    }

    /** Somebody else than the guest has changed read-only memory. */
    void readOnlyMemoryChanged() {
        counter.verifyAll();
        space.windows().stream()
                .filter(window -> !window.region().writable() && window.region().executable())
                .forEach(window -> engine.forgetTranslations(window.base(), window.end()));
    }

    private Event run(long exit) {
        event = null;
        updateTraps();
        int error = engine.run(pc, exit);
        if (failure != null) {
            RuntimeException thrown = failure;
            failure = null;
            throw thrown;
        }
        if (event == null) {
            pc = engine.register(UnicornApi.REG_PC);
            if (error != UnicornApi.ERR_OK) {
                event = Event.EXCEPTION;
                interrupt = -error;
            } else {
                event = stepping && pc == (int) exit ? Event.STEPPED : Event.WAITING;
            }
        } else if (event != Event.PAUSED
                && event != Event.UNWATCHED
                && event != Event.STEPPED
                && event != Event.MEMORY_FAULT) {
            pc = engine.register(UnicornApi.REG_PC);
        }
        if ((event == Event.STEPPED || event == Event.FETCH_FAULT) && !isThumb()) {
            event = Event.INVALID_STATE;
        }
        return event;
    }

    private boolean isThumb() {
        return (engine.register(UnicornApi.REG_CPSR) & CPSR_T) != 0;
    }

    private void onBlock(long handle, long address, int size, long data) {
        try {
            if (event != null) {
                engine.stop();
            } else if (stepping) {
                if (blocksEntered++ > 0) {
                    pause(Event.STEPPED, (int) address);
                }
            } else {
                enterBlock((int) address, address, size);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void enterBlock(int at, long address, int size) {
        boolean leftThumb = counter.arrivesByInterworking() && !isThumb();
        if (leftThumb) {
            pause(Event.INVALID_STATE, at);
            return;
        }
        int slot = counter.slot(at, size);
        long toUntil = until - address;
        boolean holdsUntil = toUntil >= 0 && toUntil < size;
        if (holdsUntil || counter.instructions() + counter.size(slot) > limit || (stopRequested && !repeating)) {
            pausedSlot = slot;
            pause(Event.PAUSED, at);
            return;
        }
        int armed = repeating ? 0 : counter.flags(slot) & traps;
        boolean steps = (armed & ~BlockTable.ALIGNED_ACCESS) != 0;
        if (steps || (armed != 0 && !alignmentWatch.allows(slot))) {
            pausedSlot = slot;
            pause(steps ? Event.PAUSED : Event.UNWATCHED, at);
        } else {
            counter.execute(slot);
        }
    }

    /** From now on, {@link Event#UNWATCHED} does not come before this block, or only once more. */
    void watch(int slot) {
        alignmentWatch.watch(slot);
    }

    private void onWatchedAccess(long handle, long address, int size, long data) {
        try {
            boolean matters = event == null && !stepping && !repeating && (traps & BlockTable.ALIGNED_ACCESS) != 0;
            if (matters && alignmentWatch.isUnaligned((int) address)) {
                event = Event.MEMORY_FAULT;
                faultKind = FaultKind.UNALIGNED;
                engine.stop();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void pause(Event reason, int at) {
        event = reason;
        pc = at;
        engine.stop();
    }

    private void fail(RuntimeException e) {
        failure = e;
        engine.stop();
    }

    private void onInterrupt(long handle, int number, long data) {
        if (event == null) {
            interrupt = number;
            event = switch (number) {
                case UnicornApi.INTERRUPT_BKPT -> Event.BREAKPOINT;
                case UnicornApi.INTERRUPT_SVC -> Event.SUPERVISOR_CALL;
                case UnicornApi.INTERRUPT_PREFETCH_ABORT -> Event.FETCH_FAULT;
                default -> Event.EXCEPTION;
            };
            if (event == Event.FETCH_FAULT) {
                faultAddress = Integer.toUnsignedLong(engine.register(UnicornApi.REG_PC));
                faultSize = 2;
                faultKind = space.at(faultAddress).isPresent() ? FaultKind.EXECUTE_NEVER : FaultKind.UNMAPPED_FETCH;
            }
        }
        engine.stop();
    }

    private byte onInvalidInstruction(long handle, long data) {
        if (event == null) {
            event = Event.UNDEFINED;
        }
        return 0;
    }

    private byte onInvalidMemory(long handle, int type, long address, int size, long value, long data) {
        if (event == null) {
            boolean fetch = type == UnicornApi.MEM_FETCH_UNMAPPED || type == UnicornApi.MEM_FETCH_PROT;
            event = fetch ? Event.FETCH_FAULT : Event.MEMORY_FAULT;
            faultKind = switch (type) {
                case UnicornApi.MEM_READ_UNMAPPED, UnicornApi.MEM_READ_PROT -> FaultKind.UNMAPPED_READ;
                case UnicornApi.MEM_WRITE_UNMAPPED -> FaultKind.UNMAPPED_WRITE;
                case UnicornApi.MEM_WRITE_PROT -> FaultKind.READ_ONLY_WRITE;
                case UnicornApi.MEM_FETCH_PROT -> FaultKind.EXECUTE_NEVER;
                default -> FaultKind.UNMAPPED_FETCH;
            };
            faultAddress = address & 0xffff_ffffL;
            faultSize = size;
        }
        return 0;
    }

    private long onDeviceRead(long handle, long offset, int size, long base) {
        try {
            long address = base + offset;
            if (base == SystemRegisters.BASE) {
                return Integer.toUnsignedLong(systemRegisters.read(address, size));
            }
            checkAccess(Access.READ, address, size);
            return Integer.toUnsignedLong(memory.load(address, size));
        } catch (RuntimeException e) {
            fail(e);
            return 0;
        }
    }

    private void onDeviceWrite(long handle, long offset, int size, long value, long base) {
        try {
            long address = base + offset;
            if (base == SystemRegisters.BASE) {
                if (event == null) {
                    systemRegisters.write(address, size, (int) value);
                    updateTraps();
                }
            } else if (checkAccess(Access.WRITE, address, size)) {
                memory.store(address, size, (int) value);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private boolean checkAccess(Access access, long address, int size) {
        return space.check(access, address, size)
                .map(violation -> {
                    if (event == null) {
                        event = Event.MEMORY_FAULT;
                        faultKind = access == Access.READ
                                ? FaultKind.UNMAPPED_READ
                                : violation.window().isPresent() ? FaultKind.READ_ONLY_WRITE : FaultKind.UNMAPPED_WRITE;
                        faultAddress = address;
                        faultSize = size;
                    }
                    engine.stop();
                    return false;
                })
                .orElse(event == null);
    }

    private void updateTraps() {
        traps = (systemRegisters.fpuEnabled() ? 0 : BlockTable.FLOATING_POINT)
                | (systemRegisters.trapsDivisionByZero() ? BlockTable.DIVISION : 0)
                | (strictAlignment ? BlockTable.ALIGNED_ACCESS : 0)
                | (systemRegisters.trapsUnaligned() ? BlockTable.ALIGNED_ACCESS | BlockTable.PLAIN_ACCESS : 0);
    }

    /** The traps that are armed, flags of {@link BlockTable}. */
    int traps() {
        updateTraps();
        return traps;
    }
}
