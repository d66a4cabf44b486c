package dev.mcusim.cpu.unicorn;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.SystemRegisters;

/**
 * Drives the engine: runs it until something happens and says what. Owns the callbacks that decide whether a block may run freely and that
 * tell what went wrong. They run on the thread that runs the engine.
 */
final class Runner {

    private static final int CPSR_T = 1 << 5;

    private final Engine engine;
    private final AddressSpace space;
    private final BlockCounter counter;
    private final SystemRegisters systemRegisters;
    private final boolean strictAlignment;
    private final Halt halt;
    private final Progress progress;
    private final DevicePages devices;
    private final Surroundings surroundings;
    private final DataAccesses accesses;
    private final CountedInstructions counted;
    private final AlignmentWatch alignmentWatch;

    private int pc;
    private long until;
    private long limit;
    private int traps;
    private volatile boolean stopRequested;

    private boolean stepping;
    private int blocksEntered;
    private int pausedSlot;

    /** What a runner works on. */
    record Parts(
            Engine engine,
            AddressSpace space,
            BlockCounter counter,
            SystemRegisters systemRegisters,
            Halt halt,
            Progress progress,
            DevicePages devices,
            DataAccesses accesses,
            Surroundings surroundings) {}

    Runner(Parts parts, boolean strictAlignment) {
        engine = parts.engine;
        space = parts.space;
        counter = parts.counter;
        systemRegisters = parts.systemRegisters;
        halt = parts.halt;
        progress = parts.progress;
        devices = parts.devices;
        surroundings = parts.surroundings;
        accesses = parts.accesses;
        this.strictAlignment = strictAlignment;
        counted = new CountedInstructions(engine, counter, progress, halt);
        alignmentWatch = new AlignmentWatch(engine, counter, this::onWatchedAccess);
        devices.whenSystemRegisterWritten(this::updateTraps);
        engine.hook(UnicornApi.HOOK_BLOCK, (UnicornApi.BlockHook) this::onBlock);
        engine.hook(UnicornApi.HOOK_INTR, (UnicornApi.InterruptHook) this::onInterrupt);
        engine.hook(UnicornApi.HOOK_INSN_INVALID, (UnicornApi.InvalidInstructionHook) this::onInvalidInstruction);
        engine.hook(UnicornApi.HOOK_MEM_INVALID, (UnicornApi.InvalidMemoryHook) this::onInvalidMemory);
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

    /** More about what happened. */
    Halt halt() {
        return halt;
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
     * Runs whole blocks. While a {@link Progress#isRepeating repetition} goes on, nobody stops it and no trap needs checking.
     *
     * @param untilAddress pauses before a block that contains this address; -1 for none
     * @param mostInstructions pauses before a block that would bring the counter above this
     */
    Event runFreely(long untilAddress, long mostInstructions) {
        until = untilAddress;
        limit = mostInstructions;
        stepping = false;
        return run(Engine.NEVER);
    }

    /**
     * Executes the instruction at PC, whose block has been entered.
     *
     * @param next           address behind it
     * @param exclusiveStore whether it is STREX, STREXB or STREXH
     */
    Event step(int next, boolean exclusiveStore) {
        stepping = true;
        blocksEntered = 0;
        accesses.ignoreLoads(exclusiveStore);
        engine.forgetTranslations(Integer.toUnsignedLong(pc), Integer.toUnsignedLong(next));
        Event event = run(Integer.toUnsignedLong(next));
        accesses.ignoreLoads(false);
        return event;
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
        halt.clear();
        updateTraps();
        int error = engine.run(pc, exit);
        halt.throwFailure();
        Event event = halt.event();
        if (event == null) {
            pc = engine.register(UnicornApi.REG_PC);
            if (error != UnicornApi.ERR_OK) {
                event = Event.EXCEPTION;
            } else {
                event = stepping && pc == (int) exit ? Event.STEPPED : Event.WAITING;
            }
        } else if (!event.leavesPc()) {
            pc = engine.register(UnicornApi.REG_PC);
        }
        boolean arrived = event == Event.STEPPED || event == Event.FETCH_FAULT;
        return arrived && !isThumb() ? Event.INVALID_STATE : event;
    }

    private boolean isThumb() {
        return (engine.register(UnicornApi.REG_CPSR) & CPSR_T) != 0;
    }

    private void onBlock(long handle, long address, int size, long data) {
        try {
            if (halt.isSet()) {
                engine.stop();
            } else if (!stepping) {
                enterBlock((int) address, address, size);
            } else if (blocksEntered++ > 0) {
                pause(Event.STEPPED, (int) address);
            }
        } catch (RuntimeException e) {
            halt.failed(e);
        }
    }

    private void enterBlock(int at, long address, int size) {
        if (counter.arrivesByInterworking() && !isThumb()) {
            pause(Event.INVALID_STATE, at);
            return;
        }
        counter.complete();
        int slot = counter.slot(at, size);
        long toUntil = until - address;
        boolean holdsUntil = toUntil >= 0 && toUntil < size;
        boolean fits = counter.instructions() + counter.size(slot) <= limit;
        Event obstacle = holdsUntil || !fits ? Event.PAUSED : progress.isRepeating() ? null : obstacle(slot);
        if (obstacle != null) {
            pausedSlot = slot;
            pause(obstacle, at);
            return;
        }
        enter(slot);
        counter.execute(slot);
    }

    /** A block is about to be executed; or, as the engine is not running, its first instructions are. */
    void enter(int slot) {
        if (!progress.isRepeating()) {
            if ((counter.flags(slot) & BlockTable.UNHOOKED) != 0) {
                counted.hook(slot);
            }
            progress.enterBlock();
            counted.enterBlock(slot);
        }
    }

    /** Why a block that may run as a whole must not run right now; null when it may. */
    private Event obstacle(int slot) {
        if (stopRequested) {
            return Event.PAUSED;
        }
        if (surroundings.areDue()) {
            return Event.EVENTS_DUE;
        }
        if (devices.log().isLong()) {
            return Event.LONG_LOG;
        }
        int armed = counter.flags(slot) & traps;
        if (armed == 0) {
            return null;
        }
        if ((armed & BlockTable.UNHOOKED) != 0) {
            return Event.UNHOOKED;
        }
        if (armed != BlockTable.ALIGNED_ACCESS) {
            return Event.PAUSED;
        }
        return alignmentWatch.allows(slot) ? null : Event.UNWATCHED;
    }

    /** From now on, {@link Event#UNWATCHED} does not come before this block, or only once more. */
    void watch(int slot) {
        alignmentWatch.watch(slot);
    }

    /** From now on, {@link Event#UNHOOKED} does not come before this block. */
    void hook(int slot) {
        counted.hook(slot);
    }

    private void onWatchedAccess(long handle, long address, int size, long data) {
        try {
            boolean armed = (traps & BlockTable.ALIGNED_ACCESS) != 0;
            boolean matters = !halt.isSet() && !stepping && !progress.isRepeating() && armed;
            if (matters && alignmentWatch.isUnaligned((int) address)) {
                halt.fault(Event.MEMORY_FAULT, FaultKind.UNALIGNED, address, size);
            }
        } catch (RuntimeException e) {
            halt.failed(e);
        }
    }

    private void pause(Event reason, int at) {
        pc = at;
        halt.because(reason);
    }

    private void onInterrupt(long handle, int number, long data) {
        switch (number) {
            case UnicornApi.INTERRUPT_BKPT -> halt.because(Event.BREAKPOINT);
            case UnicornApi.INTERRUPT_SVC -> halt.because(Event.SUPERVISOR_CALL);
            case UnicornApi.INTERRUPT_PREFETCH_ABORT -> {
                long at = Integer.toUnsignedLong(engine.register(UnicornApi.REG_PC));
                halt.fault(Event.FETCH_FAULT, fetchFault(at), at, 2);
            }
            default -> halt.because(Event.EXCEPTION);
        }
    }

    private FaultKind fetchFault(long address) {
        return space.at(address).isPresent() ? FaultKind.EXECUTE_NEVER : FaultKind.UNMAPPED_FETCH;
    }

    private byte onInvalidInstruction(long handle, long data) {
        halt.because(Event.UNDEFINED);
        return 0;
    }

    private byte onInvalidMemory(long handle, int type, long address, int size, long value, long data) {
        try {
            return (byte) (!halt.isSet() && devices.map(type, address) ? 1 : failedAccess(type, address, size));
        } catch (RuntimeException e) {
            halt.failed(e);
            return 0;
        }
    }

    private byte failedAccess(int type, long address, int size) {
        long at = address & 0xffff_ffffL;
        switch (type) {
            case UnicornApi.MEM_READ_UNMAPPED, UnicornApi.MEM_READ_PROT -> halt.fault(
                    Event.MEMORY_FAULT, FaultKind.UNMAPPED_READ, at, size);
            case UnicornApi.MEM_WRITE_UNMAPPED -> halt.fault(Event.MEMORY_FAULT, FaultKind.UNMAPPED_WRITE, at, size);
            case UnicornApi.MEM_WRITE_PROT -> halt.fault(Event.MEMORY_FAULT, FaultKind.READ_ONLY_WRITE, at, size);
            default -> halt.fault(Event.FETCH_FAULT, fetchFault(at), at, size);
        }
        return 0;
    }

    private void updateTraps() {
        traps = BlockTable.EXCLUSIVE_STORE
                | BlockTable.UNHOOKED
                | (systemRegisters.fpuEnabled() ? 0 : BlockTable.FLOATING_POINT)
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
