package fractura.mesh.synthetic;

import java.util.ArrayList;
import java.util.List;

/// Bodies melted into one, with others carved out of it.
///
/// A lattice of cubes over the bone's box remembers which bodies can matter within each cube: those no further
/// away than the
/// nearest one plus twice the widest fillet. So the answer is that of all bodies, at the price of a few.
final class Assembled implements Solid {
    /// Beyond this distance (mm) only a lower bound is given: nothing depends on the exact number there.
    static final double FAR_MM = 12;

    private static final double CELL_MM = 5;

    /// Distances of first order may grow somewhat faster than the way.
    private static final double STEEPEST = 1.5;

    private static final double CELL_REACH_MM = STEEPEST * CELL_MM * 0.8661;

    private final Part[] parts;
    private final Part[] carved;
    private final double[] low;
    private final int nx;
    private final int ny;
    private final int nz;
    private final Cell[] cells;

    private record Part(Solid solid, double fillet) {}

    /// Bodies that matter in a cube, or how far away all of them are.
    private record Cell(Part[] parts, Part[] carved, double least) {}

    /// What a bone is assembled of.
    static final class Kit {
        private final List<Part> parts = new ArrayList<>();
        private final List<Part> carved = new ArrayList<>();

        /// @param solid the body
        /// @param fillet towards what was added before, mm
        Kit add(Solid solid, double fillet) {
            parts.add(new Part(solid, fillet));
            return this;
        }

        Kit addBothSides(Bar bar, double fillet) {
            return add(bar, fillet).add(bar.mirrored(), fillet);
        }

        /// Takes a body away from all that is added.
        Kit carve(Solid solid, double rounding) {
            carved.add(new Part(solid, rounding));
            return this;
        }

        /// @param box that holds the bone: lowest x, y, z, then highest, mm
        Assembled assemble(double[] box) {
            return new Assembled(parts.toArray(Part[]::new), carved.toArray(Part[]::new), box);
        }
    }

    private Assembled(Part[] parts, Part[] carved, double[] box) {
        this.parts = parts;
        this.carved = carved;
        double margin = FAR_MM + CELL_MM;
        low = new double[] {box[0] - margin, box[1] - margin, box[2] - margin};
        nx = (int) Math.ceil((box[3] - low[0] + margin) / CELL_MM);
        ny = (int) Math.ceil((box[4] - low[1] + margin) / CELL_MM);
        nz = (int) Math.ceil((box[5] - low[2] + margin) / CELL_MM);
        cells = new Cell[nx * ny * nz];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = cell(
                    low[0] + (c % nx + 0.5) * CELL_MM,
                    low[1] + (c / nx % ny + 0.5) * CELL_MM,
                    low[2] + (c / (nx * ny) + 0.5) * CELL_MM);
        }
    }

    private Cell cell(double x, double y, double z) {
        double[] d = new double[parts.length];
        double least = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int i = 0; i < parts.length; i++) {
            d[i] = parts[i].solid.distance(x, y, z);
            least = Math.min(least, d[i]);
            widest = Math.max(widest, parts[i].fillet);
        }
        double here = least - CELL_REACH_MM - widest;
        if (here > FAR_MM) {
            return new Cell(new Part[0], new Part[0], here);
        }
        List<Part> near = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (d[i] <= least + 2 * CELL_REACH_MM + 2 * widest) {
                near.add(parts[i]);
            }
        }
        List<Part> gone = new ArrayList<>();
        for (Part part : carved) {
            if (-part.solid.distance(x, y, z) >= least - 2 * CELL_REACH_MM - 2 * widest - part.fillet) {
                gone.add(part);
            }
        }
        return new Cell(near.toArray(Part[]::new), gone.toArray(Part[]::new), 0);
    }

    @Override
    public double distance(double x, double y, double z) {
        int i = (int) Math.floor((x - low[0]) / CELL_MM);
        int j = (int) Math.floor((y - low[1]) / CELL_MM);
        int k = (int) Math.floor((z - low[2]) / CELL_MM);
        if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) {
            return distance(parts, carved, x, y, z);
        }
        Cell cell = cells[i + nx * (j + ny * k)];
        return cell.parts.length == 0 ? cell.least : distance(cell.parts, cell.carved, x, y, z);
    }

    /// The same from all bodies, without the lattice: what the fast answer is tested against.
    double distanceToAll(double x, double y, double z) {
        return distance(parts, carved, x, y, z);
    }

    private static double distance(Part[] parts, Part[] carved, double x, double y, double z) {
        double d = 1e9;
        for (int i = 0; i < parts.length; i++) {
            d = Solid.union(d, parts[i].solid.distance(x, y, z), parts[i].fillet);
        }
        for (int i = 0; i < carved.length; i++) {
            d = Solid.intersection(d, -carved[i].solid.distance(x, y, z), carved[i].fillet);
        }
        return d;
    }
}
