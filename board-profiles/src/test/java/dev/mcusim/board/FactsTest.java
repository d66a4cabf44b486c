package dev.mcusim.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the shipped files against the collection of facts they were made from, where that lies beside the repository. */
class FactsTest {
    private static JsonNode facts;

    @BeforeAll
    static void readFacts() throws IOException {
        String told = System.getProperty("mcusim.shared", System.getenv("MCUSIM_SHARED"));
        Path shared = told == null ? Guide.root().resolveSibling("shared") : Path.of(told);
        Path file = shared.resolve("facts/boards.yaml");
        if (told == null && !Files.exists(file)) {
            System.out.println("skipped: there is no " + file);
            assumeTrue(false, "there is no " + file);
        }
        facts = new YAMLMapper().readTree(file.toFile());
    }

    private static Chip chip(String id) {
        return BoardCatalog.shipped().boards().stream()
                .map(Board::chip)
                .filter(chip -> chip.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, JsonNode> entries(JsonNode node) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static long number(JsonNode node) {
        return Long.decode(node.asText());
    }

    @Test
    void interruptsAndPeripheralsAreComplete() {
        entries(facts.get("devices")).forEach((id, device) -> {
            Map<String, Integer> interrupts = new LinkedHashMap<>();
            entries(device.get("irq")).forEach((name, value) -> interrupts.put(name, (int) number(value)));
            Map<String, Long> peripherals = new LinkedHashMap<>();
            entries(device.get("peripherals")).forEach((name, value) -> peripherals.put(name, number(value)));

            assertThat(chip(id).interrupts()).as(id).isEqualTo(interrupts);
            assertThat(chip(id).interruptLines())
                    .as(id)
                    .isEqualTo(device.get("nvic").get("irq_lines").asInt());
            assertThat(chip(id).peripherals()).as(id).containsAllEntriesOf(peripherals);
            assertThat(chip(id).identity().uniqueIdAddress()).isEqualTo(number(device.get("unique_id")));
            assertThat(chip(id).identity().flashSizeAddress()).isEqualTo(number(device.get("flash_size_reg")));
        });
    }

    @Test
    void everyMemoryIsThereWithItsSizeAndPermissions() {
        entries(facts.get("devices")).forEach((id, device) -> {
            Chip chip = chip(id);
            List<String> names = new ArrayList<>();
            for (JsonNode fact : device.get("memory")) {
                String name = fact.get("name").asText();
                String where = id + " " + name;
                if (name.equals("BOOT_ALIAS")) {
                    assertThat(chip.region("FLASH").canonical(0)).as(where).isPresent();
                    assertThat(chip.region("FLASH").size()).as(where).isEqualTo(number(fact.get("size")));
                    continue;
                }
                names.add(name);
                MemoryRegion region = concat(chip.regions(), chip.externalWindows()).stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                assertThat(region.canonical(number(fact.get("base")))).as(where).isPresent();
                assertThat(region.size()).as(where).isEqualTo(number(fact.get("size")));
                assertThat(region.executable())
                        .as(where)
                        .isEqualTo(fact.get("exec").asText().equals("true"));
                if (fact.has("alias")) {
                    assertThat(region.canonical(number(fact.get("alias"))))
                            .as(where)
                            .isPresent();
                }
            }
            assertThat(concat(chip.regions(), chip.externalWindows()))
                    .extracting(MemoryRegion::name)
                    .as(id)
                    .containsExactlyInAnyOrderElementsOf(names);
        });
    }

    private static List<MemoryRegion> concat(List<MemoryRegion> a, List<MemoryRegion> b) {
        List<MemoryRegion> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    @Test
    void clocksNeedTheWaitStatesThatTheFactsState() {
        entries(facts.get("devices")).forEach((id, device) -> {
            ClockLimits limits = chip(id).clockLimits();
            JsonNode clock = device.get("clock");

            assertThat(limits.coreHertz())
                    .as(id)
                    .isEqualTo(Math.round(clock.get("max_mhz").asDouble() * 1e6));
            assertThat(limits.apb1Hertz())
                    .as(id)
                    .isEqualTo(Math.round(clock.get("apb1_max").asDouble() * 1e6));
            assertThat(chip(id).flash().timing().normal().waitStates(limits.busHertz()))
                    .as(id)
                    .hasValue(device.get("flash").get("ws_at_max").asInt());
        });
    }

    @Test
    void boardsHaveTheirClocksLightsAndPorts() {
        entries(facts.get("boards")).forEach((name, fact) -> {
            Board board = BoardCatalog.shipped().board(name.toLowerCase(Locale.ROOT));

            assertThat(board.chip().id()).as(name).isEqualTo(fact.get("device").asText());
            assertThat(board.leds()).as(name).hasSize(fact.get("leds").size());
            assertThat(board.clocks())
                    .as(name)
                    .hasSize(fact.get("clock_configs").size());
            for (JsonNode clock : fact.get("clock_configs")) {
                ClockConfig config = board.clock(clock.get("name").asText());
                assertThat(config.hertz()).isEqualTo(clock.get("sysclk").asLong() * 1_000_000L);
                assertThat(config.busHertz()).isEqualTo(clock.get("hclk").asLong() * 1_000_000L);
                assertThat(config.flashWaitStates())
                        .isEqualTo(clock.get("flash_latency").asInt());
            }
            JsonNode port = fact.get("vcp").path("console").isMissingNode()
                    ? fact.get("vcp")
                    : fact.get("vcp").get("console");
            assertThat(board.virtualComPort().map(SerialPort::base).orElse(0L))
                    .as(name)
                    .isEqualTo(port.has("uart") ? number(port.get("base")) : 0);
        });
    }

    @Test
    void registerOffsetsAreThoseOfTheHeaders() {
        entries(facts.get("register_maps")).forEach((name, blocks) -> entries(blocks)
                .forEach((block, registers) -> entries(registers).forEach((register, fact) -> {
                    RegisterMap.Register found =
                            BoardCatalog.shipped().registerMap(name).register(block, register);
                    assertThat(found.offset()).as(name + register).isEqualTo(number(fact.get("off")));
                    fact.path("bits").fieldNames().forEachRemaining(bits -> assertThat(found.fields())
                            .as(name + register)
                            .containsKey(bits));
                })));
    }
}
