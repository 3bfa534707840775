package fractura.mesh.generate;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Site;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Locale;

/// From labels and density to a vertebra of cubic elements between two flat discs.
///
/// Where no discs are drawn in the labels, the bone is turned onto a grid of its own axes (X left, Y posterior,
/// Z superior) and discs are moulded to its endplates. Where they are drawn, the label grid is taken as it is:
/// no resampling of geometry, and one density per voxel.
///
/// @param voxelMm edge of the elements, mm, 0.2 to 10; not used when discs are drawn
/// @param platenMm thickness of the discs beyond the most prominent bone,
/// mm, 1 to 20; not used when discs are drawn
/// @param surface what is done about the blurred cortex
public record VoxelMesher(double voxelMm, double platenMm, BoneSurface surface) {
    public VoxelMesher {
        if (!(voxelMm >= 0.2 && voxelMm <= 10)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "A voxel of %.3g mm is outside 0.2 to 10 mm. Give an edge in that range; 1 mm is usual.",
                    voxelMm));
        }
        if (!(platenMm >= 1 && platenMm <= 20)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "A disc of %.3g mm is outside 1 to 20 mm. Give a thickness in that range; 5 mm is usual.",
                    platenMm));
        }
    }

    /// A mesher that takes the surface as it is.
    ///
    /// @param voxelMm edge of the elements, mm, 0.2 to 10
    /// @param platenMm thickness of the discs, mm, 1 to 20
    public VoxelMesher(double voxelMm, double platenMm) {
        this(voxelMm, platenMm, new BoneSurface.AsIs());
    }

    /// @return 1 mm voxels, 5 mm discs, the surface as it is
    public static VoxelMesher defaults() {
        return new VoxelMesher(1.0, 5.0);
    }

    /// @param edgeMm edge of the elements, mm
    /// @return a copy with it
    public VoxelMesher withVoxelMm(double edgeMm) {
        return new VoxelMesher(edgeMm, platenMm, surface);
    }

    /// @param treatment what is done about the blurred cortex
    /// @return a copy with it
    public VoxelMesher withSurface(BoneSurface treatment) {
        return new VoxelMesher(voxelMm, platenMm, treatment);
    }

    /// Makes the specimen.
    ///
    /// @param density calibrated density, g/cm³
    /// @param kind what the density stands for
    /// @param labels label maps with roles, on the grid of `density`
    /// @param level for example `L3`
    /// @return specimen, warnings and facts
    /// @throws InputException when grids differ, labels are absent, empty or hold two bones, the shape has no
    /// vertebral body, or the voxel is too small for the memory
    public Generated mesh(Volume density, DensityKind kind, List<LabelSource> labels, String level) {
        Runtime jvm = Runtime.getRuntime();
        long available = jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
        return mesh(density, kind, labels, level, available);
    }

    Generated mesh(Volume density, DensityKind kind, List<LabelSource> labels, String level, long availableBytes) {
        BoneMask mask = BoneMask.of(labels, BoneMask.Kind.VERTEBRA);
        LabelReading.refuseOtherGrid(density, labels);
        Landmarks marks = Landmarks.of(mask);
        Assembly assembly =
                new Assembly(SurfaceTreatment.sharpened(surface, density, mask), kind, mask, marks.warnings());
        if (mask.hasPlatens()) {
            Voxels drawn = DrawnPlatens.voxels(mask, marks, assembly::warn);
            return SurfaceTreatment.shelled(
                    surface, assembly.specimen(drawn, site(marks.axes(), level), marks.axes(), true), mask);
        }
        Voxels voxels = Resampling.of(mask, Layout.of(marks, this), voxelMm, availableBytes);
        int cut = Platens.add(voxels, marks, platenMm);
        assembly.noteCut(cut * Math.pow(voxelMm, 3));
        return SurfaceTreatment.shelled(
                surface, assembly.specimen(voxels, site(marks.axes(), level), marks.axes(), false), mask);
    }

    private static Site site(VertebraAxes axes, String level) {
        return new Site.Vertebra(
                level,
                axes.axes(),
                axes.bodyCentreMm(),
                axes.heightMm(),
                0.5 * (axes.upperEndplateMm2() + axes.lowerEndplateMm2()));
    }
}
