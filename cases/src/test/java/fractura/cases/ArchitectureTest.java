package fractura.cases;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fractura.cases.canary.left.Left;
import fractura.cases.canary.right.Right;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls of the house, as `cases/docs/architecture.md` draws them.
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fractura");

    /// A rule also holds where no class is left that could break it.
    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }

    @ParameterizedTest
    @MethodSource("fractura.cases.ImportTable#rows")
    void a_room_opens_only_to_the_rooms_it_may_import(ImportTable.Row row) {
        String[] open = row.open().toArray(String[]::new);
        holds(noClasses()
                .that(resideInAPackage(row.room()))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("fractura..").and(DescribedPredicate.not(resideInAnyPackage(open)))));
    }

    @Test
    void every_room_has_its_row_and_every_row_its_room() throws IOException {
        Set<String> rooms = ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> rows =
                ImportTable.rows().stream().map(ImportTable.Row::room).collect(Collectors.toSet());
        assertEquals(rooms, rows);
    }

    /// A door that nobody uses hides the next one who should not.
    @ParameterizedTest
    @MethodSource("fractura.cases.ImportTable#rows")
    void a_row_opens_no_room_that_nobody_enters(ImportTable.Row row) {
        Set<String> entered = ALL.stream()
                .filter(c -> c.getPackageName().equals(row.room()))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(d -> d.getTargetClass().getPackageName())
                .collect(Collectors.toSet());
        List<String> unused = row.open().stream()
                .filter(open -> entered.stream().noneMatch(PackageMatcher.of(open)::matches))
                .filter(open -> !open.equals(row.room()))
                .toList();
        assertEquals(List.of(), unused, row.room());
    }

    /// A law names the density kind it wants; turning one kind into another is the one thing mechanics takes from
    /// there.
    @Test
    void of_calibration_the_laws_know_only_the_conversion_of_density_kinds() {
        holds(noClasses()
                .that(resideInAPackage("fractura.solver.material"))
                .should()
                .dependOnClassesThat(resideInAPackage("fractura.mesh.density")
                        .and(DescribedPredicate.not(nameMatching("fractura\\.mesh\\.density\\.DensityConversion")))));
    }

    @Test
    void rooms_have_no_cycles() {
        holds(slices().matching("fractura.mesh.(*)..").should().beFreeOfCycles());
        holds(slices().matching("fractura.solver.(*)..").should().beFreeOfCycles());
        holds(slices().matching("fractura.cases.(*)..").should().beFreeOfCycles());
        holds(slices().matching("fractura.(*)..").should().beFreeOfCycles());
    }

    @Test
    void a_library_lives_in_its_rooms() throws IOException {
        for (Map.Entry<String, List<String>> library : ImportTable.LIBRARIES.entrySet()) {
            String[] homes = ImportTable.rows().stream()
                    .filter(r -> r.libraries().contains(library.getKey()))
                    .map(ImportTable.Row::room)
                    .toArray(String[]::new);
            assertTrue(homes.length > 0, library.getKey() + " has no room in the table");
            keptIn(homes, library.getValue().toArray(String[]::new));
        }
        keptIn(new String[] {"fractura.viz"}, "java.util.logging..");
    }

    @Test
    void the_table_names_no_library_without_a_rule() throws IOException {
        Set<String> named =
                ImportTable.rows().stream().flatMap(r -> r.libraries().stream()).collect(Collectors.toSet());
        assertEquals(ImportTable.LIBRARIES.keySet(), named);
    }

    private static void keptIn(String[] homes, String... library) {
        holds(noClasses()
                .that(resideInAPackage("fractura..").and(DescribedPredicate.not(resideInAnyPackage(homes))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library)));
    }

    @Test
    void nothing_is_sent_anywhere() {
        holds(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.rmi..")
                        .or(nameMatching("java\\.net\\..*(Socket|Connection|InetAddress).*"))));
        holds(noClasses().should().callMethod(URL.class, "openStream"));
    }

    @Test
    void kernels_use_no_streams_no_logs_and_no_text_formatting() {
        DescribedPredicate<JavaClass> kernels =
                resideInAnyPackage("fractura.solver.element", "fractura.solver.linear", "fractura.solver.assembly");
        holds(noClasses().that(kernels).should().dependOnClassesThat(resideInAPackage("java.util.stream")));
        holds(noClasses()
                .that(kernels)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging", "org.slf4j")));
        holds(noClasses().that(kernels).should().dependOnClassesThat(nameMatching("java\\.lang\\.System\\$Logger")));
        // a table of the levels and a message are made once a system
        holds(noClasses()
                .that(kernels)
                .and()
                .doNotHaveSimpleName("VoxelHierarchy")
                .and()
                .doNotHaveSimpleName("MemoryNeed")
                .should()
                .callMethodWhere(target(owner(type(String.class))).and(target(name("format")))));
    }

    @Test
    void only_the_command_line_speaks_to_the_standard_streams_and_ends_the_process() {
        DescribedPredicate<JavaClass> elsewhere =
                resideInAPackage("fractura..").and(DescribedPredicate.not(resideInAPackage("fractura.cases.cli")));
        holds(noClasses().that(elsewhere).should().accessField(System.class, "out"));
        holds(noClasses().that(elsewhere).should().accessField(System.class, "err"));
        holds(noClasses().that(elsewhere).should().callMethod(System.class, "exit", int.class));
    }

    @Test
    void imaging_mechanics_and_pictures_know_no_wall_clock_and_no_unseeded_chance() {
        DescribedPredicate<JavaClass> lower = resideInAnyPackage("fractura.mesh..", "fractura.solver..");
        for (Class<?> clock : new Class<?>[] {Clock.class, Instant.class, LocalDateTime.class, ZonedDateTime.class}) {
            holds(noClasses()
                    .that(lower)
                    .should()
                    .dependOnClassesThat(nameMatching(clock.getName().replace(".", "\\."))));
        }
        // the day a file names is data; today is a clock
        holds(noClasses()
                .that(lower)
                .should()
                .callMethodWhere(target(owner(assignableTo(LocalDate.class))).and(target(name("now")))));
        holds(noClasses().that(lower).should().callMethod(System.class, "currentTimeMillis"));
        holds(noClasses().that(lower).should().callMethod(Math.class, "random"));
        holds(noClasses().that(lower).should().callConstructor(Random.class));
        holds(noClasses()
                .that(lower)
                .should()
                .dependOnClassesThat(
                        nameMatching(ThreadLocalRandom.class.getName().replace(".", "\\."))));
        // the door reports how long it took; the warm-up picks between loops that have the same bits
        holds(noClasses()
                .that(lower.and(DescribedPredicate.not(resideInAPackage("fractura.solver"))))
                .and(DescribedPredicate.not(nameMatching("fractura\\.solver\\.assembly\\.WarmUp")))
                .should()
                .callMethod(System.class, "nanoTime"));
    }

    @Test
    void no_class_is_named_after_nothing() {
        holds(noClasses().should().haveNameMatching(".*(Util|Helper|Manager)[^.]*"));
        holds(noClasses().should().haveNameMatching(".*Impl"));
        holds(noClasses().should().haveNameMatching(".*\\.Abstract[^.]*"));
    }

    @Test
    void the_importer_sees_all_four_modules() {
        for (String module : new String[] {"mesh", "solver", "viz", "cases"}) {
            String room = "fractura." + module;
            assertTrue(
                    ALL.stream().anyMatch(c -> c.getPackageName().startsWith(room)), "nothing imported from " + room);
        }
        assertTrue(ALL.size() > 50, "only " + ALL.size() + " classes imported");
    }

    /// Two rooms of test code that know each other: were the importer blind, this cycle would pass.
    @Test
    void a_cycle_is_noticed_when_there_is_one() {
        JavaClasses pair = new ClassFileImporter().importClasses(Left.class, Right.class);
        AssertionError noticed =
                assertThrows(AssertionError.class, () -> slices().matching("fractura.cases.canary.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .check(pair));
        assertTrue(noticed.getMessage().contains("Cycle detected"), noticed.getMessage());
        assertThrows(AssertionError.class, () -> noClasses()
                .that(resideInAPackage("fractura.cases.canary.left"))
                .should()
                .dependOnClassesThat(resideInAPackage("fractura.cases.canary.right"))
                .check(pair));
    }
}
