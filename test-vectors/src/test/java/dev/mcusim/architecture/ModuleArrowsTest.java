package dev.mcusim.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the modules, and who may know whom inside them: there are no others than docs/architecture.md draws. */
class ModuleArrowsTest {

    /** The modules from the lowest to the highest, with the packages that live in each. */
    private static final List<Module> MODULES = List.of(
            new Module("board-profiles", Set.of("board")),
            new Module(
                    "mcu-sim",
                    Set.of("isa", "cpu", "timing", "bus", "peripheral", "machine", "debug", "trace", "image", "elf")),
            new Module("cortexm-kernels", Set.of("asm", "kernel")),
            new Module(
                    "firmware-engine",
                    Set.of(
                            "model",
                            "progress",
                            "files",
                            "tflite",
                            "reference",
                            "plan",
                            "firmware",
                            "batch",
                            "deploy",
                            "compare",
                            "conformance",
                            "report",
                            "vector",
                            "run",
                            "cli",
                            "demo")),
            new Module("test-vectors", Set.of("junit")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/")
                    && !location.contains("-tests.jar")
                    && !location.contains("/test/"))
            .importPackages("dev.mcusim");

    private record Module(String name, Set<String> packages) {
        String[] patterns() {
            return packages.stream().map(p -> "dev.mcusim." + p + "..").toArray(String[]::new);
        }
    }

    @TestFactory
    List<DynamicTest> aModuleKnowsNothingOfTheModulesAboveIt() {
        return IntStream.range(0, MODULES.size() - 1)
                .mapToObj(i -> DynamicTest.dynamicTest(MODULES.get(i).name(), () -> noClasses()
                        .that()
                        .resideInAnyPackage(MODULES.get(i).patterns())
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(MODULES.subList(i + 1, MODULES.size()).stream()
                                .flatMap(m -> Arrays.stream(m.patterns()))
                                .toArray(String[]::new)))
                        .check(CLASSES)))
                .toList();
    }

    @Test
    void everyPackageBelongsToAModule() {
        Set<String> known = new TreeSet<>();
        MODULES.forEach(m -> known.addAll(m.packages()));
        Set<String> found = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            found.add(c.getPackageName().replaceFirst("^dev\\.mcusim\\.", "").replaceFirst("\\..*", ""));
        }
        assertThat(known).containsAll(found);
    }

    @Test
    void theReferenceEngineSharesNoCodeWithTheKernels() {
        noClasses()
                .that()
                .resideInAPackage("dev.mcusim.reference..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mcusim.kernel..", "dev.mcusim.asm..", "dev.mcusim.plan..")
                .check(CLASSES);
    }

    @Test
    void kernelsKnowNoBoardNoFileAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.mcusim.kernel..", "dev.mcusim.asm..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.mcusim.board..", "java.nio.file..", "org.apache.commons.cli..")
                                .or(nameMatching("java\\.io\\.(File|RandomAccessFile).*")))
                .check(CLASSES);
    }

    @Test
    void unicornAndJnaStayInTheirPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mcusim.cpu.unicorn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(CLASSES);
    }

    @Test
    void sparkStaysInItsPackageAndOneClassAloneLeadsThere() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mcusim.batch.spark..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.spark..", "scala..")
                        .or(resideInAnyPackage("dev.mcusim.batch.spark..").and(not(simpleName("Spark")))))
                .check(CLASSES);
    }

    @Test
    void theTfliteSchemaStaysWithTheImporterAndTheDemosWriter() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.mcusim.tflite..", "dev.mcusim.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tensorflow.lite..", "com.google.flatbuffers..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.mcusim.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
