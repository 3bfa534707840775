package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Warning;
import fractura.solver.Balance;
import fractura.solver.SolveReport;
import fractura.solver.linear.Solve;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinWallsTest {
    private static SolveReport report(double thinShare) {
        return new SolveReport(
                9,
                1e-7,
                Solve.Stop.RESIDUAL,
                0,
                0,
                0,
                1,
                1,
                new Balance(0, 0, 0, 0),
                0,
                List.of(),
                0,
                thinShare,
                0,
                "",
                0);
    }

    @Test
    void walls_of_one_voxel_are_a_caution_with_share_limit_and_cure() {
        Warning w = ThinWalls.finding("stance", report(0.42)).orElseThrow();
        assertEquals("W15", w.code());
        for (String word : new String[] {"stance", "42 %", "from 10 %", "half too stiff", "voxel-mm"}) {
            assertTrue(w.text().contains(word), w.text());
        }
    }

    @Test
    void the_dust_of_a_real_bone_is_none() {
        assertTrue(ThinWalls.finding("stance", report(0.02)).isEmpty());
    }
}
