package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;
import java.util.Optional;

/// The share of each sample that lies within a wall of given thickness under the surface of the bone.
///
/// A sample stands for an eighth of its voxel. Samples of bone with a neighbour that is none are the surface;
/// the depth of such a sample is (I - ½)/|∇I| to first order, with I the trilinear indicator of the mask, whose
/// level ½ is the surface. The depth of a sample below is the least sum of its distance to a surface sample and
/// the depth of that. The share follows from the depth d of the centre, the thickness t and the edge a of the
/// eighth: (t - d)/a + ½, between 0 and 1. What the voxels add outside the true surface counts as wall and what
/// they lack inside it is missing, so that the volume of the wall stays near surface times thickness.
///
/// The end at which a femur is cut has no wall: its face is no surface, and near it, where the mask ends or may
/// end, the indicator is read a little further up the shaft.
final class ShellShare {
    /// A face shared with a disc is surface too: endplates are cortex.
    private static final int[][] FACES = {{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}};

    private final VoxelMesh mesh;
    private final boolean[] bone;
    private final int[] size;
    private final double edge;
    private final Optional<Site.Femur.End> cut;

    private ShellShare(Specimen specimen) {
        cut = specimen.site() instanceof Site.Femur f && f.shaft().isCut()
                ? Optional.of(f.shaft().end())
                : Optional.empty();
        mesh = specimen.mesh();
        Grid g = mesh.grid();
        size = new int[] {2 * g.nx(), 2 * g.ny(), 2 * g.nz()};
        edge = mesh.voxelMm() / 2;
        bone = new boolean[specimen.tissue().length];
        for (int s = 0; s < bone.length; s++) {
            bone[s] = specimen.tissueAt(s).isBone();
        }
    }

    /// @param specimen the bone
    /// @param indicator of its mask
    /// @param thicknessMm of the wall, mm
    /// @return shares, one per sample, 0 to 1
    static float[] of(Specimen specimen, Indicator indicator, double thicknessMm) {
        ShellShare way = new ShellShare(specimen);
        float[] depth = new float[specimen.tissue().length];
        Arrays.fill(depth, Float.MAX_VALUE);
        for (int s = 0; s < depth.length; s++) {
            if (way.bone[s]) {
                int[] at = way.position(s);
                double[] p = specimen.samplePosition(s);
                if (way.isSurface(at, p)) {
                    way.spread(at, way.depthAt(way.clearOfCut(p, indicator), indicator), thicknessMm, depth);
                }
            }
        }
        float[] share = new float[depth.length];
        for (int s = 0; s < share.length; s++) {
            share[s] = way.bone[s] ? (float) Math.clamp((thicknessMm - depth[s]) / way.edge + 0.5, 0, 1) : 0;
        }
        return share;
    }

    /// Place of a sample on the lattice of samples.
    private int[] position(int s) {
        int[] ijk = mesh.elementIjk(s / Specimen.SAMPLES);
        int q = s % Specimen.SAMPLES;
        return new int[] {2 * ijk[0] + (q & 1), 2 * ijk[1] + (q >> 1 & 1), 2 * ijk[2] + (q >> 2)};
    }

    /// Bone sample at a place of the lattice, or -1.
    private int boneAt(int i, int j, int k) {
        if (i < 0 || j < 0 || k < 0 || i >= size[0] || j >= size[1] || k >= size[2]) {
            return -1;
        }
        int e = mesh.element(i >> 1, j >> 1, k >> 1);
        int s = e < 0 ? -1 : Specimen.SAMPLES * e + (i & 1) + 2 * (j & 1) + 4 * (k & 1);
        return s >= 0 && bone[s] ? s : -1;
    }

    private boolean isSurface(int[] at, double[] p) {
        boolean isCut = cut.isPresent() && cut.get().heightOf(p) < edge;
        for (int[] f : FACES) {
            if (boneAt(at[0] + f[0], at[1] + f[1], at[2] + f[2]) < 0 && !(isCut && f[0] < 0)) {
                return true;
            }
        }
        return false;
    }

    /// The point, or the one above it that no trilinear value mixes with what lies beyond the cut.
    private double[] clearOfCut(double[] p, Indicator indicator) {
        if (cut.isEmpty()) {
            return p;
        }
        double[] h = indicator.grid().spacingMm();
        double clear = 2 * Math.max(h[0], Math.max(h[1], h[2]));
        double missing = clear - cut.get().heightOf(p);
        return missing > 0 ? Turned.along(p, cut.get().up(), missing) : p;
    }

    /// Depth of a surface sample, mm, within one edge of the surface.
    private double depthAt(double[] p, Indicator indicator) {
        double[] axes = mesh.grid().axes();
        double squared = 0;
        for (int a = 0; a < 3; a++) {
            double up = value(indicator, p, axes, a, edge / 2);
            double down = value(indicator, p, axes, a, -edge / 2);
            squared += (up - down) * (up - down) / (edge * edge);
        }
        double above = value(indicator, p, axes, 0, 0) - 0.5;
        double slope = Math.sqrt(squared);
        return slope > 0 ? Math.clamp(above / slope, -edge, edge) : edge / 2;
    }

    private static double value(Indicator indicator, double[] p, double[] axes, int a, double step) {
        double[] v = indicator
                .grid()
                .toVoxel(p[0] + step * axes[3 * a], p[1] + step * axes[3 * a + 1], p[2] + step * axes[3 * a + 2]);
        return indicator.at(v[0], v[1], v[2]);
    }

    private void spread(int[] at, double own, double thicknessMm, float[] depth) {
        int reach = (int) Math.ceil((thicknessMm + edge) / edge);
        for (int dk = -reach; dk <= reach; dk++) {
            for (int dj = -reach; dj <= reach; dj++) {
                for (int di = -reach; di <= reach; di++) {
                    int s = boneAt(at[0] + di, at[1] + dj, at[2] + dk);
                    if (s >= 0) {
                        float d = (float) (own + edge * Math.sqrt(di * di + dj * dj + dk * dk));
                        depth[s] = Math.min(depth[s], d);
                    }
                }
            }
        }
    }
}
