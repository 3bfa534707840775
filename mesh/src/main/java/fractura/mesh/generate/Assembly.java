package fractura.mesh.generate;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.Warning;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The last step: one connected mesh, density and tissue at its samples, and the facts.
final class Assembly {
    private static final double INTERIOR_MM = 2.5;
    /// Project choice: more than this share of volume lost or won means that
    /// the voxels are too coarse for the shape.
    private static final double VOLUME_SHARE = 0.05;

    /// Share of an endplate that a disc has to touch (a choice): on real vertebrae it was 0.75 to 1.26, on labels
    /// that do not lie on each other 0.002 to 0.14.
    private static final double LEAST_CONTACT = 0.5;

    private final Volume density;
    private final DensityKind kind;
    private final BoneMask mask;
    private final List<Warning> warnings = new ArrayList<>();
    private double droppedMm3;
    private double trimmedMm3;

    Assembly(Volume density, DensityKind kind, BoneMask mask, List<Warning> found) {
        this.density = density;
        this.kind = kind;
        this.mask = mask;
        warnings.addAll(mask.warnings());
        warnings.addAll(found);
        droppedMm3 = mask.droppedMm3();
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    /// @param mm3 volume of mask beyond the end that was cut square
    void noteTrimmed(double mm3) {
        trimmedMm3 += mm3;
    }

    void noteCut(double cutMm3) {
        if (cutMm3 > 0) {
            droppedMm3 += cutMm3;
            warn(Warning.note(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "%.3f cm³ of bone spikes stood out of the discs and were cut.",
                            cutMm3 / 1000)));
        }
    }

    /// @param voxels the model
    /// @param site the bone
    /// @param shape what was measured on it
    /// @param asDrawn whether voxels are label voxels: then one density and tissue fills each
    /// @return the specimen
    Generated specimen(Voxels voxels, Site site, BoneShape shape, boolean asDrawn) {
        keepLargest(voxels);
        if (site instanceof Site.Vertebra vertebra) {
            refuseLooseDisc(voxels, mask.hasPlatens());
            refuseLittleContact(voxels, Voxels.PLATEN_TOP, "upper", vertebra);
            refuseLittleContact(voxels, Voxels.PLATEN_BOTTOM, "lower", vertebra);
        }
        Grid grid = voxels.grid();
        boolean[] keep = new boolean[voxels.fill().length];
        for (int v = 0; v < keep.length; v++) {
            keep[v] = voxels.fill()[v] != Voxels.EMPTY;
        }
        VoxelMesh mesh = VoxelMesh.of(grid, keep);
        int samples = Specimen.SAMPLES * mesh.elementCount();
        Specimen specimen = new Specimen(mesh, new float[samples], new byte[samples], kind, site);
        sample(specimen, voxels, asDrawn);
        GenerationFacts facts = facts(specimen, voxels, shape);
        checkVolume(facts);
        return new Generated(specimen, warnings, facts);
    }

