package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The mirror-symmetry operator on whole rows with the Vector API: the arithmetic of `PlainDoubleKernel`, regrouped.
///
/// Three passes per row of elements, temporaries in L1. Forward: sums and differences over y and z of the four node
/// rows,
/// once per node and shared by the two elements beside it. Blocks: differences over x, the eight blocks, and each
/// element's shares for its left and right node. Back: the shares of the two elements of a node joined, transformed
/// back over y and z, added to the node rows. Lanes beyond a row's end compute garbage that stays in scratch.
///
/// Speed: `bench` prints nanoseconds per element of this kernel.
final class VectorDoubleKernel implements DoubleKernel {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final double[] A = HexModes.UNIT.lambdaPart();
    private static final double[] B = HexModes.UNIT.muPart();

    @Override
    public int scratchLength(RowGrid grid) {
        return 36 * width(grid);
    }

    /// Length of a scratch row: the longest row's nodes, one shifted store and a whole vector of overrun.
    private static int width(RowGrid grid) {
        return (grid.nx / W + 3) * W;
    }

    @Override
    public void addLayer(
            RowGrid grid,
            double[] lambda,
            double[] mu,
            double[] x,
            double[] y,
            int k,
            boolean lower,
            boolean upper,
            double[] scratch) {
        int ny = grid.ny;
        int w = width(grid);
        for (int j = 0; j < ny; j++) {
            int r = j + ny * k;
            int n = grid.elementCount[r];
            if (n == 0) {
                continue;
            }
            int s = j + (ny + 1) * k;
            int a = grid.nodeEntry(s, r);
            int b = grid.nodeEntry(s + 1, r);
            int c = grid.nodeEntry(s + ny + 1, r);
            int d = grid.nodeEntry(s + ny + 2, r);
            for (int q = 0; q < 3; q++) {
                int o = q * grid.stride;
                forward(x, o + a, o + b, o + c, o + d, scratch, 4 * q * w, w, n + 1);
            }
            blocks(lambda, mu, grid.elementOffset[r], scratch, w, n);
            for (int q = 0; q < 3; q++) {
                int o = q * grid.stride;
                int t = (12 + 8 * q) * w;
                if (lower) {
                    backLower(y, o + a, o + b, scratch, t, w, n + 1);
                }
                if (upper) {
                    backUpper(y, o + c, o + d, scratch, t, w, n + 1);
                }
            }
        }
    }

    /// Scratch rows o, o+w, o+2w, o+3w: modes 00, 10, 01, 11 over (y, z) of one component.
    private static void forward(double[] x, int a, int b, int c, int d, double[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            DoubleVector ua = DoubleVector.fromArray(S, x, a + i);
            DoubleVector ub = DoubleVector.fromArray(S, x, b + i);
            DoubleVector uc = DoubleVector.fromArray(S, x, c + i);
            DoubleVector ud = DoubleVector.fromArray(S, x, d + i);
            DoubleVector sumLow = ub.add(ua);
            DoubleVector differenceLow = ub.sub(ua);
            DoubleVector sumHigh = ud.add(uc);
            DoubleVector differenceHigh = ud.sub(uc);
            sumHigh.add(sumLow).intoArray(t, o + i);
            differenceHigh.add(differenceLow).intoArray(t, o + w + i);
            sumHigh.sub(sumLow).intoArray(t, o + 2 * w + i);
            differenceHigh.sub(differenceLow).intoArray(t, o + 3 * w + i);
        }
    }

