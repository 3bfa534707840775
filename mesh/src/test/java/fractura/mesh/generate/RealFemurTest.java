package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.surface.ClosedSurface;
import fractura.mesh.surface.SurfaceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Femora of people, where the folder of public data is at hand (`-Dfractura.data=folder`). The numbers are
/// what was measured on the landmarks drawn over the bones and looked at; bounds leave room for the voxels.
@Tag("slow")
class RealFemurTest {
    private static Path file(String name) {
        String data = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        Path file = Path.of(data, name);
        assumeTrue(!data.isEmpty() && Files.isRegularFile(file), "skipped: no folder of public data holds " + name);
        return file;
    }

    private static FemurShape surface(String name, Side side, double voxelMm) {
        Path file = file(name);
        ClosedSurface closed =
                ClosedSurface.of(name, SurfaceFile.read(file).surface().toPatient("LPS", 1));
        LabelSource labels = SurfaceScan.of(closed, Optional.empty(), 1000, 1000, List.of(), voxelMm)
                .labels();
        return FemurShape.of(List.of(labels), side);
    }

    private static FemurShape label(int value, Side side) {
        LabelMap map = LabelMap.read(file("totalseg_lumbar_pelvis_3mm/example_seg_fast_force_split.nii.gz"));
        return FemurShape.of(List.of(new LabelSource("seg", map, LabelRoles.ofBone(value))), side);
    }

    @Test
    void a_whole_left_femur_has_the_sizes_of_one_with_any_voxel() {
        for (double voxel : new double[] {1.5, 3}) {
            FemurShape found = surface("meshes_gfxmorph/femur.stl", Side.LEFT, voxel);
            print("gfxmorph, " + voxel + " mm", found);
            Site.Femur f = found.femur();
            assertEquals(Optional.of(Side.LEFT), found.sideOfShape());
            assertEquals(21.3, f.head().radiusMm(), 0.3);
            assertEquals(125.3, f.neck().shaftAngleDeg(), 1.5);
            assertEquals(2.5, f.frame().anteversionDeg(), 2.5);
            double[] lesser = f.lesserTrochanterMm().orElseThrow();
            double below = f.shaft().heightOf(f.head().centreMm()) - f.shaft().heightOf(lesser);
            assertEquals(Site.Femur.USUAL_LESSER_IN_RADII * 21.3, below, 4);
            assertEquals(414, found.lengthMm().orElseThrow(), 2 * voxel);
            assertTrue(f.condyles().isPresent() && !f.shaft().isCut());
            assertEquals(List.of(), found.warnings());
        }
    }

    @Test
    void a_whole_right_femur_lying_askew_is_known_by_its_shape() {
        FemurShape found = surface("meshes_comodo/comodo_femur.stl", Side.RIGHT, 2);
        print("comodo, 2 mm", found);
        assertEquals(Optional.of(Side.RIGHT), found.sideOfShape());
        assertEquals(25.6, found.femur().head().radiusMm(), 0.4);
        assertEquals(117.7, found.femur().neck().shaftAngleDeg(), 1.5);
        assertTrue(surface("meshes_comodo/comodo_femur.stl", Side.LEFT, 3).warnings().stream()
                .anyMatch(w -> w.code().equals("W08") && w.level() == Warning.Level.BLOCK));
    }

    /// The scan ends in the trochanteric region: 32 mm below the centre of the head, some 20 mm above where a
    /// lesser trochanter lies.
    @Test
    void the_right_femur_of_the_pelvis_scan_ends_above_its_lesser_trochanter() {
        FemurShape found = label(76, Side.RIGHT);
        print("pelvis scan, right, 3 mm", found);
        assertEquals(24.8, found.femur().head().radiusMm(), 0.3);
        assertEquals(31.9, found.lengthBelowHeadMm(), 1.5);
        assertTrue(found.femur().endsAboveShaft()
                && found.femur().lesserTrochanterMm().isEmpty());
        assertTrue(found.warnings().stream()
                .anyMatch(w -> w.code().equals("W05")
                        && w.level() == Warning.Level.BLOCK
                        && w.text().contains("usually lies 51 mm below it: no shaft is in the scan")));
        assertTrue(label(76, Side.LEFT).warnings().stream()
                .anyMatch(w -> w.code().equals("W08") && w.level() == Warning.Level.BLOCK));
        assertTrue(
                label(75, Side.LEFT).warnings().stream().anyMatch(w -> w.code().equals("W05")));
    }

    private static void print(String what, FemurShape found) {
        Site.Femur f = found.femur();
        System.out.printf(
                Locale.ROOT,
                "%s: head %.1f mm (rms %.2f, %.0f %% of the ball), neck %.1f mm, angle %.1f°, anteversion %.1f°%s, shaft"
                        + " %.1f mm leaning back %.1f°, below head %.0f mm, lesser trochanter %.1f"
                        + " head radii below the head, below it %s mm, length %s mm%n",
                what,
                f.head().radiusMm(),
                found.headResidualMm(),
                100 * found.headCoverage(),
                f.neck().radiusMm(),
                f.neck().shaftAngleDeg(),
                f.frame().anteversionDeg(),
                f.frame().isAnteversionAssumed() ? " (assumed)" : "",
                f.shaft().radiusMm(),
                Turned.degrees(f.shaft().axis(), f.frame().proximal()),
                found.lengthBelowHeadMm(),
                f.lesserTrochanterMm()
                        .map(t -> (f.shaft().heightOf(f.head().centreMm())
                                        - f.shaft().heightOf(t))
                                / f.head().radiusMm())
                        .orElse(Double.NaN),
                f.lengthBelowLesserTrochanterMm(),
                found.lengthMm());
    }
}
