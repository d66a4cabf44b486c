package dev.mcusim.cpu.jit;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StackCopy;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.isa.meaning.DataMemory;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.MemoryTiming;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All memory. A table leads from the upper bits of an address to the window that is likely to be meant; where it is not that one, or the
 * access is not wholly inside, a slow path looks at every byte.
 */
final class RegionMemory implements DataMemory {

    /** Addresses are looked up in granules of 16 KiB, the size of the smallest RAMs that code works in. */
    private static final int GRANULE_SHIFT = 14;

    static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    static final VarHandle HALFWORD = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final int LINE_SHIFT = MemoryTiming.LINE_SHIFT;
    private static final byte FREE = MemoryTiming.FREE;

    private final AddressSpace space;
    private final DeviceBus devices;
    private final CoreClock clock;
    private final Map<Window, Chunk> chunks = new HashMap<>();
    private final Chunk[] readable = new Chunk[1 << 32 - GRANULE_SHIFT];
    private final Chunk[] writable = new Chunk[1 << 32 - GRANULE_SHIFT];
    /** The window accessed last. */
    Chunk accessed;

    private int wordTrap;
    private int halfwordTrap;
    private Mpu mpu;
    private OuterBus outside;
    private Translations translations;
    private JavaCpu cpu;
    private boolean protecting;
    private final Watching watching = new Watching();

    /**
     * @param space       which memory there is
     * @param devices     what answers where there is no memory
     * @param powerUpByte what RAM holds before anything was written
     * @param clock       what is told about accesses
     */
    RegionMemory(AddressSpace space, DeviceBus devices, byte powerUpByte, CoreClock clock) {
        this.space = space;
        this.devices = devices;
        this.clock = clock;
        Chunk nothing = new Chunk();
        Arrays.fill(readable, nothing);
        Arrays.fill(writable, nothing);
        Map<MemoryRegion, Region> regions = new HashMap<>();
        for (Window window : space.windows()) {
            Region region = regions.computeIfAbsent(window.region(), key -> new Region(key, powerUpByte));
            Chunk chunk = new Chunk(window, region, clock.memory().lines(window));
            chunks.put(window, chunk);
            int last = (int) (window.end() - 1 >>> GRANULE_SHIFT);
            for (int granule = (int) (window.base() >>> GRANULE_SHIFT); granule <= last; granule++) {
                readable[granule] = chunk;
                writable[granule] = window.region().writable() ? chunk : writable[granule];
            }
        }
    }

    /** Connects the core that makes the accesses, and what memory has to tell about. */
    void connect(JavaCpu core, SystemRegisters registers, Translations regions) {
        cpu = core;
        mpu = registers.mpu();
        outside = new OuterBus(space, devices, this, clock, core, registers);
        translations = regions;
    }

    /** The watchpoints. */
    Watching watching() {
        return watching;
    }

    /** Replaces all watchpoints. Translations made before must be forgotten. */
    void watch(Collection<Watchpoint> watchpoints) {
        watching.set(watchpoints);
        chunks.values().forEach(chunk -> chunk.watched = List.of());
        for (Watchpoint watchpoint : watchpoints) {
            for (Chunk chunk : chunks.values()) {
                long from = Math.max(watchpoint.address(), chunk.window.base());
                long end = Math.min(watchpoint.address() + watchpoint.length(), chunk.window.end());
                if (from < end) {
                    List<Watchpoint> all = new ArrayList<>(chunk.watched);
                    all.add(new Watchpoint(from, end - from, watchpoint.kind()));
                    chunk.watched = List.copyOf(all);
                }
            }
        }
        updateViews();
    }

    /** Sends accesses of memories with {@link Chunk#rights} the slow way, while the memory protection unit is enabled. */
    void protect(boolean enabled) {
        protecting = enabled;
        updateViews();
    }

    private void updateViews() {
        for (int granule = 0; granule < readable.length; granule++) {
            readable[granule] = readable[granule].whole;
            writable[granule] = writable[granule].whole;
        }
        if (protecting) {
            chunks.values().stream()
                    .filter(chunk -> chunk.rights != null)
                    .forEach(chunk -> slow(chunk.window.base(), chunk.window.end() - 1));
        }
        watching.watchpoints().forEach(watched -> slow(watched.address(), watched.address() + watched.length() - 1));
    }

    /** Hides granules from quick accesses. */
    private void slow(long first, long last) {
        for (long granule = first >>> GRANULE_SHIFT; granule <= last >>> GRANULE_SHIFT; granule++) {
            readable[(int) granule] = new Chunk(readable[(int) granule].whole);
            writable[(int) granule] = new Chunk(writable[(int) granule].whole);
        }
    }

