package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import dev.mcusim.board.RegisterMap.Field;
import dev.mcusim.board.RegisterMap.Register;
import dev.mcusim.board.RegisterMap.ResetValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the shipped register layouts, together with the reset values and ready bits that families share. */
final class RegisterMapReader {
    private static final String HERE = "registers/";

    private final Citations citations;

    RegisterMapReader(SharedTables tables) {
        this.citations = tables.citations();
    }

    RegisterMap read(String name) {
        return SharedTables.file(HERE + name + ".yaml", this::map);
    }

    private Optional<RegisterMap> map(Fields file) {
        String name = file.text("name");
        Map<String, Map<String, Register>> blocks =
                file.namedSections("blocks", (block, registers) -> Optional.of(registers(registers)));
        List<ResetValue> resets = new ArrayList<>(file.sections("resets", RegisterMapReader::resetValue));
        String resetFamily = file.text("resetValues", "");
        if (!resetFamily.isEmpty()) {
            resets.addAll(family(file, "resetValues", resetFamily, resetValues(name)));
        }
        String pollFamily = file.text("polls", "");
        List<String> polls = pollFamily.isEmpty() ? List.of() : polls(file, pollFamily);
        RegisterMap map = new RegisterMap(name, blocks, resets, polls, file.texts("notes"), citations.sources(file));
        return file.sound() ? Optional.of(map) : Optional.empty();
    }

    private static Map<String, Register> registers(Fields block) {
        Map<String, Register> registers = new LinkedHashMap<>();
        for (String name : block.freeKeys()) {
            block.section(name, RegisterMapReader::register).ifPresent(register -> registers.put(name, register));
        }
        return registers;
    }

    private static Optional<Register> register(Fields fields) {
        long offset = fields.address("offset", 4);
        Map<String, Field> bits =
                fields.optionalSection("bits", RegisterMapReader::bits).orElse(Map.of());
        return fields.sound() ? Optional.of(new Register(offset, bits)) : Optional.empty();
    }

    private static Optional<Map<String, Field>> bits(Fields fields) {
        Map<String, Field> bits = new LinkedHashMap<>();
        for (String name : fields.freeKeys()) {
            List<Integer> ends = fields.integerOrList(name, 0, 31);
            if (ends.size() == 1) {
                bits.put(name, new Field(ends.get(0), ends.get(0)));
            } else if (ends.size() == 2 && ends.get(0) <= ends.get(1)) {
                bits.put(name, new Field(ends.get(0), ends.get(1)));
            } else {
                fields.fault(Code.WRONG_TYPE, name, "a field is one bit or [lowest, highest]");
            }
        }
        return Optional.of(bits);
    }

    private static Optional<ResetValue> resetValue(Fields fields) {
        ResetValue value = new ResetValue(
                fields.text("register"),
                fields.register("value"),
                SharedTables.evidence(fields),
                fields.text("note", ""));
        return fields.sound() ? Optional.of(value) : Optional.empty();
    }

    private static Optional<ResetValue> resetValueOf(String map, Fields fields) {
        List<String> only = fields.texts("onlyIn");
        return resetValue(fields).filter(value -> only.isEmpty() || only.contains(map));
    }

    /** The reset values of every family, without those that hold for other maps of the family only. */
    private Map<String, List<ResetValue>> resetValues(String map) {
        return SharedTables.file(HERE + "reset-values.yaml", file -> {
            citations.sources(file);
            file.texts("notes");
            return file.section("families", families -> {
                Map<String, List<ResetValue>> all = new LinkedHashMap<>();
                for (String family : families.freeKeys()) {
                    all.put(family, families.sections(family, fields -> resetValueOf(map, fields)));
                }
                return Optional.of(all);
            });
        });
    }

    private List<String> polls(Fields file, String family) {
        Map<String, List<String>> all = SharedTables.file(HERE + "hal-polls.yaml", polls -> {
            citations.sources(polls);
            return polls.section("families", families -> {
                Map<String, List<String>> texts = new LinkedHashMap<>();
                for (String key : families.freeKeys()) {
                    texts.put(key, families.texts(key));
                }
                return Optional.of(texts);
            });
        });
        List<String> polls = new ArrayList<>(family(file, "polls", family, all));
        polls.addAll(all.getOrDefault("all", List.of()));
        return polls;
    }

    private static <T> List<T> family(Fields file, String key, String family, Map<String, List<T>> all) {
        Set<String> known = all.keySet();
        if (!known.contains(family)) {
            file.fault(
                    Code.UNKNOWN_REFERENCE,
                    key,
                    "there is no family " + Faults.quote(family) + "; there are " + String.join(", ", known));
        }
        return all.getOrDefault(family, List.of());
    }
}
