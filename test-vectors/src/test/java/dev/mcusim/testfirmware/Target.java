package dev.mcusim.testfirmware;

import java.util.List;

/** What a program is built for: the core, the addresses of memory, and the registers of the chip. */
enum Target {
    F4("f4", List.of("nucleo-f446re")),
    F7("f7", List.of("nucleo-f746zg")),
    H7("h7", List.of("nucleo-h743zi2")),
    L4("l4", List.of("nucleo-l4r5zi")),
    /** Code at 0, as on Arm's MPS2 boards: only QEMU has those. */
    MPS2_M4("mps2-m4", List.of()),
    MPS2_M7("mps2-m7", List.of());

    private final String folder;
    private final List<String> boards;

    Target(String folder, List<String> boards) {
        this.folder = folder;
        this.boards = boards;
    }

    /** The name of this target in the Makefile, and of its folder of images. */
    String folder() {
        return folder;
    }

    /** The boards that its programs run on. */
    List<String> boards() {
        return boards;
    }
}
