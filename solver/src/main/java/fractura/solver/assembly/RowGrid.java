package fractura.solver.assembly;

import java.util.Arrays;

/// Voxels as rows along x, each row one interval from its first to its last kept voxel (its hull).
///
/// Voids inside a hull are elements with zero stiffness. Nodes are the corners of hull elements, again one
/// interval per row. Element values are stored row after row, `elementOffset[j + ny*k] + i - elementFirst[...]`;
/// nodal vectors hold component c of a node at `c*stride + nodeOffset[j + (ny+1)*k] + i - nodeFirst[...]`. Rows
/// are ordered plane by plane, so a run of node planes is one contiguous range, and a thread may own it. Arrays
/// carry `PAD` spare entries at the end so that vector loads may overrun.
final class RowGrid {
    /// Spare entries behind each array.
    static final int PAD = 64;

    final int nx;
    final int ny;
    final int nz;
    final int[] elementFirst;
    final int[] elementCount;
    final int[] elementOffset;
    final int[] nodeFirst;
    final int[] nodeOffset;
    final int elementTotal;
    final int nodeTotal;
    final int stride;

    /// of this grid on the finer one
    final Padding padding;

    /// where the finest grid begins along x, y and z, in voxels of this one: 0 to below 1
    final double[] finestBegin;

    /// where it ends: above nx - 1 to nx, and so on
    final double[] finestEnd;

    /// @param first first kept voxel of each row `j + ny*k`; owned
    /// @param count hull length of each row, 0 for an empty one; owned
    RowGrid(int nx, int ny, int nz, int[] first, int[] count) {
        this(nx, ny, nz, first, count, Padding.NONE, new double[3], new double[] {nx, ny, nz});
    }

    private RowGrid(int nx, int ny, int nz, int[] first, int[] count, Padding padding, double[] begin, double[] end) {
        this.padding = padding;
        finestBegin = begin;
        finestEnd = end;
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        elementFirst = first;
        elementCount = count;
        elementOffset = new int[ny * nz + 1];
        for (int r = 0; r < ny * nz; r++) {
            elementOffset[r + 1] = elementOffset[r] + count[r];
        }
        elementTotal = elementOffset[ny * nz];
        int rows = (ny + 1) * (nz + 1);
        nodeFirst = new int[rows];
        nodeOffset = new int[rows + 1];
        for (int k = 0; k <= nz; k++) {
            for (int j = 0; j <= ny; j++) {
                int from = Integer.MAX_VALUE;
                int to = 0;
                for (int r : new int[] {row(j - 1, k - 1), row(j, k - 1), row(j - 1, k), row(j, k)}) {
                    if (r >= 0 && count[r] > 0) {
                        from = Math.min(from, first[r]);
                        to = Math.max(to, first[r] + count[r] + 1);
                    }
                }
                int s = j + (ny + 1) * k;
                nodeFirst[s] = to == 0 ? 0 : from;
                nodeOffset[s + 1] = nodeOffset[s] + (to == 0 ? 0 : to - from);
            }
        }
        nodeTotal = nodeOffset[rows];
        stride = nodeTotal + PAD;
    }

    private int row(int j, int k) {
        return j < 0 || k < 0 || j >= ny || k >= nz ? -1 : j + ny * k;
    }

    /// @return number of node planes
    int planeCount() {
        return nz + 1;
    }

    /// @return entries of a nodal vector, three components and padding
    int vectorLength() {
        return 3 * stride;
    }

    /// @return nodes in row s
    int nodeCount(int s) {
        return nodeOffset[s + 1] - nodeOffset[s];
    }

    /// @return first entry of node plane k within a component; `planeStart(planeCount())` ends the last
    int planeStart(int k) {
        return nodeOffset[(ny + 1) * k];
    }

    /// @return first hull element of layer k; `layerStart(nz)` ends the last
    int layerStart(int k) {
        return elementOffset[ny * k];
    }

    /// @return hull elements of the largest layer
    int largestLayer() {
        int most = 0;
        for (int k = 0; k < nz; k++) {
            most = Math.max(most, layerStart(k + 1) - layerStart(k));
        }
        return most;
    }

