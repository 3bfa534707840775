package fractura.mesh.io;

import fractura.mesh.Field;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A field of a voxel model, put back on its voxel grid: as an image that just holds the body.
///
/// @param grid cubic voxels along the axes of the model
/// @param values one a voxel, x fastest; 0 where the model has no element or the field no value
public record VoxelField(Grid grid, float[] values) {
    /// Coordinates are written in double precision; more than this share of an edge beside its place is no voxel.
    private static final double NEAR = 0.01;

    /// @param result a voxel model
    /// @param name scalar field on its elements
    /// @return the image
    /// @throws InputException when there is no such field, or the elements are no voxels of one grid
    public static VoxelField of(VtuFile result, String name) {
        Field field = result.field(name);
        if (field.location() != Field.Location.ELEMENT || field.componentCount() != 1) {
            throw new InputException(
                    "Field '" + name + "' is not one number an element, and an image holds one a voxel."
                            + " Take one of " + scalars(result) + ".");
        }
        Centres centres = Centres.of(result);
        Grid grid = centres.grid();
        float[] values = new float[grid.voxelCount()];
        boolean[] isTaken = new boolean[values.length];
        for (int e = 0; e < field.count(); e++) {
            int v = centres.voxel(e, grid);
            if (isTaken[v]) {
                throw Centres.refuse(e);
            }
            isTaken[v] = true;
            float value = field.values()[e];
            values[v] = Float.isNaN(value) ? 0 : value; // other programs scale their colours by NaN, or fail
        }
        return new VoxelField(grid, values);
    }

    private static String scalars(VtuFile result) {
        return result.fields().stream()
                .filter(f -> f.location() == Field.Location.ELEMENT && f.componentCount() == 1)
                .map(Field::name)
                .collect(Collectors.joining(", "));
    }

    /// Centres of the elements along the axes of the grid.
    ///
    /// @param axes of the grid
    /// @param along position of each centre along them, mm, `along[3*e + a]`
    /// @param edgeMm edge of a voxel
    private record Centres(double[] axes, double[] along, double edgeMm) {
        static Centres of(VtuFile result) {
            double[] axes = result.gridAxes();
            double[] xyz = result.mesh().nodesXyz();
            int[] nodes = result.mesh().elementNodes();
            if (nodes.length == 0) {
                throw new InputException("The result has no elements. Run the case again.");
            }
            double[] along = new double[3 * result.mesh().elementCount()];
            for (int n = 0; n < nodes.length; n++) {
                for (int a = 0; a < 3; a++) {
                    along[3 * (n / 8) + a] += dot(axes, a, xyz, nodes[n]) / 8;
                }
            }
            return new Centres(axes, along, Math.abs(dot(axes, 0, xyz, nodes[1]) - dot(axes, 0, xyz, nodes[0])));
        }

        private static double dot(double[] axes, int a, double[] xyz, int node) {
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                sum += axes[3 * a + c] * xyz[3 * node + c];
            }
            return sum;
        }

        Grid grid() {
            double[] least = new double[3];
            double[] most = new double[3];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < along.length; i++) {
                least[i % 3] = Math.min(least[i % 3], along[i]);
                most[i % 3] = Math.max(most[i % 3], along[i]);
            }
            int[] size = new int[3];
            double[] origin = new double[3];
            for (int a = 0; a < 3; a++) {
                size[a] = 1 + (int) Math.rint((most[a] - least[a]) / edgeMm);
                for (int c = 0; c < 3; c++) {
                    origin[c] += least[a] * axes[3 * a + c];
                }
            }
            try {
                double[] spacing = {edgeMm, edgeMm, edgeMm};
                return new Grid(size[0], size[1], size[2], spacing, origin, axes);
            } catch (IllegalArgumentException e) {
                throw new InputException(
                        "The elements lie on no voxel grid (" + e.getMessage()
                                + "). Only results of 'fractura run' on voxels can be images; run the case again.",
                        e);
            }
        }

        int voxel(int e, Grid grid) {
            double[] origin = grid.originMm();
            int[] ijk = new int[3];
            for (int a = 0; a < 3; a++) {
                double place = (along[3 * e + a] - dot(axes, a, origin, 0)) / edgeMm;
                ijk[a] = (int) Math.rint(place);
                if (!(Math.abs(place - ijk[a]) < NEAR)) {
                    throw refuse(e);
                }
            }
            if (!grid.contains(ijk[0], ijk[1], ijk[2])) {
                throw refuse(e);
            }
            return grid.index(ijk[0], ijk[1], ijk[2]);
        }

        static InputException refuse(int e) {
            return new InputException(
                    "Element " + e + " of the result is no voxel of the grid of the others. Only results"
                            + " of 'fractura run' on voxels can be images; run the case again.");
        }
    }
}
