package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known sources by key, and the two ways in which profile files refer to them. */
final class Citations {
    private final Map<String, String> texts;

    private Citations(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The sources declared by a file under {@code citations}, as a mapping of keys to texts. */
    static Citations declaredIn(Fields file) {
        return new Citations(read(file));
    }

    /** These and those a file declares for itself. */
    Citations and(Fields file) {
        if (!file.has("citations")) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(texts);
        read(file).forEach((key, text) -> {
            if (all.putIfAbsent(key, text) != null) {
                file.fault(Code.DUPLICATE_NAME, "citations", "the source key " + Faults.quote(key) + " is taken");
            }
        });
        return new Citations(all);
    }

    /** The list of source keys under {@code sources}; at least one. */
    List<Citation> sources(Fields fields) {
        List<Citation> sources = new ArrayList<>();
        for (String reference : fields.texts("sources")) {
            resolve(fields, "sources", reference).ifPresent(sources::add);
        }
        if (!fields.has("sources")) {
            fields.fault(Code.MISSING_KEY, "sources", "every figure names its source; list their keys here");
        } else if (sources.isEmpty() && fields.sound()) {
            fields.fault(Code.OUT_OF_RANGE, "sources", "at least one source is needed");
        }
        return sources;
    }

    /** The single source under {@code source}, a key and optionally the place: {@code ds8626 T20}. */
    Optional<Citation> source(Fields fields) {
        String reference = fields.text("source");
        return reference.isEmpty() ? Optional.empty() : resolve(fields, "source", reference);
    }

    private Optional<Citation> resolve(Fields fields, String key, String reference) {
        int space = reference.indexOf(' ');
        String name = space < 0 ? reference : reference.substring(0, space);
        String place = space < 0 ? "" : reference.substring(space + 1);
        String text = texts.get(name);
        if (text == null) {
            fields.fault(
                    Code.UNKNOWN_SOURCE,
                    key,
                    "no citation has the key " + Faults.quote(name) + "; declare it under 'citations' or use one of "
                            + String.join(", ", texts.keySet()));
            return Optional.empty();
        }
        return Optional.of(new Citation(name, place, text));
    }

    private static Map<String, String> read(Fields file) {
        Map<String, String> texts = new LinkedHashMap<>();
        file.section("citations", section -> {
            for (String key : section.freeKeys()) {
                String text = section.text(key);
                if (!text.isEmpty()) {
                    texts.put(key, text);
                }
            }
            return Optional.of(texts);
        });
        return texts;
    }
}
