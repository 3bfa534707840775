package fractura.cases.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sections of 20 x 10 mm of E = 9365 MPa (1.5 g/cm³ apparent); fat has 70 MPa.
class RigidityLossTest {
    private static final double LEFT_IN_FAT = 70 / 9365.0;

    private static float[] uniform(double density) {
        float[] all = new float[400];
        Arrays.fill(all, (float) density);
        return all;
    }

    private static RigidityLoss loss(float[] affected, float[] reference) {
        return RigidityLoss.of(
                DrawnSections.specimen(affected), DrawnSections.specimen(reference), List.of(DrawnSections.shaft()));
    }

    /// Rows 8 and 9 of the lower section, y = 3 to 5, emptied.
    private static float[] topEmptied() {
        float[] density = uniform(1.5);
        Arrays.fill(density, 200 + 160, 400, 0);
        return density;
    }

    @Test
    void a_fifth_of_a_section_emptied_takes_a_fifth_of_ea_and_half_of_the_weak_ei() {
        RigidityLoss loss = loss(topEmptied(), uniform(1.5));
        assertEquals(100 * 0.2 * (1 - LEFT_IN_FAT), loss.ea().percent(), 1e-4, "densities are single precision");
        double full = 20 * 1000 / 12.0;
        double left = 20 * 512 / 12.0;
        double fat = LEFT_IN_FAT * 20 * (8 / 12.0 + 2 * 5 * 5);
        assertEquals(100 * (1 - (left + fat) / full), loss.ei().percent(), 0.1, "the neutral axis moves by 0.01 mm");
        assertEquals(-90, loss.ea().place().heightMm());
        assertEquals(
                "60 mm below the lesser trochanter",
                SectionWords.of(DrawnSections.femur(), loss.ei().place()));
    }

    @Test
    void a_fifth_of_ea_and_half_of_ei_lost_is_at_risk_by_ei_alone() {
        Score.Measured score = CtRigidity.of(DrawnSections.femur(), loss(topEmptied(), uniform(1.5)), 0);
        assertEquals(Verdict.AT_RISK, score.verdict());
        assertEquals(
                List.of(false, true, false),
                score.measures().stream().map(Score.Measure::isReached).toList());
        assertEquals(
                "loss of least bending rigidity EI, 60 mm below the lesser trochanter",
                score.measures().get(1).words());
    }

    @Test
    void nothing_is_lost_where_density_rose() {
        float[] dense = uniform(1.5);
        Arrays.fill(dense, 200, 260, 1.8f);
        RigidityLoss loss = loss(dense, uniform(1.5));
        assertEquals(0, loss.ea().percent());
        assertEquals(0, loss.ei().percent());
        Score.Measured score = CtRigidity.of(DrawnSections.femur(), loss, 0.3);
        assertEquals(Verdict.OPEN, score.verdict(), "a third of the lesion was not looked at");
        assertTrue(score.measures().stream().noneMatch(m -> m.words().contains("trochanter")), "nowhere");
        assertEquals(30, score.find("lesionOutsidePercent").orElseThrow().value(), 1e-12);
    }
}
