package dev.mcusim.cli;

import dev.mcusim.cli.CompletionTable.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The script for bash, version 3.2 or later. Where nothing is offered, bash itself completes files. */
final class BashCompletion {
    private static final String PROGRAM =
            """
            _mcusim() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
              local command= position=0 kind words i
              if [ "$word" = "=" ]; then
                word=
              elif [ "$before" = "=" ]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  -*)
                    _mcusim_option "$command" "${COMP_WORDS[i]}"
                    if [ "${COMP_WORDS[i+1]}" = "=" ]; then i=$((i + 1)); fi
                    if [ "$kind" != NONE ]; then i=$((i + 1)); fi
                    ;;
                  *)
                    if [ -z "$command" ]; then
                      command=${COMP_WORDS[i]}
                    else
                      position=$((position + 1))
                    fi
                    ;;
                esac
              done
              COMPREPLY=()
              _mcusim_option "$command" "$before"
              if [ "$kind" = NONE ]; then
                case $word in
                  -*) kind=WORD; _mcusim_options "$command" ;;
                  *) _mcusim_argument "$command" "$position" ;;
                esac
              fi
              local IFS=$'\\n'
              case $kind in
                WORD) COMPREPLY=($(IFS=' '; compgen -W "$words" -- "$word")) ;;
                WORDS)
                  COMPREPLY=($(IFS=' '; compgen -P "${word%"${word##*,}"}" -W "$words" -- "${word##*,}"))
                  compopt -o nospace 2>/dev/null
                  ;;
                FOLDER)
                  COMPREPLY=($(compgen -d -- "$word"))
                  compopt -o filenames 2>/dev/null
                  ;;
                TEXT) compopt +o default 2>/dev/null ;;
              esac
            }

            complete -o default -F _mcusim mcusim
            """;

    private BashCompletion() {}

    static String script(CompletionTable table) {
        return "# bash completion, printed by: mcusim completion bash\n\n"
                + values(table)
                + options(table)
                + arguments(table)
                + PROGRAM;
    }

    /** What follows an option of a command. */
    private static String values(CompletionTable table) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (Command command : table.commands()) {
            for (Entry entry : table.options(command)) {
                if (entry.kind() != ValueKind.NONE) {
                    String action = "kind=%s words='%s'".formatted(entry.kind(), String.join(" ", entry.choices()));
                    patterns.computeIfAbsent(action, any -> new ArrayList<>())
                            .add("'%s %s'".formatted(command.name(), entry.word()));
                }
            }
        }
        return function(
                "_mcusim_option",
                "$1 $2",
                patterns.entrySet().stream()
                                .map(entry -> branch(String.join("|", entry.getValue()), entry.getKey()))
                                .collect(Collectors.joining())
                        + branch("*", "kind=NONE words="));
    }

    private static String options(CompletionTable table) {
        return function(
                "_mcusim_options",
                "$1",
                table.commands().stream()
                                .map(command -> branch(
                                        command.name(),
                                        "words='%s --help'"
                                                .formatted(table.options(command).stream()
                                                        .map(Entry::word)
                                                        .collect(Collectors.joining(" ")))))
                                .collect(Collectors.joining())
                        + branch("*", "words='%s --help --version'".formatted(GlobalOptions.QUIET_WORD)));
    }

    private static String arguments(CompletionTable table) {
        StringBuilder branches = new StringBuilder();
        String names = table.commands().stream().map(Command::name).collect(Collectors.joining(" "));
        branches.append(branch("' '*", "kind=WORD words='%s help'".formatted(names)));
        branches.append(branch("'help 0'", "kind=WORD words='%s'".formatted(names)));
        for (Command command : table.commands()) {
            int most = command.arguments().most();
            int position = 0;
            while (position < most && !command.choices(position).isEmpty()) {
                branches.append(branch(
                        "'%s %d'".formatted(command.name(), position),
                        "kind=WORD words='%s'".formatted(String.join(" ", command.choices(position)))));
                position++;
            }
            for (; position < most && most != Integer.MAX_VALUE; position++) {
                branches.append(branch("'%s %d'".formatted(command.name(), position), "kind=FILE words="));
            }
            String others = most == Integer.MAX_VALUE ? "kind=FILE words=" : "kind=TEXT words=";
            branches.append(branch("'%s '*".formatted(command.name()), others));
        }
        return function("_mcusim_argument", "$1 $2", branches.toString());
    }

    private static String function(String name, String subject, String branches) {
        return "%s() {\n  case \"%s\" in\n%s  esac\n}\n\n".formatted(name, subject, branches);
    }

    private static String branch(String pattern, String action) {
        return "    %s) %s ;;\n".formatted(pattern, action);
    }
}
