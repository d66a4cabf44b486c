package dev.mcusim.cli;

import static dev.mcusim.report.Figures.wrap;

import dev.mcusim.board.Board;
import dev.mcusim.peripheral.stm32.Extent;
import dev.mcusim.peripheral.stm32.PeripheralModel;
import dev.mcusim.peripheral.stm32.Peripherals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of a board's peripherals is modelled, for {@code boards show ID --peripherals}. */
final class PeripheralsText {

    private static final int WIDTH = 80;

    private PeripheralsText() {}

    /**
     * One peripheral; the names are the field names of the JSON form and so a contract.
     *
     * @param base    first address, in hexadecimal
     * @param extent  {@code modelled}, {@code partly} or {@code named-only}
     * @param missing what is not modelled, in a few words; empty unless some of it is
     */
    record Entry(String name, String base, String extent, String missing) {}

    /** For JSON, by rising address. */
    static List<Entry> entries(Board board) {
        return Peripherals.models(board.chip()).stream()
                .map(model -> new Entry(
                        model.name(),
                        "0x%08x".formatted(model.base()),
                        model.extent().key(),
                        model.missing()))
                .toList();
    }

    /** In words, 80 columns wide. */
    static String render(Board board) {
        List<PeripheralModel> models = Peripherals.models(board.chip());
        Map<String, List<PeripheralModel>> partly = models.stream()
                .filter(model -> model.extent() == Extent.PARTLY)
                .collect(Collectors.groupingBy(PeripheralModel::missing, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("Peripherals of %s (%s)%n%n"
                .formatted(board.name(), board.chip().id()));
        text.append(wrap("modelled: " + names(models, Extent.MODELLED), WIDTH));
        text.append("\npartly modelled:\n");
        partly.forEach(
                (missing, some) -> text.append(wrap(names(some, Extent.PARTLY) + ": without " + missing, WIDTH)));
        return text.append('\n')
                .append(wrap(
                        "named only (registers read what was written; accesses are counted in the report): "
                                + names(models, Extent.NAMED_ONLY),
                        WIDTH))
                .toString();
    }

    private static String names(List<PeripheralModel> models, Extent extent) {
        String names = models.stream()
                .filter(model -> model.extent() == extent)
                .map(PeripheralModel::name)
                .sorted(PeripheralsText::byNameAndNumber)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** TIM2 comes before TIM10. */
    private static int byNameAndNumber(String one, String other) {
        String first = one.replaceAll("\\d+$", "");
        String second = other.replaceAll("\\d+$", "");
        return first.equals(second) && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }
}
