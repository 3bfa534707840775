package fractura.mesh.generate;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From labels and density to a femur of cubic elements.
///
/// The grid's first axis runs up the bone (square to the end of a bone that is cut, else along the long axis),
/// its second to the front, its third to the patient's left (to the medial side of a right femur, to the
/// lateral side of a left one): rows of elements are long, which the solver likes, and the lower end of a bone
/// that is cut becomes one lattice plane. What the label holds is bone, marrow cavity included: its density
/// makes it soft.
///
/// @param voxelMm edge of the elements, mm, 0.2 to 10
/// @param surface what is done about the blurred cortex; an end that is cut gets no wall
/// @param shaftAxis direction of the shaft towards the hip, unit vector, LPS, for a bone that ends above it;
///     owned
public record FemurMesher(double voxelMm, BoneSurface surface, Optional<double[]> shaftAxis) {
    public FemurMesher {
        if (!(voxelMm >= 0.2 && voxelMm <= 10)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "A voxel of %.3g mm is outside 0.2 to 10 mm. Give an edge in that range; 1 mm is usual.",
                    voxelMm));
        }
    }

    /// A mesher that takes the surface as it is.
    ///
    /// @param voxelMm edge of the elements, mm, 0.2 to 10
    public FemurMesher(double voxelMm) {
        this(voxelMm, new BoneSurface.AsIs());
    }

    /// A mesher that has to see the shaft for itself.
    ///
    /// @param voxelMm edge of the elements, mm, 0.2 to 10
    /// @param surface what is done about the blurred cortex
    public FemurMesher(double voxelMm, BoneSurface surface) {
        this(voxelMm, surface, Optional.empty());
    }

    /// Makes the specimen.
    ///
    /// @param density calibrated density, g/cm³
    /// @param kind what the density stands for
    /// @param labels label maps with roles, on the grid of `density`
    /// @param side left or right
    /// @return specimen, warnings and facts
    /// @throws InputException when grids differ, labels are absent, empty or hold two bones, the shape is no
    ///     femur, or the voxel is too small for the memory
    public Generated mesh(Volume density, DensityKind kind, List<LabelSource> labels, Side side) {
        Runtime jvm = Runtime.getRuntime();
        long available = jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
        return mesh(density, kind, labels, side, available);
    }

    Generated mesh(Volume density, DensityKind kind, List<LabelSource> labels, Side side, long availableBytes) {
        BoneMask mask = BoneMask.of(labels, BoneMask.Kind.FEMUR);
        LabelReading.refuseOtherGrid(density, labels);
        if (mask.hasPlatens()) {
            throw new InputException(
                    "Discs (platen-top, platen-bottom) are drawn in the labels of a femur; they embed the"
                            + " ends of a vertebra. Delete these keys.");
        }
        FemurShape shape = FemurShape.of(mask, side, shaftAxis);
        Site.Femur.Shaft shaft = shape.femur().shaft();
        double[] end = shaft.end().pointMm();
        Layout layout = new Layout(axes(shape.femur()), end, 0, 0, mask.bone());
        Voxels voxels = Resampling.of(mask, layout, voxelMm, availableBytes);
        Assembly assembly =
                new Assembly(SurfaceTreatment.sharpened(surface, density, mask), kind, mask, shape.warnings());
        if (shaft.isCut()) {
            clearBelow(voxels, shaft.end());
            assembly.noteTrimmed(below(mask, shaft.end()));
        }
        return SurfaceTreatment.shelled(surface, assembly.specimen(voxels, shape.femur(), shape, false), mask);
    }

    /// Up the bone, to the front, to the patient's left.
    private static double[] axes(Site.Femur femur) {
        double[] up =
                femur.shaft().isCut() ? femur.shaft().end().up() : femur.frame().proximal();
        double[] front = Turned.across(femur.frame().anterior(), up);
        double[] left = Turned.cross(up, front);
        return new double[] {up[0], up[1], up[2], front[0], front[1], front[2], left[0], left[1], left[2]};
    }

    private static void clearBelow(Voxels voxels, Site.Femur.End end) {
        Grid g = voxels.grid();
        for (int i = 0; i < g.nx(); i++) {
            if (end.heightOf(g.toPatient(i, 0, 0)) < 0) {
                for (int v = i; v < g.voxelCount(); v += g.nx()) {
                    voxels.fill()[v] = Voxels.EMPTY;
                }
            }
        }
    }

    private static double below(BoneMask mask, Site.Femur.End end) {
        Grid g = mask.grid();
        double mm3 = 0;
        for (int v = 0; v < mask.bone().length; v++) {
            if (mask.bone()[v]) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                mm3 += end.heightOf(p) < 0 ? g.voxelVolumeMm3() : 0;
            }
        }
        return mm3;
    }
}
