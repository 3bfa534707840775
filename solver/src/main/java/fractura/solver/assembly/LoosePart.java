package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import fractura.solver.linear.Correction;
import fractura.solver.linear.Envelope;
import fractura.solver.linear.EnvelopeCholesky;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// One small part of the finest grid: its unknowns, the factor of their stiffness with all others held, and the
/// elements that touch them.
final class LoosePart {
    private static final int D = Hex8.DOFS;

    /// entries in a nodal vector of all free unknowns of the elements below, those of the part first
    private final int[] rim;

    /// hull elements that touch the part
    private final int[] elements;

    /// place of the 24 unknowns of each element in the rim, -1 where held; a part of 200 nodes, the most there
    /// are, has 16,200 unknowns around it at most
    private final short[] place;

    private final Moduli moduli;

    /// of the part's own unknowns
    private final EnvelopeCholesky factor;

    /// What parts work in, one after the other: on the rim of the largest, and an element's. One thread's own.
    static final class Work {
        private double[] own = new double[0];
        private double[] local = new double[0];
        private double[] product = new double[0];
        private final double[] matrix = new double[D * D];
        private final double[] corner = new double[D];

        void fit(LoosePart part) {
            int rimCount = part.rim.length;
            own = own.length < part.unknownCount() ? new double[part.unknownCount()] : own;
            local = local.length < rimCount ? new double[rimCount] : local;
            product = product.length < rimCount ? new double[rimCount] : product;
        }
    }

    private LoosePart(int[] rim, int[] elements, short[] place, Moduli moduli, EnvelopeCholesky factor) {
        this.rim = rim;
        this.elements = elements;
        this.place = place;
        this.moduli = moduli;
        this.factor = factor;
    }

    /// @param grid rows
    /// @param moduli elements
    /// @param inverseDiagonal 0 at held unknowns
    /// @param group nodes of the part
    static LoosePart of(RowGrid grid, Moduli moduli, float[] inverseDiagonal, NodeGroups.Group group) {
        Map<Integer, Integer> placeOf = new HashMap<>();
        for (int n : group.alongLongestAxis()) {
            int node = grid.nodeAt(group.i(n), group.j(n), group.k(n));
            for (int c = 0; c < 3; c++) {
                int entry = c * grid.stride + node;
                if (inverseDiagonal[entry] != 0) {
                    placeOf.put(entry, placeOf.size());
                }
            }
        }
        int own = placeOf.size();
        int[] elements = group.touching(grid);
        short[] place = new short[elements.length * D];
        int count = 0;
        int[] entry = new int[D];
        int[] kept = new int[elements.length];
        for (int e : elements) {
            if (moduli.stiffness()[e] > 0) {
                int r = grid.rowOf(e);
                grid.unknownsInto(r, e - grid.elementOffset[r], entry);
                for (int p = 0; p < D; p++) {
                    boolean isHeld = inverseDiagonal[entry[p]] == 0;
                    int at = isHeld ? -1 : placeOf.computeIfAbsent(entry[p], _ -> placeOf.size());
                    place[count * D + p] = (short) at;
                }
                kept[count++] = e;
            }
        }
        if (placeOf.size() > Short.MAX_VALUE) {
            throw new IllegalArgumentException("A loose part has " + placeOf.size() + " unknowns on its rim");
        }
        int[] rim = new int[placeOf.size()];
        placeOf.forEach((unknown, at) -> rim[at] = unknown);
        int[] touching = Arrays.copyOf(kept, count);
        short[] places = Arrays.copyOf(place, count * D);
        return new LoosePart(rim, touching, places, moduli, factor(own, touching, places, moduli));
    }

    private static EnvelopeCholesky factor(int own, int[] elements, short[] place, Moduli moduli) {
        Envelope envelope = new Envelope(own);
        int[] dof = new int[D];
        for (int q = 0; q < elements.length; q++) {
            for (int p = 0; p < D; p++) {
                int u = place[q * D + p];
                dof[p] = u < own ? u : -1;
            }
            envelope.couple(dof);
        }
        EnvelopeCholesky factor = new EnvelopeCholesky(envelope.first());
        double[] k = new double[D * D];
        for (int q = 0; q < elements.length; q++) {
            moduli.elementInto(elements[q], k);
            for (int m = 0; m < D * D; m++) {
                int row = place[q * D + m / D];
                int column = place[q * D + m % D];
                if (row >= 0 && row < own && column >= 0 && column < own) {
                    factor.add(row, column, k[m]);
                }
            }
        }
        factor.factorise();
        return factor;
    }

