package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.FaultKind;

/** Why the engine is about to come back; what happened first counts. Once set, whatever else the guest does until then has no effect. */
final class Halt {

    private final Engine engine;
    private Event event;
    private FaultKind faultKind;
    private long faultAddress;
    private int faultSize;
    private RuntimeException failure;

    Halt(Engine engine) {
        this.engine = engine;
    }

    /** Nothing has happened. */
    void clear() {
        event = null;
        failure = null;
    }

    /** Whether anything has happened. */
    boolean isSet() {
        return event != null;
    }

    /** What has happened; null for nothing. */
    Event event() {
        return event;
    }

    /** Something has happened: stops the engine. */
    void because(Event reason) {
        if (event == null) {
            event = reason;
        }
        engine.stop();
    }

    /** A load, store or fetch has failed: stops the engine. */
    void fault(Event reason, FaultKind kind, long address, int size) {
        if (event == null) {
            faultKind = kind;
            faultAddress = address;
            faultSize = size;
        }
        because(reason);
    }

    /** A callback has failed: stops the engine; {@link #throwFailure} tells. */
    void failed(RuntimeException e) {
        if (failure == null) {
            failure = e;
        }
        engine.stop();
    }

    /** Throws what a callback has thrown, if any has. */
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
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
}