    private void keepLargest(Voxels voxels) {
        Grid grid = voxels.grid();
        byte[] fill = voxels.fill();
        boolean[] any = new boolean[fill.length];
        for (int v = 0; v < any.length; v++) {
            any[v] = fill[v] != Voxels.EMPTY;
        }
        Components faces = Components.of(any, grid.nx(), grid.ny(), Components.Contact.FACE);
        int[] touching =
                Components.of(any, grid.nx(), grid.ny(), Components.Contact.ANY).labels();
        int dropped = 0;
        int hinged = 0;
        int main = -1;
        for (int v = 0; v < fill.length && main < 0; v++) {
            main = faces.labels()[v] == 0 ? touching[v] : -1;
        }
        for (int v = 0; v < fill.length; v++) {
            if (faces.labels()[v] > 0) {
                dropped++;
                hinged += touching[v] == main ? 1 : 0;
                fill[v] = Voxels.EMPTY;
            }
        }
        if (dropped > 0) {
            droppedMm3 += dropped * grid.voxelVolumeMm3();
            warn(Warning.note(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "%d elements (%.3f cm³) share no face with the rest of the mesh and are left out; %d of them "
                                    + "hang on it by an edge or corner.",
                            dropped,
                            dropped * grid.voxelVolumeMm3() / 1000,
                            hinged)));
        }
    }

    private static void refuseLooseDisc(Voxels voxels, boolean isDrawn) {
        if (voxels.count(Voxels.PLATEN_TOP) == 0 || voxels.count(Voxels.PLATEN_BOTTOM) == 0) {
            throw new InputException(
                    isDrawn
                            ? "A disc does not touch the bone. Draw it up to the endplate, or leave the discs out "
                                    + "to have them made."
                            : "No disc could be set on an endplate: what is there is not of the bone. Check that the labels"
                                    + " of bone and body lie on each other, and take smaller voxels where the body is a few"
                                    + " voxels high (mesh: voxel-mm).");
        }
    }

    /// A disc beside the endplate loads something else than the body.
    private static void refuseLittleContact(Voxels voxels, byte disc, String name, Site.Vertebra vertebra) {
        double area = contactMm2(voxels, disc);
        if (area < LEAST_CONTACT * vertebra.endplateAreaMm2()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The %s disc touches %.0f mm² of bone, and an endplate has %.0f mm²: it does not load the body."
                            + " Check that the labels of body, bone and discs lie on each other, and that the body is"
                            + " labelled whole.",
                    name,
                    area,
                    vertebra.endplateAreaMm2()));
        }
    }

    /// Area of a disc on bone: voxels of it that share a face with bone, times the area of a face.
    private static double contactMm2(Voxels voxels, byte disc) {
        Grid g = voxels.grid();
        int[] step = {1, g.nx(), g.nx() * g.ny()};
        int[] size = {g.nx(), g.ny(), g.nz()};
        int count = 0;
        for (int v = 0; v < voxels.fill().length; v++) {
            boolean touches = false;
            for (int a = 0; a < 3 && voxels.fill()[v] == disc; a++) {
                int at = v / step[a] % size[a];
                touches |= at > 0 && voxels.isBone(v - step[a]);
                touches |= at + 1 < size[a] && voxels.isBone(v + step[a]);
            }
            count += touches ? 1 : 0;
        }
        return count * g.spacingMm()[0] * g.spacingMm()[1];
    }

    private void sample(Specimen specimen, Voxels voxels, boolean asDrawn) {
        VoxelMesh mesh = specimen.mesh();
        float[] rho = specimen.density();
        byte[] tissue = specimen.tissue();
        for (int e = 0; e < mesh.elementCount(); e++) {
            int v = mesh.voxel(e);
            for (int s = Specimen.SAMPLES * e; s < Specimen.SAMPLES * (e + 1); s++) {
                if (!voxels.isBone(v)) {
                    tissue[s] = (byte) voxels.platen(v).ordinal();
                    continue;
                }
                double[] p = asDrawn ? mesh.elementCentre(e) : specimen.samplePosition(s);
                double[] d = density.grid().toVoxel(p[0], p[1], p[2]);
                if (asDrawn) {
                    for (int a = 0; a < 3; a++) {
                        d[a] = Math.round(d[a]);
                    }
                }
                rho[s] = (float) density.interpolate(d[0], d[1], d[2]);
                tissue[s] = lesionAt(p);
            }
        }
    }

    private byte lesionAt(double[] p) {
        double[] m = mask.grid().toVoxel(p[0], p[1], p[2]);
        int i = (int) Math.floor(m[0] + 0.5);
        int j = (int) Math.floor(m[1] + 0.5);
        int k = (int) Math.floor(m[2] + 0.5);
        if (!mask.grid().contains(i, j, k)) {
            return (byte) Tissue.BONE.ordinal();
        }
        byte lesion = mask.lesion()[mask.grid().index(i, j, k)];
        return lesion >= 0 ? lesion : (byte) Tissue.BONE.ordinal();
    }

    private GenerationFacts facts(Specimen specimen, Voxels voxels, BoneShape shape) {
        VoxelMesh mesh = specimen.mesh();
        double h = mesh.voxelMm();
        int[] samples = new int[Tissue.values().length];
        double sum = 0;
        for (int s = 0; s < specimen.tissue().length; s++) {
            samples[specimen.tissue()[s]]++;
            sum += specimen.tissueAt(s).isBone() ? specimen.density()[s] : 0;
        }
        double sampleCm3 = h * h * h / Specimen.SAMPLES / 1000;
        Map<Tissue, Double> lesions = new EnumMap<>(Tissue.class);
        long bone = 0;
        for (Tissue t : Tissue.values()) {
            int n = samples[t.ordinal()];
            bone += t.isBone() ? n : 0;
            if (t.isLesion() && n > 0) {
                lesions.put(t, n * sampleCm3);
            }
        }
        int top = samples[Tissue.PLATEN_TOP.ordinal()] / Specimen.SAMPLES;
        int bottom = samples[Tissue.PLATEN_BOTTOM.ordinal()] / Specimen.SAMPLES;
        return new GenerationFacts(
                shape,
                h,
                (mask.volumeMm3() - trimmedMm3) / 1000,
                bone * sampleCm3,
                droppedMm3 / 1000,
                1000 * sum / bone,
                shape instanceof VertebraAxes ? trabecular(specimen, voxels) : OptionalDouble.empty(),
                lesions,
                mesh.elementCount(),
                mesh.elementCount() - top - bottom,
                top,
                bottom);
    }

    /// Mean density deep inside the body, lesions left out, mg/cm³.
    private static OptionalDouble trabecular(Specimen specimen, Voxels voxels) {
        VoxelMesh mesh = specimen.mesh();
        Grid grid = voxels.grid();
        float[] depth = DistanceTransform.of(voxels.flags(Voxels.BODY), grid.nx(), grid.ny());
        double sum = 0;
        long n = 0;
        for (int s = 0; s < specimen.tissue().length; s++) {
            double deep = (depth[mesh.voxel(s / Specimen.SAMPLES)] - 0.5) * mesh.voxelMm();
            if (deep > INTERIOR_MM && specimen.tissueAt(s) == Tissue.BONE) {
                sum += specimen.density()[s];
                n++;
            }
        }
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000 * sum / n);
    }

    private void checkVolume(GenerationFacts facts) {
        double change = facts.meshVolumeCm3() / facts.maskVolumeCm3() - 1;
        if (Math.abs(change) > VOLUME_SHARE) {
            warn(Warning.caution(
                    "W15",
                    String.format(
                            Locale.ROOT,
                            "The mesh holds %.1f cm³ of bone, the mask %.1f cm³ (%+.0f %%): voxels of %.2f mm are coarse "
                                    + "for this shape.",
                            facts.meshVolumeCm3(),
                            facts.maskVolumeCm3(),
                            100 * change,
                            facts.voxelMm())));
        }
    }
}
