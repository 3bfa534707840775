package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `PlainSideLoops` for several elements at once, the three components of a corner together.
final class VectorSideLoops implements SideLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final int D = Hex8.DOFS;

    @Override
    public void multiply(float[][] matrices, float[][] constants, int from, int to, float[] work, int n) {
        for (int i = 0; i < n; i += W) {
            for (int p = from; p < to; p += 3) {
                FloatVector x = FloatVector.zero(S);
                FloatVector y = x;
                FloatVector z = x;
                for (int q = 0; q < matrices.length; q++) {
                    float[] k = matrices[q];
                    FloatVector xs = FloatVector.zero(S);
                    FloatVector ys = xs;
                    FloatVector zs = xs;
                    for (int m = 0; m < D; m++) {
                        FloatVector u = FloatVector.fromArray(S, work, m * n + i);
                        xs = xs.add(u.mul(k[p * D + m]));
                        ys = ys.add(u.mul(k[(p + 1) * D + m]));
                        zs = zs.add(u.mul(k[(p + 2) * D + m]));
                    }
                    FloatVector c = FloatVector.fromArray(S, constants[q], i);
                    x = x.add(c.mul(xs));
                    y = y.add(c.mul(ys));
                    z = z.add(c.mul(zs));
                }
                int at = (D + p) * n + i;
                x.intoArray(work, at);
                y.intoArray(work, at + n);
                z.intoArray(work, at + 2 * n);
            }
        }
    }
}
