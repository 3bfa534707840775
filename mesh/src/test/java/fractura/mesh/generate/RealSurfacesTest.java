package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.surface.ClosedSurface;
import fractura.mesh.surface.SurfaceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Surfaces of real bones where the folder of public data is at hand (`-Dfractura.data=folder`): voxels hold what
/// the surface encloses.
@Tag("slow")
class RealSurfacesTest {
    @ParameterizedTest
    @CsvSource({
        "meshes_gfxmorph/femur.stl, 1, stl",
        "meshes_gfxmorph/femur_cortex.stl, 1, stl",
        "meshes_comodo/comodo_femur.stl, 1, stl",
        "meshes_comodo/comodo_vertebra.stl, 1, stl",
        "meshes_remus_lumbar_m/remus_L3_shrink.obj, 1000, obj",
        "meshes_remus_lumbar_m/remus_L5_shrink.obj, 1000, obj",
    })
    void the_voxels_of_a_bone_hold_the_volume_of_its_surface(String name, double millimetres, String format) {
        String data = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        Path file = Path.of(data, name);
        assumeTrue(!data.isEmpty() && Files.exists(file), "skipped: no " + name + " under fractura.data");
        SurfaceFile read = SurfaceFile.read(file);
        assertEquals(format, read.format());
        ClosedSurface closed = ClosedSurface.of(name, read.surface().toPatient("LPS", millimetres));
        SurfaceScan scan = SurfaceScan.of(closed, Optional.empty(), 0, 200, List.of(), 1);
        double exact = closed.surface().signedVolume() / 1000;
        System.out.printf(
                "%s: %.3f cm³ inside, voxels %.3f cm³, %d holes, box %s%n",
                name,
                exact,
                scan.boneCm3(),
                closed.holes().size(),
                java.util.Arrays.toString(closed.surface().box()));
        assertTrue(exact > 10);
        assertEquals(exact, scan.boneCm3(), 1e-3 * exact);
    }
}