    /** Whether the memory protection unit lets the present code execute at an address. */
    boolean isExecutable(int address) {
        return cpu.executeRight == Mpu.UNCHECKED || (mpu.rights(address) & cpu.executeRight) != 0;
    }

    /** All windows with their bytes. */
    Collection<Chunk> chunks() {
        return chunks.values();
    }

    /** What code may do at an address of memory. */
    int rightsAt(int address) {
        Chunk chunk = chunkAt(Integer.toUnsignedLong(address));
        return chunk == null || chunk.rights == null ? Mpu.ALL : chunk.rights[address - chunk.base >> Mpu.LINE_SHIFT];
    }

    /** Whether unaligned words and halfwords fault. */
    void trapUnaligned(boolean trap) {
        wordTrap = trap ? 3 : 0;
        halfwordTrap = trap ? 1 : 0;
    }

    @Override
    public int loadWord(int address) {
        Chunk chunk = readable[address >>> GRANULE_SHIFT];
        int offset = address - chunk.base;
        if (offset >= 0 && offset <= chunk.lastWord && (address & 3) == 0 && chunk.lines[offset >> LINE_SHIFT] != 0) {
            accessed = chunk;
            return (int) WORD.get(chunk.bytes, offset);
        }
        return load(address, 4, wordTrap);
    }

    @Override
    public int loadHalfword(int address) {
        Chunk chunk = readable[address >>> GRANULE_SHIFT];
        int offset = address - chunk.base;
        if (offset >= 0
                && offset <= chunk.lastHalfword
                && (address & 1) == 0
                && chunk.lines[offset >> LINE_SHIFT] != 0) {
            accessed = chunk;
            return (short) HALFWORD.get(chunk.bytes, offset) & 0xffff;
        }
        return load(address, 2, halfwordTrap);
    }

    @Override
    public int loadByte(int address) {
        Chunk chunk = readable[address >>> GRANULE_SHIFT];
        int offset = address - chunk.base;
        if (offset >= 0 && offset <= chunk.lastByte && chunk.lines[offset >> LINE_SHIFT] != 0) {
            accessed = chunk;
            return chunk.bytes[offset] & 0xff;
        }
        return load(address, 1, 0);
    }

    @Override
    public void storeWord(int address, int value) {
        Chunk chunk = writable[address >>> GRANULE_SHIFT];
        int offset = address - chunk.base;
        if (offset >= 0
                && offset <= chunk.lastWord
                && (address & 3) == 0
                && chunk.lines[offset >> LINE_SHIFT] == FREE) {
            accessed = chunk;
            WORD.set(chunk.bytes, offset, value);
            if (chunk.region.code != null) {
                stored(chunk.region, offset, 4);
            }
        } else {
            store(address, 4, value, wordTrap);
        }
    }

    @Override
    public void storeHalfword(int address, int value) {
        Chunk chunk = writable[address >>> GRANULE_SHIFT];
        int offset = address - chunk.base;
        if (offset >= 0
                && offset <= chunk.lastHalfword
                && (address & 1) == 0
                && chunk.lines[offset >> LINE_SHIFT] == FREE) {
            accessed = chunk;
            HALFWORD.set(chunk.bytes, offset, (short) value);
            if (chunk.region.code != null) {
                stored(chunk.region, offset, 2);
            }
        } else {
            store(address, 2, value, halfwordTrap);
        }
    }

    @Override
    public void storeByte(int address, int value) {
        Chunk chunk = writable[address >>> GRANULE_SHIFT];
        int offset = address - chunk.base;
        if (offset >= 0 && offset <= chunk.lastByte && chunk.lines[offset >> LINE_SHIFT] == FREE) {
            accessed = chunk;
            chunk.bytes[offset] = (byte) value;
            if (chunk.region.code != null) {
                stored(chunk.region, offset, 1);
            }
        } else {
            store(address, 1, value, 0);
        }
    }

    private void stored(Region region, int offset, int length) {
        if (region.mayBeCode(offset, length)) {
            translations.codeChanged(region.changed(offset, length));
        }
    }

    private int load(int address, int size, int trap) {
        long at = Integer.toUnsignedLong(address);
        requireAligned(at, size, trap);
        watching.check(at, size, false);
        if (OuterBus.isSystemRegister(address)) {
            return outside.loadRegister(address, size);
        }
        requireRight(address, size, cpu.readRight);
        Chunk whole = readable[address >>> GRANULE_SHIFT].whole;
        int offset = address - whole.base;
        if (offset < 0 || offset > whole.lastByte - (size - 1)) {
            return outside.load(address, size);
        }
        accessed = whole;
        if ((address & size - 1) != 0 || whole.lines[offset >> LINE_SHIFT] == MemoryTiming.ASK) {
            clock.load(address, size);
        }
        return whole.get(offset, size);
    }

