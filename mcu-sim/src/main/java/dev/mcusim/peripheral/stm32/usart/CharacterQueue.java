package dev.mcusim.peripheral.stm32.usart;

/** Characters in order, first in, first out: a data register, or a FIFO. */
final class CharacterQueue {

    private int[] held = new int[1];
    private int first;
    private int count;

    /** Empties it, and lets it hold so many from now on. */
    void resize(int capacity) {
        held = new int[capacity];
        clear();
    }

    void clear() {
        first = 0;
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == held.length;
    }

    int size() {
        return count;
    }

    /** Puts a character behind the others, where it is not full. */
    void add(int character) {
        held[(first + count) % held.length] = character;
        count++;
    }

    /** Puts a character in the place of the one that came last. */
    void replaceLast(int character) {
        held[(first + count - 1) % held.length] = character;
    }

    /** The character that came first, where it is not empty. */
    int peek() {
        return held[first];
    }

    /** Takes the character out that came first, where it is not empty. */
    int remove() {
        int character = held[first];
        first = (first + 1) % held.length;
        count--;
        return character;
    }
}
