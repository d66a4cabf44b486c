package dev.mcusim.tflite;

import dev.mcusim.tflite.TfliteFile.FileOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that operators, run in the order of the file, write every tensor once and before it is read. */
final class GraphCheck {
    private final TfliteFile file;
    private final ImportLimits limits;
    private final Problems problems;

    /** Which operator writes a tensor; the first where several do. */
    private final Map<Integer, FileOperator> writers = new HashMap<>();

    GraphCheck(TfliteFile file, ImportLimits limits, Problems problems) {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    void check() {
        networkInputs();
        writers();
        Set<Integer> circular = circular();
        if (!circular.isEmpty()) {
            problems.add(
                    ProblemCode.GRAPH_CYCLE,
                    "file",
                    "operators wait for each other's results in a circle: "
                            + circular.stream().sorted().toList());
        }
        reads(circular);
        networkOutputs();
        activations();
    }

    private void networkInputs() {
        Set<Integer> seen = new HashSet<>();
        for (int tensor : file.inputs()) {
            if (!seen.add(tensor) || file.tensors().get(tensor).isConstant()) {
                String reason = file.tensors().get(tensor).isConstant() ? " is constant" : " is listed twice";
                problems.add(ProblemCode.WRITTEN_TWICE, "the network's inputs", where(tensor) + reason);
            }
        }
    }

    private void writers() {
        Set<Integer> networkInputs = new HashSet<>(file.inputs());
        for (FileOperator operator : file.operators()) {
            for (int tensor : operator.outputs()) {
                FileOperator other = writers.putIfAbsent(tensor, operator);
                if (other != null) {
                    twice(operator, tensor, other.where() + " writes it too");
                } else if (networkInputs.contains(tensor)) {
                    twice(operator, tensor, "it is an input of the network");
                } else if (file.tensors().get(tensor).isConstant()) {
                    twice(operator, tensor, "it is constant");
                }
            }
        }
    }

    private void twice(FileOperator operator, int tensor, String reason) {
        problems.add(ProblemCode.WRITTEN_TWICE, operator.where(), "it writes " + where(tensor) + ", but " + reason);
    }

    /** Indices of operators that can never start because they wait for each other, directly or not. */
    private Set<Integer> circular() {
        Map<Integer, List<FileOperator>> readers = new HashMap<>();
        Map<Integer, Integer> waitsFor = new HashMap<>();
        for (FileOperator operator : file.operators()) {
            Set<Integer> awaited = new HashSet<>(operator.inputs());
            awaited.retainAll(writers.keySet());
            awaited.forEach(tensor ->
                    readers.computeIfAbsent(tensor, t -> new ArrayList<>()).add(operator));
            waitsFor.put(operator.index(), awaited.size());
        }
        Deque<FileOperator> ready = new ArrayDeque<>();
        file.operators().stream().filter(o -> waitsFor.get(o.index()) == 0).forEach(ready::add);
        while (!ready.isEmpty()) {
            FileOperator operator = ready.remove();
            waitsFor.remove(operator.index());
            for (int tensor : new HashSet<>(operator.outputs())) {
                if (writers.get(tensor).index() == operator.index()) {
                    for (FileOperator reader : readers.getOrDefault(tensor, List.of())) {
                        if (waitsFor.merge(reader.index(), -1, Integer::sum) == 0) {
                            ready.add(reader);
                        }
                    }
                }
            }
        }
        return waitsFor.keySet();
    }

    private void reads(Set<Integer> circular) {
        Set<Integer> available = new HashSet<>(file.inputs());
        file.tensors().stream().filter(t -> t.isConstant()).forEach(t -> available.add(t.index()));
        // A broken tensor may have been meant to be constant; it is reported already.
        available.addAll(file.brokenTensors());
        for (FileOperator operator : file.operators()) {
            for (int tensor : operator.inputs()) {
                if (tensor >= 0 && !available.contains(tensor) && !circular.contains(operator.index())) {
                    FileOperator writer = writers.get(tensor);
                    problems.add(
                            ProblemCode.READ_BEFORE_WRITTEN,
                            operator.where(),
                            "it reads " + where(tensor)
                                    + (writer == null
                                            ? ", which nothing writes"
                                            : ", which only " + writer.where() + " writes"));
                }
            }
            available.addAll(operator.outputs());
        }
    }

    private void networkOutputs() {
        if (file.outputs().isEmpty()) {
            problems.add(ProblemCode.MISSING_PART, "file", "the network has no outputs");
        }
        for (int tensor : file.outputs()) {
            if (!writers.containsKey(tensor) && !file.inputs().contains(tensor)) {
                problems.add(
                        ProblemCode.READ_BEFORE_WRITTEN,
                        "the network's outputs",
                        where(tensor) + " is no input, and no operator writes it");
            }
        }
    }

    private void activations() {
        long bytes = file.tensors().stream()
                .filter(tensor -> !tensor.isConstant())
                .mapToLong(tensor ->
                        (long) tensor.shape().elements() * tensor.type().bytes())
                .sum();
        if (bytes > limits.activationBytes()) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    "file",
                    "its tensors need " + bytes + " bytes, at most " + limits.activationBytes() + " are accepted");
        }
    }

    private String where(int tensor) {
        return TensorReader.where(tensor, file.tensors().get(tensor).name());
    }
}