    /// Scratch rows 12 + 8c + 2q and the one after it: for component c and (y, z) mode q, the share of the element
    /// right of a node and, stored one place further, that of the element left of it.
    private static void blocks(double[] lambda, double[] mu, int e, double[] t, int w, int n) {
        for (int i = 0; i < n; i += W) {
            DoubleVector l = DoubleVector.fromArray(S, lambda, e + i);
            DoubleVector m = DoubleVector.fromArray(S, mu, e + i);
            DoubleVector ux = odd(t, i);
            DoubleVector vx = odd(t, 4 * w + i);
            DoubleVector wx = odd(t, 8 * w + i);
            DoubleVector uy = even(t, w + i);
            DoubleVector vy = even(t, 5 * w + i);
            DoubleVector wy = even(t, 9 * w + i);
            DoubleVector uz = even(t, 2 * w + i);
            DoubleVector vz = even(t, 6 * w + i);
            DoubleVector wz = even(t, 10 * w + i);
            DoubleVector shear = coefficient(6, l, m);
            DoubleVector normal = coefficient(0, l, m);
            DoubleVector normalOff = coefficient(1, l, m);
            DoubleVector trace = normalOff.mul(ux.add(vy).add(wz));
            normal = normal.sub(normalOff);
            DoubleVector shearXY = shear.mul(uy.add(vx));
            DoubleVector shearXZ = shear.mul(uz.add(wx));
            DoubleVector shearYZ = shear.mul(vz.add(wy));
            DoubleVector normalX = normal.mul(ux).add(trace);
            share(t, 12, w, i, normalX.neg(), normalX);
            share(t, 20, w, i, shearXY.neg(), shearXY);
            share(t, 28, w, i, shearXZ.neg(), shearXZ);

            DoubleVector bend = coefficient(4, l, m);
            DoubleVector bendOff = coefficient(5, l, m);
            DoubleVector uxy = odd(t, w + i);
            DoubleVector vxy = odd(t, 5 * w + i);
            DoubleVector wxy = odd(t, 9 * w + i);
            DoubleVector uxz = odd(t, 2 * w + i);
            DoubleVector vxz = odd(t, 6 * w + i);
            DoubleVector wxz = odd(t, 10 * w + i);
            DoubleVector uyz = even(t, 3 * w + i);
            DoubleVector vyz = even(t, 7 * w + i);
            DoubleVector wyz = even(t, 11 * w + i);
            pair(t, 14, w, i, shearXY, bend.mul(uxy).add(bendOff.mul(wyz)));
            pair(t, 16, w, i, shearXZ, bend.mul(uxz).add(bendOff.mul(vyz)));
            DoubleVector twist = coefficient(2, l, m);
            DoubleVector twistOff = coefficient(3, l, m);
            DoubleVector sum = twistOff.mul(uyz.add(vxz).add(wxy));
            twist = twist.sub(twistOff);
            DoubleVector lone = coefficient(7, l, m);
            pair(t, 18, w, i, twist.mul(uyz).add(sum), lone.mul(odd(t, 3 * w + i)));
            pair(t, 22, w, i, normal.mul(vy).add(trace), bend.mul(vxy).add(bendOff.mul(wxz)));
            pair(t, 24, w, i, shearYZ, twist.mul(vxz).add(sum));
            pair(t, 26, w, i, bend.mul(vyz).add(bendOff.mul(uxz)), lone.mul(odd(t, 7 * w + i)));
            pair(t, 30, w, i, shearYZ, twist.mul(wxy).add(sum));
            pair(t, 32, w, i, normal.mul(wz).add(trace), bend.mul(wxz).add(bendOff.mul(vxy)));
            pair(t, 34, w, i, bend.mul(wyz).add(bendOff.mul(uxy)), lone.mul(odd(t, 11 * w + i)));
        }
        for (int row = 12; row < 36; row += 2) {
            t[row * w + n] = 0;
            t[(row + 1) * w] = 0;
        }
    }

    private static DoubleVector coefficient(int q, DoubleVector l, DoubleVector m) {
        return l.mul(A[q]).add(m.mul(B[q]));
    }

    private static DoubleVector even(double[] t, int o) {
        return DoubleVector.fromArray(S, t, o + 1).add(DoubleVector.fromArray(S, t, o));
    }

    private static DoubleVector odd(double[] t, int o) {
        return DoubleVector.fromArray(S, t, o + 1).sub(DoubleVector.fromArray(S, t, o));
    }

    /// Result in the even and odd mode over x: the left node gets even - odd, the right one even + odd.
    private static void pair(double[] t, int row, int w, int i, DoubleVector even, DoubleVector odd) {
        share(t, row, w, i, even.sub(odd), even.add(odd));
    }

    private static void share(double[] t, int row, int w, int i, DoubleVector left, DoubleVector right) {
        left.intoArray(t, row * w + i);
        right.intoArray(t, (row + 1) * w + i + 1);
    }

    private static DoubleVector joined(double[] t, int o, int w) {
        return DoubleVector.fromArray(S, t, o).add(DoubleVector.fromArray(S, t, o + w));
    }

    /// Adds the modes' share of the two node rows of the lower plane.
    private static void backLower(double[] y, int a, int b, double[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            DoubleVector v00 = joined(t, o + i, w);
            DoubleVector v10 = joined(t, o + 2 * w + i, w);
            DoubleVector v01 = joined(t, o + 4 * w + i, w);
            DoubleVector v11 = joined(t, o + 6 * w + i, w);
            DoubleVector same = v00.sub(v01);
            DoubleVector change = v10.sub(v11);
            add(y, a, i, n, same.sub(change));
            add(y, b, i, n, same.add(change));
        }
    }

    /// Adds the modes' share of the two node rows of the upper plane.
    private static void backUpper(double[] y, int c, int d, double[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            DoubleVector v00 = joined(t, o + i, w);
            DoubleVector v10 = joined(t, o + 2 * w + i, w);
            DoubleVector v01 = joined(t, o + 4 * w + i, w);
            DoubleVector v11 = joined(t, o + 6 * w + i, w);
            DoubleVector same = v00.add(v01);
            DoubleVector change = v10.add(v11);
            add(y, c, i, n, same.sub(change));
            add(y, d, i, n, same.add(change));
        }
    }

    private static void add(double[] y, int row, int i, int n, DoubleVector value) {
        if (i + W <= n) {
            DoubleVector.fromArray(S, y, row + i).add(value).intoArray(y, row + i);
        } else {
            VectorMask<Double> inside = S.indexInRange(i, n);
            DoubleVector.fromArray(S, y, row + i, inside).add(value).intoArray(y, row + i, inside);
        }
    }
}
