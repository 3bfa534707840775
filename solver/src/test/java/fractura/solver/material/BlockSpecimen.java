package fractura.solver.material;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// A box of voxels for tests, 1 mm unless said, every sample alike until changed.
public final class BlockSpecimen {
    private final VoxelMesh mesh;
    private final float[] density;
    private final byte[] tissue;
    private DensityKind kind = DensityKind.K2HPO4;

    public BlockSpecimen(int nx, int ny, int nz) {
        this(nx, ny, nz, 1);
    }

    public BlockSpecimen(int nx, int ny, int nz, double voxelMm) {
        boolean[] keep = new boolean[nx * ny * nz];
        Arrays.fill(keep, true);
        mesh = VoxelMesh.of(Grid.aligned(nx, ny, nz, voxelMm), keep);
        density = new float[Specimen.SAMPLES * mesh.elementCount()];
        tissue = new byte[density.length];
    }

    public BlockSpecimen kind(DensityKind newKind) {
        kind = newKind;
        return this;
    }

    public BlockSpecimen density(double value) {
        Arrays.fill(density, (float) value);
        return this;
    }

    public BlockSpecimen tissue(Tissue value) {
        Arrays.fill(tissue, (byte) value.ordinal());
        return this;
    }

    public BlockSpecimen element(int e, Tissue newTissue, double newDensity) {
        for (int s = 0; s < Specimen.SAMPLES; s++) {
            sample(e, s, newTissue, newDensity);
        }
        return this;
    }

    public BlockSpecimen sample(int e, int s, Tissue newTissue, double newDensity) {
        density[Specimen.SAMPLES * e + s] = (float) newDensity;
        tissue[Specimen.SAMPLES * e + s] = (byte) newTissue.ordinal();
        return this;
    }

    public BlockSpecimen layer(int k, Tissue newTissue) {
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (mesh.elementIjk(e)[2] == k) {
                element(e, newTissue, 0);
            }
        }
        return this;
    }

    public VoxelMesh mesh() {
        return mesh;
    }

    public Specimen build() {
        Site site = new Site.Vertebra("L3", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3], 30, 1500);
        return new Specimen(mesh, density.clone(), tissue.clone(), kind, site);
    }
}
