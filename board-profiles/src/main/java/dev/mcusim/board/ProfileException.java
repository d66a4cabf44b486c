package dev.mcusim.board;

import java.util.List;
import java.util.stream.Collectors;

/** A chip or board could not be loaded. Carries every fault that was found, not only the first. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<ProfileError> errors;

    /**
     * @param errors the faults, at least one
     */
    public ProfileException(List<ProfileError> errors) {
        super(errors.stream().map(ProfileError::toString).collect(Collectors.joining("\n")));
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("an exception needs at least one fault");
        }
        this.errors = List.copyOf(errors);
    }

    /** The faults in the order in which they were found. The message prints one line for each. */
    public List<ProfileError> errors() {
        return errors;
    }
}
