package dev.mcusim.cpu;

import java.io.Serial;
import java.util.List;

/** A core cannot run on this computer. */
public final class CoreUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String platform;
    private final List<String> attempts;

    /**
     * @param message  one sentence with the remedy
     * @param platform operating system and processor
     * @param attempts what was tried and why it failed
     */
    public CoreUnavailableException(String message, String platform, List<String> attempts) {
        super(message + " Platform: " + platform + ". Tried: " + String.join("; ", attempts) + ".");
        this.platform = platform;
        this.attempts = List.copyOf(attempts);
    }

    /** Operating system and processor, as in {@code linux-x86-64}. */
    public String platform() {
        return platform;
    }

    /** What was tried and why it failed. */
    public List<String> attempts() {
        return attempts;
    }
}
