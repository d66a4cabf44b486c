package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Encoding;
import dev.mcusim.isa.Feature;
import dev.mcusim.isa.TimingClass;
import java.util.EnumSet;
import java.util.Set;

/** Groups of rows of the instruction table from which words are drawn. A group's share does not depend on how many rows it has. */
enum Family {
    DATA_PROCESSING(
            TimingClass.ALU,
            TimingClass.ALU_SHIFTED,
            TimingClass.BIT_MANIPULATION,
            TimingClass.SATURATE,
            TimingClass.MULTIPLY,
            TimingClass.MULTIPLY_LONG,
            TimingClass.DIVIDE),
    /** What the DSP extension adds. */
    DSP(
            TimingClass.BIT_MANIPULATION,
            TimingClass.SATURATE,
            TimingClass.MULTIPLY,
            TimingClass.MULTIPLY_LONG,
            TimingClass.ALU),
    SINGLE(
            TimingClass.FP_ADD,
            TimingClass.FP_MULTIPLY,
            TimingClass.FP_MULTIPLY_ACCUMULATE,
            TimingClass.FP_DIVIDE,
            TimingClass.FP_SQUARE_ROOT,
            TimingClass.FP_MOVE,
            TimingClass.FP_MOVE_DUAL,
            TimingClass.FP_STATUS),
    DOUBLE(
            TimingClass.DOUBLE_ADD,
            TimingClass.DOUBLE_MULTIPLY,
            TimingClass.DOUBLE_MULTIPLY_ACCUMULATE,
            TimingClass.DOUBLE_DIVIDE,
            TimingClass.DOUBLE_SQUARE_ROOT,
            TimingClass.FP_MOVE,
            TimingClass.FP_ADD),
    LOAD(TimingClass.LOAD, TimingClass.LOAD_NARROW),
    STORE(TimingClass.STORE, TimingClass.STORE_NARROW),
    MULTIPLE(TimingClass.LOAD_DUAL, TimingClass.STORE_DUAL, TimingClass.LOAD_MULTIPLE, TimingClass.STORE_MULTIPLE),
    FP_TRANSFER(
            TimingClass.FP_LOAD,
            TimingClass.FP_STORE,
            TimingClass.FP_LOAD_DOUBLE,
            TimingClass.FP_STORE_DOUBLE,
            TimingClass.FP_LOAD_MULTIPLE,
            TimingClass.FP_STORE_MULTIPLE),
    HINT(TimingClass.HINT, TimingClass.BARRIER, TimingClass.PRELOAD);

    private final Set<TimingClass> classes;

    Family(TimingClass first, TimingClass... more) {
        classes = EnumSet.of(first, more);
    }

    /** Whether a row belongs here. */
    boolean has(Encoding row) {
        Feature feature = row.feature();
        boolean doubled = feature == Feature.FP_DOUBLE || feature == Feature.FP_V5_DOUBLE;
        return classes.contains(row.instruction(0).timingClass())
                && (this != DATA_PROCESSING || feature == Feature.BASE)
                && (this != DSP || feature == Feature.DSP)
                && (this != SINGLE || !doubled)
                && (this != DOUBLE || doubled);
    }
}
