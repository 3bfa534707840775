package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static Rehearsal of(String gallery) {
        return Pipeline.rehearse("id", CaseFile.read(Path.of("gallery", gallery)), Progress.silent());
    }

    @Test
    void a_case_that_can_be_solved_tells_its_size_and_the_memory_that_takes() {
        Rehearsal.Ready ready = assertInstanceOf(Rehearsal.Ready.class, of("05-t8-breach"));
        assertEquals("id", ready.id());
        assertEquals(CaseResult.Status.CAUTION, ready.status());
        assertEquals(28_778, ready.elementCount());
        double perElement = ready.bytes() / (double) ready.elementCount();
        assertTrue(perElement > 150 && perElement < 1000, perElement + " bytes an element");
    }

    @Test
    void a_bone_that_is_cut_by_the_scan_is_blocked_for_the_reason_a_run_gives() {
        Rehearsal.Blocked blocked = assertInstanceOf(Rehearsal.Blocked.class, of("12-femur-real"));
        assertTrue(blocked.reasons().getFirst().startsWith("W05: The femur is cut"), blocked.reasons()::toString);
    }

    @Test
    void a_scan_that_is_none_is_refused_as_in_a_run(@TempDir Path temp) throws IOException {
        CaseFile asked = WrittenCase.in(temp)
                .read(
                        """
                case: empty
                site: {bone: vertebra, level: L3}
                ct: ct.nii.gz
                labels: {file: labels.nii.gz, bone: 22}
                """);
        assertThrows(InputException.class, () -> Pipeline.rehearse("id", asked, Progress.silent()));
    }
}
