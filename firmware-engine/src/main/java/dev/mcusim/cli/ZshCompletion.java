package dev.mcusim.cli;

import dev.mcusim.cli.CompletionTable.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The script for zsh: to be read by the shell, or to be a file {@code _mcusim} in its function path. */
final class ZshCompletion {
    private static final String HELP = "--help[explain the command]";

    private ZshCompletion() {}

    static String script(CompletionTable table) {
        return """
                #compdef mcusim
                # zsh completion, printed by: mcusim completion zsh

                _mcusim() {
                  local curcontext=$curcontext state line ret=1
                  typeset -A opt_args
                  _arguments -C \\
                    %s \\
                    '1:command:->command' '*::argument:->argument' && ret=0
                  case $state in
                    command)
                      local -a commands=(
                %s      )
                      _describe -t commands command commands && ret=0
                      ;;
                    argument)
                      case $words[1] in
                %s      esac
                      ;;
                  esac
                  return ret
                }

                if [ "$funcstack[1]" = _mcusim ]; then
                  _mcusim "$@"
                else
                  compdef _mcusim mcusim
                fi
                """
                .formatted(
                        String.join(
                                " ",
                                quoted("--quiet[show results and errors only]"),
                                quoted(HELP),
                                quoted("--version[print the version]")),
                        commands(table),
                        table.commands().stream()
                                .map(command -> arguments(table, command))
                                .collect(Collectors.joining()));
    }

    private static String commands(CompletionTable table) {
        return table.commands().stream()
                .map(command -> "        %s\n"
                        .formatted(
                                quoted(command.name() + ":" + command.summary().replace(":", "\\:"))))
                .collect(Collectors.joining());
    }

    private static String arguments(CompletionTable table, Command command) {
        List<String> specifications = new ArrayList<>();
        table.options(command).forEach(option -> specifications.add(specification(option)));
        specifications.add(HELP);
        specifications.addAll(positions(command));
        return "        %s)\n          _arguments \\\n            %s && ret=0\n          ;;\n"
                .formatted(
                        command.name(),
                        specifications.stream()
                                .map(ZshCompletion::quoted)
                                .collect(Collectors.joining(" \\\n            ")));
    }

    private static String specification(Entry option) {
        String repeats = option.repeats() ? "*" : "";
        String described = "[%s]".formatted(escaped(option.description()));
        return option.kind() == ValueKind.NONE
                ? repeats + option.word() + described
                : "%s%s=%s:%s:%s"
                        .formatted(
                                repeats,
                                option.word(),
                                described,
                                escaped(option.valueName()),
                                action(option.kind(), option.choices()));
    }

    private static List<String> positions(Command command) {
        int most = command.arguments().most();
        if (most == Integer.MAX_VALUE) {
            return List.of("*:argument:_files");
        }
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            ValueKind kind = command.choices(i).isEmpty() ? ValueKind.FILE : ValueKind.WORD;
            positions.add("%d:argument:%s".formatted(i + 1, action(kind, command.choices(i))));
        }
        return positions;
    }

    private static String action(ValueKind kind, List<String> choices) {
        return switch (kind) {
            case FILE -> "_files";
            case FOLDER -> "_files -/";
            case WORD -> "(%s)".formatted(String.join(" ", choices));
            case WORDS -> "_sequence compadd - %s".formatted(String.join(" ", choices));
            case NONE, TEXT -> " ";
        };
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\\\[\\]:])", "\\\\$1");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
