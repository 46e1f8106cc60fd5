package org.consilium.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the modules, kept by a test: arrows point down only. */
class ArchitectureTest {

    /** From the ground up, as the root pom lists them; frontend has no classes. */
    private static final List<String> MODULES = List.of(
            "kernel",
            "dicom",
            "imaging",
            "dimse",
            "cli",
            "fuzz",
            "bench",
            "storage",
            "security",
            "archive",
            "documents",
            "cases",
            "reports",
            "exchange",
            "web",
            "app");

    private static final List<String> TOOLKIT = List.of("kernel", "dicom", "imaging", "dimse", "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.consilium");

    @Test
    void everyModuleOnTheClassPathHasItsPlaceInTheOrder() {
        assertThat(CLASSES.stream().map(ArchitectureTest::module).distinct()).isSubsetOf(concat(MODULES, "testkit"));
    }

    @Test
    void aModuleKnowsOnlyModulesBelowIt() {
        for (int i = 0; i < MODULES.size(); i++) {
            var above = MODULES.subList(i + 1, MODULES.size()).stream()
                    .map(ArchitectureTest::packages)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packages(MODULES.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void theToolkitKnowsNothingOfSpringOrOfDatabases() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        TOOLKIT.stream().map(ArchitectureTest::packages).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "javax.sql..", "java.sql..", "org.quartz..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void nothingThatShipsUsesTheTestkit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.consilium.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.consilium.testkit..")
                .check(CLASSES);
    }

    @Test
    void packagesOfAModuleFormNoCycles() {
        for (var module : MODULES) {
            slices().matching("org.consilium." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageSaysItsPurposeAndIsNullMarked() {
        var unmarked = new TreeSet<String>();
        for (JavaClass each : CLASSES) {
            if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(each.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void noPackageIsNamedAfterAKindOfClass() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..impl..", "..util..", "..utils..", "..dto..", "..common..", "..helper..", "..helpers..")
                .check(CLASSES);
    }

    @Test
    void sqlIsWrittenWithJdbcClientOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("org.consilium..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..")
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        classes()
                .that()
                .resideInAnyPackage("org.consilium.archive..", "org.consilium.cases..", "org.consilium.exchange..")
                .should()
                .onlyCallMethodsThat(new NotTheSystemClock())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static String packages(String module) {
        return "org.consilium." + module + "..";
    }

    private static String module(JavaClass each) {
        return each.getPackageName().split("\\.", -1)[2];
    }

    private static List<String> concat(List<String> list, String last) {
        return java.util.stream.Stream.concat(list.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
