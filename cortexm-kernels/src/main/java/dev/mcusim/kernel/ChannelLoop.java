package dev.mcusim.kernel;

import dev.mcusim.isa.SRegister;

/** The part of a depthwise kernel that computes one output channel of a strip from its plane. */
interface ChannelLoop {
    /** Address of the channel's constants; advances past them. */
    SRegister STREAM = Frame.slot(0);
    /** Address of the plane. */
    SRegister PLANE = Frame.slot(1);
    /** Address of the strip's first output pixel, of the channel. */
    SRegister OUTPUT = Frame.slot(2);
    /** Counts rows. */
    SRegister ROWS = Frame.slot(3);
    /** Slots a channel loop uses; the kernel around it uses those from this one on. */
    int SLOTS = 4;

    /** Appends the constants of a channel. */
    void append(WordStream constants, int channel);

    /** Bytes of scratch behind the planes. */
    int scratchBytes();

    /** Emits the code. All core registers and s0 to s15 may be overwritten. */
    void emit();

    /** For the kernel's name. */
    String describe();
}
