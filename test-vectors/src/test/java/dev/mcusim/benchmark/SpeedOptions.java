package dev.mcusim.benchmark;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * What to measure.
 *
 * @param boards identifiers
 * @param networks names of files among the shared models, or {@link NetworkFirmware#BUNDLED}
 * @param seconds of processor time, the least that a reading lasts
 * @param rounds in which every core is read once
 */
record SpeedOptions(List<String> boards, List<String> networks, double seconds, int rounds) {

    /** Reads the command line; what is not said is as in {@code docs/measurements.md}. */
    static SpeedOptions parse(String... arguments) throws ParseException {
        Options options = new Options();
        options.addOption(Option.builder("b").longOpt("board").hasArgs().get());
        options.addOption(Option.builder("s").longOpt("seconds").hasArg().get());
        options.addOption(Option.builder("r").longOpt("rounds").hasArg().get());
        options.addOption(Option.builder("n").longOpt("network").hasArgs().get());
        CommandLine line = new DefaultParser().parse(options, arguments);
        return new SpeedOptions(
                values(line, "board", "nucleo-f746zg", "nucleo-h743zi2"),
                values(line, "network", "pretrainedResnet_quant", "vww_96_int8", "mcunet_vww1"),
                Double.parseDouble(line.getOptionValue("seconds", "3")),
                Integer.parseInt(line.getOptionValue("rounds", "5")));
    }

    private static List<String> values(CommandLine line, String option, String... otherwise) {
        return line.hasOption(option) ? List.of(line.getOptionValues(option)) : List.of(otherwise);
    }
}