    private void store(int address, int size, int value, int trap) {
        long at = Integer.toUnsignedLong(address);
        requireAligned(at, size, trap);
        watching.check(at, size, true);
        if (OuterBus.isSystemRegister(address)) {
            outside.storeRegister(address, size, value);
            return;
        }
        requireRight(address, size, cpu.writeRight);
        Chunk whole = writable[address >>> GRANULE_SHIFT].whole;
        int offset = address - whole.base;
        if (offset < 0 || offset > whole.lastByte - (size - 1)) {
            outside.store(address, size, value);
            return;
        }
        accessed = whole;
        if ((address & size - 1) != 0 || whole.lines[offset >> LINE_SHIFT] != FREE) {
            clock.store(address, size);
        }
        whole.set(offset, size, value);
        if (whole.region.code != null) {
            stored(whole.region, offset, size);
        }
    }

    /** Asks the memory protection unit. */
    private void requireRight(int address, int size, int right) {
        if (right != Mpu.UNCHECKED) {
            requireRightOfByte(address, size, right);
            requireRightOfByte(address + size - 1, size, right);
        }
    }

    private void requireRightOfByte(int address, int size, int right) {
        if ((mpu.rights(address) & right) == 0) {
            throw GuestTrap.at(FaultKind.PROTECTED, Integer.toUnsignedLong(address), size);
        }
    }

    private static void requireAligned(long address, int size, int trap) {
        if ((address & trap) != 0) {
            throw GuestTrap.at(FaultKind.UNALIGNED, address, size);
        }
    }

    /** The window at an address, or null. */
    Chunk chunkAt(long address) {
        return space.at(address).map(chunks::get).orElse(null);
    }

    /** The lowest window that stores can change. */
    Chunk firstWritable() {
        return space.windows().stream()
                .filter(window -> window.region().writable())
                .findFirst()
                .map(chunks::get)
                .orElseThrow();
    }

    /** The halfword at an even address, or -1 where code cannot be fetched. */
    int fetch(int address) {
        Chunk chunk = chunkAt(Integer.toUnsignedLong(address));
        if (chunk == null || !chunk.window.region().executable()) {
            return -1;
        }
        int offset = address - chunk.base;
        return offset <= chunk.lastHalfword ? (short) HALFWORD.get(chunk.bytes, offset) & 0xffff : -1;
    }

    /** What a stack holds from an address on. */
    StackCopy stackFrom(long address) {
        Chunk chunk = chunkAt(address);
        int from = chunk == null ? 0 : (int) (address - chunk.window.base());
        int end = chunk == null ? 0 : Math.min(chunk.bytes.length, from + StackCopy.MOST_BYTES);
        return new StackCopy(address, chunk == null ? new byte[0] : Arrays.copyOfRange(chunk.bytes, from, end));
    }

    /** Whether there is memory at an address, with a value in some bytes that do not cross its end. */
    boolean holds(long address, int size, int value) {
        Chunk chunk = chunkAt(address);
        return chunk != null && chunk.get((int) address - chunk.base, size) == value;
    }

    void read(long address, byte[] destination, int offset, int length) {
        for (int done = 0; done < length; ) {
            Chunk chunk = present(address + done);
            int from = (int) (address + done - chunk.window.base());
            int count = Math.min(length - done, chunk.bytes.length - from);
            System.arraycopy(chunk.bytes, from, destination, offset + done, count);
            done += count;
        }
    }

    void write(long address, byte[] source, int offset, int length) {
        for (int done = 0; done < length; ) {
            Chunk chunk = present(address + done);
            int to = (int) (address + done - chunk.window.base());
            int count = Math.min(length - done, chunk.bytes.length - to);
            System.arraycopy(source, offset + done, chunk.bytes, to, count);
            boolean few = count <= 1 << Region.LINE_SHIFT;
            if (chunk.region.code != null && !(few && !chunk.region.mayBeCode(to, count))) {
                translations.codeChanged(chunk.region.changed(to, count));
            }
            done += count;
        }
    }

    private Chunk present(long address) {
        Chunk chunk = chunkAt(address);
        if (chunk == null) {
            throw new IndexOutOfBoundsException("no memory at 0x%08x: %s".formatted(address, space.locate(address)));
        }
        return chunk;
    }
}
