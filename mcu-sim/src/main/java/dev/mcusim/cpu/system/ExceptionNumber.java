package dev.mcusim.cpu.system;

/** Numbers of exceptions (ARMv7-M ARM, B1.5.2). External interrupt 0 is number 16. */
public final class ExceptionNumber {

    /** No exception: the core is in Thread mode. */
    public static final int NONE = 0;

    /** Non-maskable interrupt, priority -2. */
    public static final int NMI = 2;

    /** HardFault, priority -1. */
    public static final int HARD_FAULT = 3;

    /** The first exception whose priority can be configured: MemManage. */
    public static final int MEM_MANAGE = 4;

    /** Bus errors. */
    public static final int BUS_FAULT = 5;

    /** Instructions that cannot be carried out. */
    public static final int USAGE_FAULT = 6;

    /** Supervisor call. */
    public static final int SVCALL = 11;

    /** Debug events where monitor debugging is enabled. */
    public static final int DEBUG_MONITOR = 12;

    /** Pendable request for system service. */
    public static final int PENDSV = 14;

    /** The system timer. */
    public static final int SYSTICK = 15;

    /** External interrupt 0. */
    public static final int FIRST_INTERRUPT = 16;

    private ExceptionNumber() {}

    /** Whether software chooses the priority of an exception: not that of fixed ones, nor of numbers that no exception has. */
    static boolean hasPriority(int exception) {
        return switch (exception) {
            case MEM_MANAGE, BUS_FAULT, USAGE_FAULT, SVCALL, DEBUG_MONITOR, PENDSV, SYSTICK -> true;
            default -> exception >= FIRST_INTERRUPT;
        };
    }

    /** The manual's name of an exception; {@code interrupt 5} of an external interrupt. */
    public static String name(int exception) {
        return switch (exception) {
            case NONE -> "Thread mode";
            case NMI -> "NMI";
            case HARD_FAULT -> "HardFault";
            case MEM_MANAGE -> "MemManage";
            case BUS_FAULT -> "BusFault";
            case USAGE_FAULT -> "UsageFault";
            case SVCALL -> "SVCall";
            case DEBUG_MONITOR -> "DebugMonitor";
            case PENDSV -> "PendSV";
            case SYSTICK -> "SysTick";
            default -> exception < FIRST_INTERRUPT
                    ? "exception " + exception
                    : "interrupt " + (exception - FIRST_INTERRUPT);
        };
    }
}
