package dev.mcusim.isa.meaning;

/** Steps that depend on a condition (manual A7.3). */
public final class Conditions {
    private Conditions() {}

    /** Whether a condition, 0 to 15, holds. */
    public static boolean holds(Cpu cpu, int condition) {
        boolean base =
                switch (condition >>> 1) {
                    case 0 -> cpu.z == 0;
                    case 1 -> cpu.c != 0;
                    case 2 -> cpu.n < 0;
                    case 3 -> cpu.v < 0;
                    case 4 -> cpu.c != 0 && cpu.z != 0;
                    case 5 -> (cpu.n ^ cpu.v) >= 0;
                    case 6 -> (cpu.n ^ cpu.v) >= 0 && cpu.z != 0;
                    default -> true;
                };
        return condition >= 14 || base == ((condition & 1) == 0);
    }

    /** The step under a condition, 0 to 15. */
    public static Step when(int condition, Step step) {
        return switch (condition) {
            case 0 -> cpu -> {
                if (cpu.z == 0) {
                    step.execute(cpu);
                }
            };
            case 1 -> cpu -> {
                if (cpu.z != 0) {
                    step.execute(cpu);
                }
            };
            case 10 -> cpu -> {
                if ((cpu.n ^ cpu.v) >= 0) {
                    step.execute(cpu);
                }
            };
            case 11 -> cpu -> {
                if ((cpu.n ^ cpu.v) < 0) {
                    step.execute(cpu);
                }
            };
            case 14, 15 -> step;
            default -> cpu -> {
                if (holds(cpu, condition)) {
                    step.execute(cpu);
                }
            };
        };
    }

    /** A jump to an address under a condition, 0 to 15. */
    static Step jump(int condition, int target) {
        return switch (condition) {
            case 0 -> cpu -> {
                if (cpu.z == 0) {
                    cpu.next = target;
                }
            };
            case 1 -> cpu -> {
                if (cpu.z != 0) {
                    cpu.next = target;
                }
            };
            default -> when(condition, cpu -> cpu.next = target);
        };
    }
}
