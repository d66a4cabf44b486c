package dev.mcusim.run;

import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.run.script.Conversation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what firmware prints. */
final class Printed {

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final Map<String, ByteArrayOutputStream> sources = new LinkedHashMap<>();

    FirmwareConsole console(String commandLine) {
        return new FirmwareConsole((data, error) -> add(Conversation.SEMIHOSTING, data), this::add, commandLine);
    }

    private void add(String source, int data) {
        all.write(data);
        sources.computeIfAbsent(source, name -> new ByteArrayOutputStream()).write(data);
    }

    String text() {
        return all.toString(StandardCharsets.UTF_8);
    }

    Map<String, String> bySource() {
        Map<String, String> texts = new LinkedHashMap<>();
        sources.forEach((source, bytes) -> texts.put(source, bytes.toString(StandardCharsets.UTF_8)));
        return texts;
    }
}
