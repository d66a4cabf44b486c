package dev.mcusim.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What firmware makes the simulator execute knows no file, network, clock, chance or process of the host, but for the few classes that the
 * command line opens to it: docs/safety.md names them.
 */
class GuestIsolationTest {

    /** All that executes on behalf of firmware. */
    private static final String[] GUEST = {
        "dev.mcusim.isa..",
        "dev.mcusim.bus..",
        "dev.mcusim.cpu..",
        "dev.mcusim.timing..",
        "dev.mcusim.peripheral..",
        "dev.mcusim.machine..",
        "dev.mcusim.image..",
        "dev.mcusim.elf.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/")
                    && !location.contains("-tests.jar")
                    && !location.contains("/test/"))
            .importPackages("dev.mcusim");

    @Test
    void onlySemihostingAndTheUnicornLibraryReachFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(GUEST)
                .and()
                .resideOutsideOfPackages("dev.mcusim.machine.semihosting..", "dev.mcusim.cpu.unicorn..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                        .or(nameMatching("java\\.io\\.(File|RandomAccessFile).*")))
                .check(CLASSES);
    }

    @Test
    void onlyTheDebuggerAndTcpPortsReachTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.mcusim.debug..", "dev.mcusim.run.uart..", "dev.mcusim.cli..")
                .should()
                .dependOnClassesThat(nameMatching("java\\.net\\.(?!URL|URI).*"))
                .check(CLASSES);
    }

    @Test
    void timeAndChanceOfTheHostReachNoGuest() {
        noClasses()
                .that()
                .resideInAnyPackage(GUEST)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SplittableRandom.class)
                .orShould()
                .dependOnClassesThat(
                        nameMatching("java\\.security\\.SecureRandom|java\\.time\\.(Clock|Instant|Zone.*)"))
                .check(CLASSES);
    }

    @Test
    void nobodyStartsProcesses() {
        noClasses()
                .should()
                .dependOnClassesThat(nameMatching("java\\.lang\\.Process(Builder|Handle)?"))
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .check(CLASSES);
    }
}
