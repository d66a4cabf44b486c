package dev.mcusim.conformance;

import dev.mcusim.conformance.LayerCaseException.Code;
import dev.mcusim.model.Shape;
import dev.mcusim.model.TransposeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * TRANSPOSE. The files give the number of elements and of dimensions, but neither the shape nor the permutation. Both are recovered here: they
 * are the first combination, in a fixed order, under which the expected output is the transposed input. A case whose output is no
 * transposition of its input at all is refused. What is checked with such a case is therefore that an implementation transposes by
 * these dimensions, not that it derives them.
 */
final class TransposeCases {
    private static final int MAX_RANK = 5;
    private static final long MAX_COMPARISONS = 1L << 28;

    private TransposeCases() {}

    static LoadedCase transpose(CaseFile file) {
        int rank = file.count("perm_size");
        int size = file.number("size");
        if (rank > MAX_RANK) {
            throw new LayerCaseException(
                    Code.BAD_VALUE, file.name(), rank + " dimensions, at most " + MAX_RANK + " are accepted");
        }
        byte[] input = file.int8(size, "input_tensor", "input");
        byte[] expected = file.int8(size, "output", "output_ref");
        Candidate candidate = new Search(input, expected, rank)
                .find()
                .orElseThrow(() ->
                        file.inconsistent("the output is no transposition of the input in " + rank + " dimensions"));
        return new SingleOperator(file)
                .input(candidate.inputShape(), input)
                .output(new TransposeOptions(candidate.permutation()), candidate.outputShape(), expected);
    }

    /** A shape of the input and a permutation of its axes. */
    private record Candidate(List<Integer> dimensions, List<Integer> permutation) {
        Shape inputShape() {
            return new Shape(dimensions);
        }

        Shape outputShape() {
            return new Shape(permutation.stream().map(dimensions::get).toList());
        }

        /** Elements of the input from one index to the next along each axis of the output. */
        int[] strides() {
            Shape shape = inputShape();
            return permutation.stream()
                    .mapToInt(axis -> shape.elements(axis + 1, shape.rank()))
                    .toArray();
        }
    }

    /** Tries all shapes and permutations; those without dimensions of one come first. */
    private static final class Search {
        private final byte[] input;
        private final byte[] expected;
        private final int rank;
        private final List<Integer> divisors;
        private final List<List<Integer>> permutations = new ArrayList<>();
        private long comparisonsLeft = MAX_COMPARISONS;

        Search(byte[] input, byte[] expected, int rank) {
            this.input = input;
            this.expected = expected;
            this.rank = rank;
            divisors = IntStream.rangeClosed(1, input.length)
                    .filter(d -> input.length % d == 0)
                    .boxed()
                    .toList();
            permute(new ArrayList<>());
        }

        Optional<Candidate> find() {
            return factorize(new ArrayList<>(), input.length, 2)
                    .or(() -> factorize(new ArrayList<>(), input.length, 1));
        }

        private void permute(List<Integer> start) {
            if (start.size() == rank) {
                permutations.add(List.copyOf(start));
                return;
            }
            for (int axis = 0; axis < rank; axis++) {
                if (!start.contains(axis)) {
                    start.add(axis);
                    permute(start);
                    start.remove(start.size() - 1);
                }
            }
        }

        /** Completes a start of dimensions in every way; {@code rest} elements remain to be factorized. */
        private Optional<Candidate> factorize(List<Integer> start, int rest, int smallest) {
            if (start.size() == rank) {
                return rest == 1 ? match(List.copyOf(start)) : Optional.empty();
            }
            for (int dimension : divisors) {
                if (dimension >= smallest && rest % dimension == 0) {
                    start.add(dimension);
                    Optional<Candidate> found = factorize(start, rest / dimension, smallest);
                    start.remove(start.size() - 1);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Candidate> match(List<Integer> dimensions) {
            for (List<Integer> permutation : permutations) {
                Candidate candidate = new Candidate(dimensions, permutation);
                if (explains(candidate)) {
                    return Optional.of(candidate);
                }
            }
            return Optional.empty();
        }

        /** Whether the transposed input is the expected output; stops at the first difference. */
        private boolean explains(Candidate candidate) {
            int[] extents = candidate.outputShape().toArray();
            int[] strides = candidate.strides();
            for (int i = 0; i < expected.length; i++) {
                int source = 0;
                int rest = i;
                for (int axis = rank - 1; axis >= 0; axis--) {
                    source += rest % extents[axis] * strides[axis];
                    rest /= extents[axis];
                }
                if (--comparisonsLeft < 0 || input[source] != expected[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
