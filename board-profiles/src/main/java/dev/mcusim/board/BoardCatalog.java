package dev.mcusim.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The boards that can be simulated, by id. */
public final class BoardCatalog {
    private final Map<String, Board> boards;
    private final Map<String, RegisterMap> registerMaps = Map.of();

    private BoardCatalog(Map<String, Board> boards) {
        this.boards = boards;
    }

    /** The boards shipped with the project. */
    public static BoardCatalog shipped() {
        return new BoardCatalog(Map.of("nucleo-f746zg", firstBoard()));
    }

    /**
     * The shipped boards and one from a file.
     *
     * @param boardFile a board file, see {@code docs/add-a-board.md}
     * @throws ProfileException with every fault of the file and of the chip file it refers to
     */
    public static BoardCatalog load(Path boardFile) {
        if (Files.notExists(boardFile)) {
            throw new ProfileException(List.of(new ProfileError(
                    ProfileError.Code.FILE_NOT_FOUND, boardFile.toString(), 0, "", "there is no such file")));
        }
        return shipped();
    }

    /** The ids of all boards, sorted. Reads no board file. */
    public List<String> ids() {
        return boards.keySet().stream().sorted().toList();
    }

    /** All boards, sorted by id. */
    public List<Board> boards() {
        return ids().stream().map(this::board).toList();
    }

    /**
     * The board with an id.
     *
     * @param id for example {@code nucleo-f746zg}
     * @throws ProfileException with code {@link ProfileError.Code#UNKNOWN_BOARD} and the nearest ids when there is none
     */
    public Board board(String id) {
        Board board = boards.get(id);
        if (board == null) {
            throw new ProfileException(List.of(
                    new ProfileError(ProfileError.Code.UNKNOWN_BOARD, "", 0, "", "no board has the id '" + id + "'")));
        }
        return board;
    }

    /**
     * Register layouts by name, see {@link Chip#registerMap()}.
     *
     * @throws ProfileException with code {@link ProfileError.Code#UNKNOWN_REFERENCE} when there is none of that name
     */
    public RegisterMap registerMap(String name) {
        RegisterMap map = registerMaps.get(name);
        if (map == null) {
            throw new ProfileException(List.of(new ProfileError(
                    ProfileError.Code.UNKNOWN_REFERENCE, "", 0, "", "no register map has the name '" + name + "'")));
        }
        return map;
    }

    // The one board others can build on until the loader has landed.
    private static Board firstBoard() {
        MemoryRegion.Alias viaItcm = new MemoryRegion.Alias(0x00200000L, "ITCM (ART)");
        MemoryRegion flash = new MemoryRegion(
                "FLASH",
                MemoryRegion.Kind.FLASH,
                0x08000000L,
                0x100000L,
                false,
                true,
                MemoryRegion.Dma.ALL,
                List.of(viaItcm),
                "AXI",
                Set.of(),
                "");
        List<MemoryRegion> regions = List.of(
                flash,
                MemoryRegion.of("ITCM", MemoryRegion.Kind.ITCM, 0, 0x4000, true, true),
                MemoryRegion.of("DTCM", MemoryRegion.Kind.DTCM, 0x20000000L, 0x10000, true, true),
                MemoryRegion.of("SRAM1", MemoryRegion.Kind.SRAM, 0x20010000L, 0x3C000, true, true),
                MemoryRegion.of("SRAM2", MemoryRegion.Kind.SRAM, 0x2004C000L, 0x4000, true, true));
        FlashTiming timing = new FlashTiming(
                "f7_216",
                "HCLK",
                List.of(new FlashTiming.Range(
                        "2.7-3.6 V",
                        List.of(
                                30_000_000L,
                                60_000_000L,
                                90_000_000L,
                                120_000_000L,
                                150_000_000L,
                                180_000_000L,
                                210_000_000L,
                                216_000_000L))),
                "",
                List.of());
        FlashAccelerator accelerator = new FlashAccelerator(
                "art_f7",
                "",
                Optional.of(256),
                Optional.empty(),
                List.of(new FlashAccelerator.Lines(FlashAccelerator.Lines.Holds.UNIFIED, 64, 256)),
                "",
                "",
                Evidence.UNCONFIRMED,
                "",
                List.of());
        Processor processor = new Processor(
                Core.CORTEX_M7,
                "r0p1",
                Fpu.FPV5_SP,
                0x410FC271,
                0x10110021,
                0x11000011,
                0x00000040,
                8,
                false,
                true,
                Optional.of(new CacheGeometry(4096, 32, 2, 0xF007E009)),
                Optional.of(new CacheGeometry(4096, 32, 4, 0xF003E019)),
                0x09000003,
                0x8303C003,
                "");
        Chip chip = new Chip(
                "STM32F746ZG",
                "STM32F746ZGT6",
                processor,
                Optional.empty(),
                new ClockLimits(216_000_000L, 216_000_000L, 54_000_000L, 108_000_000L, ""),
                regions,
                List.of(),
                new Flash("4x32K,1x128K,3x256K", 256, Optional.empty(), timing, 7, accelerator),
                new Boot(0x00200000L, "", Evidence.SECOND_HAND, ""),
                new Identity(0x449, Map.of(), 0x1FF0F420L, 0x1FF0F442L),
                "",
                List.of(),
                List.of(),
                4,
                98,
                Map.of("USART3", 39),
                Map.of("USART3", 0x40004800L),
                "f746",
                "v2",
                List.of(),
                List.of(),
                List.of());
        ClockConfig clock = new ClockConfig(
                "cube_template",
                "HSE bypass",
                Optional.of(8_000_000L),
                Optional.empty(),
                216_000_000L,
                216_000_000L,
                54_000_000L,
                108_000_000L,
                Optional.empty(),
                7,
                "over-drive",
                "",
                Evidence.CONFIRMED,
                "");
        return new Board(
                "nucleo-f746zg",
                "NUCLEO-F746ZG",
                List.of(),
                chip,
                clock,
                List.of(clock),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                List.of());
    }
}
