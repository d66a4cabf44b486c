package dev.mcusim.peripheral.stm32;

import java.util.Arrays;
import java.util.List;

/** Which timer's trigger output is which internal trigger of another (RM0090, 18.4.3 and others; RM0433, 40.4; RM0432, 37.4). */
final class TimerCascade {

    private static final String NOTHING = "";

    private TimerCascade() {}

    /** The signals that ITR0 to ITR3 of a timer are connected to. */
    static List<String> triggers(String timer, ChipFamily family) {
        boolean older = family == ChipFamily.F4 || family == ChipFamily.F7;
        return switch (timer) {
            case "TIM1" -> outputs(older ? 5 : 15, 2, 3, 4);
            case "TIM2" -> outputs(1, 8, 3, 4);
            case "TIM3" -> outputs(1, 2, older ? 5 : 15, 4);
            case "TIM4" -> outputs(1, 2, 3, 8);
            case "TIM5" -> family == ChipFamily.H7 ? outputs(1, 8, 3, 4) : outputs(2, 3, 4, 8);
            case "TIM8" -> outputs(1, 2, 4, 5);
            case "TIM9" -> List.of("TIM2_TRGO", "TIM3_TRGO", "TIM10_CH1", "TIM11_CH1");
            case "TIM12" -> List.of("TIM4_TRGO", "TIM5_TRGO", "TIM13_CH1", "TIM14_CH1");
            case "TIM15" -> List.of("TIM1_TRGO", "TIM3_TRGO", "TIM16_CH1", "TIM17_CH1");
            default -> List.of(NOTHING, NOTHING, NOTHING, NOTHING);
        };
    }

    private static List<String> outputs(int... timers) {
        return Arrays.stream(timers).mapToObj(timer -> "TIM" + timer + "_TRGO").toList();
    }
}
