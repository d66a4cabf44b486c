package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.StopReason;

/** Exceptions whose own loads and stores watchpoints do not see. */
final class UnwatchedExceptions implements ExceptionModel {

    private final ExceptionModel exceptions;
    private final Watching watching;

    UnwatchedExceptions(ExceptionModel exceptions, Watching watching) {
        this.exceptions = exceptions;
        this.watching = watching;
    }

    @Override
    public StopReason attend() {
        watching.pause();
        StopReason end = exceptions.attend();
        watching.resume();
        return end;
    }

    @Override
    public StopReason fault(Fault fault) {
        watching.pause();
        StopReason end = exceptions.fault(fault);
        watching.resume();
        return end;
    }

    @Override
    public boolean isReturn(int address) {
        return exceptions.isReturn(address);
    }

    @Override
    public StopReason returnFrom(int address) {
        watching.pause();
        StopReason end = exceptions.returnFrom(address);
        watching.resume();
        return end;
    }

    @Override
    public boolean mayInterrupt() {
        return exceptions.mayInterrupt();
    }

    @Override
    public StopReason sleep() {
        return exceptions.sleep();
    }

    @Override
    public StopReason awaitEvent() {
        return exceptions.awaitEvent();
    }
}
