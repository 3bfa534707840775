package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.cortex.CorticalThickness;
import fractura.mesh.generate.BoneCortex;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CortexOfRealBoneTest {
    /// Sections of vertebrae have a shell of 0.3 to 0.6 mm. Through voxels of 1.5 mm it comes out thicker, as
    /// dense trabeculae behind it count as wall: the band is wide, and a slip of units or of the normal leaves
    /// it.
    @Test
    void the_cortex_of_the_real_vertebra_is_some_tenths_of_a_millimetre_or_a_little_more() {
        CaseFile asked = CaseFile.read(Path.of("../cases/gallery/01-l3-real/case.yaml"));
        Scan scan = Scan.read(asked, Progress.silent());
        CorticalThickness t =
                BoneCortex.ofVertebra(scan.density(), scan.labels()).orElseThrow();
        assertTrue(t.medianMm() > 0.3 && t.medianMm() < 1.2, t::toString);
        assertTrue(t.failedShare() < 0.3, t::toString);
    }
}
