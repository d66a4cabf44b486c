package dev.mcusim.cli;

import dev.mcusim.report.Report;
import dev.mcusim.report.ReportJson;
import dev.mcusim.report.diff.ReportDiff;
import dev.mcusim.report.diff.ReportDiffText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Explains how two deployments differ. */
final class DiffCommand implements Command {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "explain two deployment reports, layer by layer";
    }

    @Override
    public String synopsis() {
        return "BEFORE.json AFTER.json [OPTION]...";
    }

    @Override
    public String description() {
        return "Compares two reports that mcusim deploy --json has written: totals, settings, and every layer whose cycles or outputs "
                + "changed, with the largest part of the change. Exit code 0 whatever differs; mcusim check fails on regressions.";
    }

    @Override
    public List<String> examples() {
        return List.of("mcusim diff before.json after.json", "mcusim diff f446.json f746.json --json diff.json");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(FileOptions.file(
                        "json", "write the comparison as JSON, '-' for standard output instead of text"));
    }

    @Override
    public Arguments arguments() {
        return new Arguments(2, 2);
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String json = line.getOptionValue("json");
        if (json != null) {
            FileOptions.expectWritable("json", json);
        }
        ReportDiff diff = ReportDiff.between(
                read(line.getArgList().get(0)), read(line.getArgList().get(1)));
        if (!"-".equals(json)) {
            console.print(ReportDiffText.render(diff));
        }
        if (json != null) {
            FileOptions.write(json, ReportJson.render(diff), console);
        }
        return ExitCode.OK;
    }

    private static Report read(String name) {
        Path path = FileOptions.input(name);
        try {
            return ReportJson.read(name, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
