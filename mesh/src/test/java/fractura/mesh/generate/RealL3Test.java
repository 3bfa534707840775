package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A human third lumbar vertebra at 1.5 mm, with its body labelled in a second map.
class RealL3Test {
    private static final Path CASE = Path.of("..", "cases", "gallery", "01-l3-real");
    private static Volume density;
    private static List<LabelSource> withBody;

    @BeforeAll
    static void read() {
        Volume ct = Volume.read(CASE.resolve("ct.nii.gz"));
        float[] values = ct.values().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] *= 0.00075f;
        }
        density = new Volume(ct.grid(), values);
        withBody = List.of(
                new LabelSource("labels.nii.gz", LabelMap.read(CASE.resolve("labels.nii.gz")), LabelRoles.ofBone(22)),
                new LabelSource(
                        "regions.nii.gz",
                        LabelMap.read(CASE.resolve("regions.nii.gz")),
                        LabelRoles.none().withBody(49, 50)));
    }

    @Test
    void body_from_shape_agrees_with_the_labelled_body() {
        VertebraAxes labelled = VertebraAxes.of(withBody);
        VertebraAxes shaped = VertebraAxes.of(List.of(withBody.getFirst()));
        assertEquals(26.6, labelled.heightMm(), 0.5);
        assertEquals(labelled.heightMm(), shaped.heightMm(), 0.3);
        double[] off = new double[3];
        for (int a = 0; a < 3; a++) {
            off[a] = Turned.degrees(Turned.axis(labelled.axes(), a), Turned.axis(shaped.axes(), a));
        }
        assertTrue(off[2] < 0.5, "superior off by " + off[2]);
        assertTrue(off[0] < 1.5 && off[1] < 1.5, "left and posterior off by " + off[0] + " " + off[1]);
        assertEquals(labelled.bodyVolumeMm3(), shaped.bodyVolumeMm3(), 0.05 * labelled.bodyVolumeMm3());
        assertEquals(labelled.upperEndplateMm2(), shaped.upperEndplateMm2(), 0.08 * labelled.upperEndplateMm2());
    }

    @Test
    void the_specimen_keeps_volume_density_and_one_piece() {
        Generated made = VoxelMesher.defaults().mesh(density, DensityKind.K2HPO4, withBody, "L3");
        GenerationFacts facts = made.facts();
        assertEquals(59.73, facts.maskVolumeCm3(), 0.01);
        assertEquals(facts.maskVolumeCm3(), facts.meshVolumeCm3(), 0.02 * facts.maskVolumeCm3());
        assertEquals(0, facts.droppedVolumeCm3(), 0.01);
        assertEquals(170, facts.meanDensityMgCm3(), 5);
        assertEquals(42, facts.trabecularDensityMgCm3().orElseThrow(), 5);
        assertTrue(facts.elementCount() > 75_000 && facts.elementCount() < 90_000, "" + facts.elementCount());
        assertTrue(made.warnings().isEmpty(), made.warnings().toString());
    }

    @Test
    void both_discs_cover_the_endplates_with_flat_faces() {
        Specimen specimen = VoxelMesher.defaults()
                .mesh(density, DensityKind.K2HPO4, withBody, "L3")
                .specimen();
        VertebraAxes axes = VertebraAxes.of(withBody);
        int nz = specimen.mesh().grid().nz();
        int[] top = new int[nz];
        int[] bottom = new int[nz];
        for (int e = 0; e < specimen.mesh().elementCount(); e++) {
            int k = specimen.mesh().elementIjk(e)[2];
            top[k] += specimen.elementTissue(e) == Tissue.PLATEN_TOP ? 1 : 0;
            bottom[k] += specimen.elementTissue(e) == Tissue.PLATEN_BOTTOM ? 1 : 0;
        }
        int up = nz - 1;
        while (top[up] == 0) {
            up--;
        }
        int low = 0;
        while (bottom[low] == 0) {
            low++;
        }
        assertEquals(axes.upperEndplateMm2(), top[up], 0.03 * axes.upperEndplateMm2());
        assertEquals(axes.lowerEndplateMm2(), bottom[low], 0.03 * axes.lowerEndplateMm2());
        for (int n = 0; n < 5; n++) {
            assertEquals(top[up], top[up - n], 0.03 * top[up]);
            assertEquals(bottom[low], bottom[low + n], 0.03 * bottom[low]);
        }
    }
}
