package fractura.solver.strength;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// Elements near a set of nodes.
///
/// The squared distance from each element's centre to the nearest node is found axis by axis, since a sum of squares
/// is least where its parts are: a cost of the grid times the radius, however many nodes there are. Distances are
/// multiples of a quarter, so single precision holds them exactly.
final class Surroundings {
    private final float[] squared;
    private final int[] stride;
    private final int[] size;
    private final int reach;

    private Surroundings(Grid grid, double radius) {
        size = new int[] {grid.nx() + 1, grid.ny() + 1, grid.nz() + 1};
        stride = new int[] {1, size[0], size[0] * size[1]};
        squared = new float[size[0] * size[1] * size[2]];
        Arrays.fill(squared, Float.POSITIVE_INFINITY);
        reach = (int) Math.ceil(radius);
    }

    /// @param mesh voxels
    /// @param nodes of it, in any order
    /// @param radiusMm 0 or more, mm; with 0 nothing is near
    /// @return whether the centre of each element is nearer than the radius to a node
    static boolean[] within(VoxelMesh mesh, int[] nodes, double radiusMm) {
        boolean[] near = new boolean[mesh.elementCount()];
        double radius = radiusMm / mesh.voxelMm();
        if (radius == 0 || nodes.length == 0) {
            return near;
        }
        Surroundings s = new Surroundings(mesh.grid(), radius);
        for (int n : nodes) {
            s.squared[s.at(mesh.nodeIjk(n))] = 0;
        }
        for (int axis = 0; axis < 3; axis++) {
            s.sweep(axis);
        }
        for (int e = 0; e < near.length; e++) {
            near[e] = s.squared[s.at(mesh.elementIjk(e))] < radius * radius;
        }
        return near;
    }

    private int at(int[] ijk) {
        return ijk[0] + stride[1] * ijk[1] + stride[2] * ijk[2];
    }

    /// Takes the values on lattice points of one axis to those half way between them.
    private void sweep(int axis) {
        int b = (axis + 1) % 3;
        int c = (axis + 2) % 3;
        float[] line = new float[size[axis]];
        for (int q = 0; q < size[c]; q++) {
            for (int p = 0; p < size[b]; p++) {
                int start = p * stride[b] + q * stride[c];
                for (int i = 0; i < line.length; i++) {
                    line[i] = squared[start + i * stride[axis]];
                }
                for (int i = 0; i < line.length; i++) {
                    squared[start + i * stride[axis]] = least(line, i);
                }
            }
        }
    }

    private float least(float[] line, int i) {
        float least = Float.POSITIVE_INFINITY;
        for (int k = Math.max(0, i - reach); k <= Math.min(line.length - 1, i + reach); k++) {
            float d = i + 0.5f - k;
            least = Math.min(least, line[k] + d * d);
        }
        return least;
    }
}