    int unknownCount() {
        return factor.size();
    }

    /// Operations of a correction, about: each element's matrix is made and multiplied, the factor passed twice.
    long cost() {
        return 3L * D * D * elements.length + 4L * factor.entryCount();
    }

    /// With what `LooseParts` keeps of a right-hand side: residual on the rim and correction.
    long bytes() {
        long kept = 8L * (rim.length + factor.size());
        return kept + 8L * factor.entryCount() + 4L * (rim.length + elements.length) + 2L * place.length;
    }

    int[] rim() {
        return rim;
    }

    /// onRim = v there.
    void gather(double[] v, double[] onRim) {
        for (int u = 0; u < rim.length; u++) {
            onRim[u] = v[rim[u]];
        }
    }

    /// v = onRim there.
    void scatter(double[] onRim, double[] v) {
        for (int u = 0; u < rim.length; u++) {
            v[rim[u]] = onRim[u];
        }
    }

    /// y = K⁻¹ r.
    ///
    /// @param r residual on the rim
    /// @param y on the part's own unknowns
    /// @param work of this thread
    void correctionInto(double[] r, double[] y, Work work) {
        System.arraycopy(r, 0, work.own, 0, factor.size());
        factor.solve(work.own);
        System.arraycopy(work.own, 0, y, 0, factor.size());
    }

    /// v += y at the part's own unknowns.
    void add(double[] y, double[] v) {
        for (int u = 0; u < factor.size(); u++) {
            v[rim[u]] += y[u];
        }
    }

    /// r -= K y.
    ///
    /// @param y on the part's own unknowns, 0 elsewhere
    /// @param r nodal vector
    /// @param work of this thread
    void subtractProduct(double[] y, double[] r, Work work) {
        multiply(y, work);
        for (int u = 0; u < rim.length; u++) {
            r[rim[u]] -= work.product[u];
        }
    }

    /// y += K⁻¹ (r - K (z + y)).
    ///
    /// @param r nodal vector
    /// @param z what else is corrected
    /// @param y on the part's own unknowns, 0 elsewhere
    /// @param work of this thread
    void correct(double[] r, Correction z, double[] y, Work work) {
        for (int u = 0; u < rim.length; u++) {
            work.local[u] = z.at(rim[u]) + (u < y.length ? y[u] : 0);
        }
        multiply(work.local, work);
        for (int u = 0; u < factor.size(); u++) {
            work.own[u] = r[rim[u]] - work.product[u];
        }
        factor.solve(work.own);
        for (int u = 0; u < factor.size(); u++) {
            y[u] += work.own[u];
        }
    }

    /// @return r·y over the part's own unknowns
    double dot(double[] r, double[] y) {
        double sum = 0;
        for (int u = 0; u < factor.size(); u++) {
            sum += r[rim[u]] * y[u];
        }
        return sum;
    }

    /// Whether a node on a skew support is on the rim.
    boolean touches(SkewPlanes planes, int stride) {
        for (int entry : rim) {
            if (planes.hold(entry % stride)) {
                return true;
            }
        }
        return false;
    }

    /// product = K x of the touching elements alone: complete at the part's own unknowns.
    ///
    /// @param x on the rim, or on the part's own unknowns and 0 elsewhere
    private void multiply(double[] x, Work work) {
        Arrays.fill(work.product, 0, rim.length, 0);
        for (int q = 0; q < elements.length; q++) {
            moduli.elementInto(elements[q], work.matrix);
            for (int p = 0; p < D; p++) {
                int at = place[q * D + p];
                work.corner[p] = at < 0 || at >= x.length ? 0 : x[at];
            }
            for (int p = 0; p < D; p++) {
                if (place[q * D + p] >= 0) {
                    work.product[place[q * D + p]] += row(p, work);
                }
            }
        }
    }

    private static double row(int p, Work work) {
        double sum = 0;
        for (int m = 0; m < D; m++) {
            sum += work.matrix[p * D + m] * work.corner[m];
        }
        return sum;
    }
}
