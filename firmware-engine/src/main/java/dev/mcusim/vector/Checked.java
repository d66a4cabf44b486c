package dev.mcusim.vector;

import dev.mcusim.report.Report;
import java.io.Serializable;
import java.util.List;

/**
 * A vector run on one of its boards.
 *
 * @param vector folder of the vector
 * @param recorded what was recorded
 * @param report what happened now
 * @param findings what is worse; empty when nothing is
 */
public record Checked(String vector, TestVector.OnBoard recorded, Report report, List<Finding> findings)
        implements Serializable {
    public Checked {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is worse than recorded. */
    public boolean passed() {
        return findings.isEmpty();
    }
}
