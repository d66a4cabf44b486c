package dev.mcusim.asm;

/** A place in the code. Made by {@link Assembler#label()}, put somewhere by {@link Assembler#bind}, any time before the end. */
public final class Label {
    private final String name;
    private int item = -1;

    Label(String name) {
        this.name = name;
    }

    /** Whether the label has its place. */
    public boolean isBound() {
        return item >= 0;
    }

    int item() {
        return item;
    }

    void bind(int index) {
        item = index;
    }

    @Override
    public String toString() {
        return name;
    }
}
