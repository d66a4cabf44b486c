package dev.mcusim.junit;

import dev.mcusim.vector.CheckText;
import dev.mcusim.vector.Checked;
import dev.mcusim.vector.Checker;
import dev.mcusim.vector.TestVector;
import dev.mcusim.vector.Tolerance;
import dev.mcusim.vector.VectorFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What is expected of a network that has been recorded. */
public final class VectorAssert {

    private final VectorFolder folder;
    private final Tolerance tolerance;

    VectorAssert(Path folder) {
        this(new VectorFolder(folder), Tolerance.NONE);
    }

    private VectorAssert(VectorFolder folder, Tolerance tolerance) {
        this.folder = folder;
        this.tolerance = tolerance;
    }

    /** The same, with so much more than recorded tolerated: 0.02 for 2 % more cycles, of the network and of each layer. */
    public VectorAssert toleratingCycles(double fraction) {
        return new VectorAssert(folder, new Tolerance(fraction, tolerance.memory()));
    }

    /** The same, with so much more flash, SRAM and stack tolerated: 0.01 for 1 %. */
    public VectorAssert toleratingMemory(double fraction) {
        return new VectorAssert(folder, new Tolerance(tolerance.cycles(), fraction));
    }

    /**
     * On every board that was recorded, every layer gives the same outputs, and neither cycles nor memory have grown.
     *
     * @throws dev.mcusim.vector.VectorException when the folder holds no vector, or its files have been changed
     */
    public VectorAssert isNotWorse() {
        Checker checker = new Checker(folder, tolerance);
        List<Checked> failed = checker.vector().boards().stream()
                .map(checker::check)
                .filter(check -> !check.passed())
                .toList();
        if (!failed.isEmpty()) {
            throw new AssertionFailedError("worse than recorded%n%s%s"
                    .formatted(
                            failed.stream().map(CheckText::render).collect(Collectors.joining()),
                            remedy(checker.vector())));
        }
        return this;
    }

    private String remedy(TestVector vector) {
        String inputs = vector.inputs().stream()
                .map(input -> "--input " + folder.path().resolve(input.file()))
                .collect(Collectors.joining(" "));
        return "If that is meant to be so, record anew: mcusim record %s --board %s %s --out %s"
                .formatted(
                        folder.path().resolve(vector.model().file()),
                        vector.boards().stream().map(TestVector.OnBoard::board).collect(Collectors.joining(",")),
                        inputs,
                        folder.path());
    }
}