    /// @return nodes of the largest node plane
    int largestPlane() {
        int most = 0;
        for (int k = 0; k < planeCount(); k++) {
            most = Math.max(most, planeStart(k + 1) - planeStart(k));
        }
        return most;
    }

    /// @return entry of the node at the lower corner of the first element of row r, seen from node row s
    int nodeEntry(int s, int r) {
        return nodeOffset[s] + elementFirst[r] - nodeFirst[s];
    }

    /// @return hull element of a voxel, -1 outside the hull; any voxel may be asked for
    int elementAt(int i, int j, int k) {
        int r = row(j, k);
        int q = r < 0 ? -1 : i - elementFirst[r];
        return q < 0 || q >= elementCount[r] ? -1 : elementOffset[r] + q;
    }

    /// @return row of a hull element
    int rowOf(int e) {
        int r = Arrays.binarySearch(elementOffset, e);
        if (r < 0) {
            return -r - 2;
        }
        while (elementCount[r] == 0) {
            r++; // empty rows before it begin where it does
        }
        return r;
    }

    /// @return entry of a node of the hull in a component
    int nodeAt(int i, int j, int k) {
        int s = j + (ny + 1) * k;
        return nodeOffset[s] + i - nodeFirst[s];
    }

    /// Entries of an element's 24 unknowns in a nodal vector, `3*a + c` for corner `a = ax + 2 ay + 4 az`.
    void unknownsInto(int r, int i, int[] entries) {
        int s = r % ny + (ny + 1) * (r / ny);
        for (int a = 0; a < 8; a++) {
            int row = s + (a >> 1 & 1) + (a >> 2) * (ny + 1);
            int node = nodeEntry(row, r) + i + (a & 1);
            for (int c = 0; c < 3; c++) {
                entries[3 * a + c] = c * stride + node;
            }
        }
    }

    /// Half as many voxels along each axis, odd numbers padded with void.
    RowGrid coarsened() {
        Padding next = padding.next(nx, ny, nz);
        int cx = (nx + 1) / 2;
        int cy = (ny + 1) / 2;
        int cz = (nz + 1) / 2;
        int[] from = new int[cy * cz];
        int[] to = new int[cy * cz];
        Arrays.fill(from, Integer.MAX_VALUE);
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < ny; j++) {
                int r = j + ny * k;
                int c = (j + next.y()) / 2 + cy * ((k + next.z()) / 2);
                if (elementCount[r] > 0) {
                    int first = elementFirst[r] + next.x();
                    from[c] = Math.min(from[c], first / 2);
                    to[c] = Math.max(to[c], (first + elementCount[r] - 1) / 2 + 1);
                }
            }
        }
        for (int c = 0; c < from.length; c++) {
            to[c] = to[c] == 0 ? 0 : to[c] - from[c];
            from[c] = to[c] == 0 ? 0 : from[c];
        }
        return new RowGrid(cx, cy, cz, from, to, next, next.onCoarse(finestBegin), next.onCoarse(finestEnd));
    }

    /// Where a part of the element rows begins, if parts are to be of whole layers and hold about as many elements.
    ///
    /// @param part 0 to parts, which begins behind the last row
    /// @param parts at least 1
    /// @param step layers that stay together
    /// @return element row
    int firstRow(int part, int parts, int step) {
        int k = 0;
        while (k < nz && (long) layerStart(k) * parts < (long) elementTotal * part) {
            k = Math.min(nz, k + step);
        }
        return k * ny;
    }

    /// Cuts the node planes into runs of about equal node count.
    ///
    /// @param parts number of runs, at least 1
    /// @return `parts + 1` plane numbers, from 0 to planeCount()
    int[] partition(int parts) {
        int[] cut = new int[parts + 1];
        int k = 0;
        for (int p = 1; p < parts; p++) {
            while (k < planeCount() && (long) planeStart(k) * parts < (long) nodeTotal * p) {
                k++;
            }
            cut[p] = k;
        }
        cut[parts] = planeCount();
        return cut;
    }
}
