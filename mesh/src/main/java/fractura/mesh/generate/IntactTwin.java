package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.Locale;
import java.util.OptionalDouble;

/// The same bone as if its lesions were not there: an estimate for comparison.
///
/// In a vertebra a lesion sample takes the density of its mirror point across the mid-sagittal plane of the
/// vertebra (through the body's centre, square to its left axis) where that is lesion-free bone; else the mean
/// of lesion-free bone around it, of the same region (body or posterior elements) and the same depth (within 2
/// mm of the surface, or deeper), so that neither cortex nor marrow leaks into the other. A femur has no mirror
/// plane: there every sample takes the mean of lesion-free bone around it of the same depth below the surface
/// (0 to 2, 2 to 4, 4 to 6, 6 to 9 mm, deeper), which in a shaft follows the cortex and the marrow. Everything
/// else keeps its bits.
///
/// Limits: bone that the mask itself has lost does not come back; bone around a lesion may be changed by it
/// too; a vertebra is only nearly symmetric; the lower face of a femur that is cut counts as surface. The
/// result is a guess with reasons, not the patient's former bone.
///
/// @param specimen the twin
/// @param mirroredSamples samples filled from the other side
/// @param averagedSamples samples filled by the mean around them
/// @param words how much was filled by which way
public record IntactTwin(Specimen specimen, int mirroredSamples, int averagedSamples, String words) {
    private static final double SHELL_MM = 2;

    /// Depths that part the layers of a femur, mm: a cortex is 1 mm thick at the neck and up to 9 mm in the
    /// shaft.
    private static final double[] LAYERS_MM = {2, 4, 6, 9};

    /// Kinds of bone there can be, and one more for all of them together.
    private static final int KINDS = 6;

    /// @param specimen a bone; with no lesion it comes back as it is
    /// @return its twin
    /// @throws InputException when no lesion-free bone is left to take a density from
    public static IntactTwin of(Specimen specimen) {
        Tissue[] all = Tissue.values();
        float[] density = specimen.density().clone();
        byte[] tissue = specimen.tissue().clone();
        int[] kinds = kinds(specimen);
        LocalMean[] means = new LocalMean[KINDS];
        int mirrored = 0;
        int averaged = 0;
        for (int s = 0; s < density.length; s++) {
            if (!all[tissue[s]].isLesion()) {
                continue;
            }
            int twin = mirror(specimen, s);
            if (twin >= 0 && specimen.tissueAt(twin) == Tissue.BONE) {
                density[s] = specimen.density()[twin];
                mirrored++;
            } else {
                density[s] = (float) around(specimen, s / Specimen.SAMPLES, kinds, means);
                averaged++;
            }
            tissue[s] = (byte) Tissue.BONE.ordinal();
        }
        return new IntactTwin(
                specimen.withSamples(density, tissue), mirrored, averaged, words(specimen, mirrored, averaged));
    }

    private static String words(Specimen specimen, int mirrored, int averaged) {
        int filled = mirrored + averaged;
        if (filled == 0) {
            return "The specimen holds no lesion; the twin is the specimen.";
        }
        double cm3 = filled * Math.pow(specimen.mesh().voxelMm(), 3) / Specimen.SAMPLES / 1000;
        return String.format(
                Locale.ROOT,
                "%.2f cm³ of lesion filled: %.0f %% from the mirrored side, %.0f %% from the mean of lesion-free bone "
                        + "nearby.",
                cm3,
                100.0 * mirrored / filled,
                100.0 * averaged / filled);
    }

    /// Sample at the mirror point, or -1.
    private static int mirror(Specimen specimen, int sample) {
        if (!(specimen.site() instanceof Site.Vertebra vertebra)) {
            return -1;
        }
        double[] left = Turned.axis(vertebra.axes(), 0);
        double[] p = specimen.samplePosition(sample);
        double off = Turned.dot(Turned.minus(p, vertebra.bodyCentreMm()), left);
        VoxelMesh mesh = specimen.mesh();
        double[] v = mesh.grid().toVoxel(p[0] - 2 * off * left[0], p[1] - 2 * off * left[1], p[2] - 2 * off * left[2]);
        int[] ijk = new int[3];
        int s = 0;
        for (int a = 0; a < 3; a++) {
            ijk[a] = (int) Math.floor(v[a] + 0.5);
            s |= v[a] >= ijk[a] ? 1 << a : 0;
        }
        int e = mesh.element(ijk[0], ijk[1], ijk[2]);
        return e < 0 ? -1 : Specimen.SAMPLES * e + s;
    }

    /// Per element of a vertebra: 0 core and 1 shell of the body, 2 core and 3 shell of the posterior elements;
    /// of a femur: its layer, 0 outermost; -1 no bone.
    private static int[] kinds(Specimen specimen) {
        VoxelMesh mesh = specimen.mesh();
        Grid grid = mesh.grid();
        boolean[] body = BodyColumns.of(specimen);
        boolean[] bone = new boolean[grid.voxelCount()];
        for (int e = 0; e < mesh.elementCount(); e++) {
            bone[mesh.voxel(e)] = specimen.elementTissue(e).isBone();
        }
        float[] depth = DistanceTransform.of(bone, grid.nx(), grid.ny());
        int[] kinds = new int[mesh.elementCount()];
        for (int e = 0; e < kinds.length; e++) {
            double deep = (depth[mesh.voxel(e)] - 0.5) * mesh.voxelMm();
            int kind =
                    specimen.site() instanceof Site.Femur ? layer(deep) : (body[e] ? 0 : 2) + (deep < SHELL_MM ? 1 : 0);
            kinds[e] = bone[mesh.voxel(e)] ? kind : -1;
        }
        return kinds;
    }

    private static int layer(double deepMm) {
        int layer = 0;
        while (layer < LAYERS_MM.length && deepMm >= LAYERS_MM[layer]) {
            layer++;
        }
        return layer;
    }

    private static double around(Specimen specimen, int e, int[] kinds, LocalMean[] means) {
        int[] ijk = specimen.mesh().elementIjk(e);
        int own = Math.max(0, kinds[e]);
        for (int kind : new int[] {own, means.length - 1}) {
            if (means[kind] == null) {
                boolean[] member = new boolean[kinds.length];
                for (int m = 0; m < member.length; m++) {
                    member[m] = kind == means.length - 1 ? kinds[m] >= 0 : kinds[m] == kind;
                }
                means[kind] = new LocalMean(specimen, member);
            }
            OptionalDouble mean = means[kind].at(ijk);
            if (mean.isPresent()) {
                return mean.getAsDouble();
            }
        }
        throw new InputException(
                "The lesion covers the whole bone: there is no lesion-free bone to take a density from. "
                        + "Compare with a neighbouring bone instead.");
    }
}
