package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `VectorDoubleKernel` in single precision, line by line: Java has no generics over primitives.
///
/// Rows of the preconditioner's vectors; twice the lanes, half the bytes.
final class VectorFloatKernel implements FloatKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final float[] A = PlainFloatKernel.rounded(HexModes.UNIT.lambdaPart());
    private static final float[] B = PlainFloatKernel.rounded(HexModes.UNIT.muPart());

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
            float[] lambda,
            float[] mu,
            float[] x,
            float[] y,
            int k,
            boolean lower,
            boolean upper,
            float[] scratch) {
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
    private static void forward(float[] x, int a, int b, int c, int d, float[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector ua = FloatVector.fromArray(S, x, a + i);
            FloatVector ub = FloatVector.fromArray(S, x, b + i);
            FloatVector uc = FloatVector.fromArray(S, x, c + i);
            FloatVector ud = FloatVector.fromArray(S, x, d + i);
            FloatVector sumLow = ub.add(ua);
            FloatVector differenceLow = ub.sub(ua);
            FloatVector sumHigh = ud.add(uc);
            FloatVector differenceHigh = ud.sub(uc);
            sumHigh.add(sumLow).intoArray(t, o + i);
            differenceHigh.add(differenceLow).intoArray(t, o + w + i);
            sumHigh.sub(sumLow).intoArray(t, o + 2 * w + i);
            differenceHigh.sub(differenceLow).intoArray(t, o + 3 * w + i);
        }
    }

    /// Scratch rows 12 + 8c + 2q and the one after it: for component c and (y, z) mode q, the share of the element
    /// right of a node and, stored one place further, that of the element left of it.
    private static void blocks(float[] lambda, float[] mu, int e, float[] t, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector l = FloatVector.fromArray(S, lambda, e + i);
            FloatVector m = FloatVector.fromArray(S, mu, e + i);
            FloatVector ux = odd(t, i);
            FloatVector vx = odd(t, 4 * w + i);
            FloatVector wx = odd(t, 8 * w + i);
            FloatVector uy = even(t, w + i);
            FloatVector vy = even(t, 5 * w + i);
            FloatVector wy = even(t, 9 * w + i);
            FloatVector uz = even(t, 2 * w + i);
            FloatVector vz = even(t, 6 * w + i);
            FloatVector wz = even(t, 10 * w + i);
            FloatVector shear = coefficient(6, l, m);
            FloatVector normal = coefficient(0, l, m);
            FloatVector normalOff = coefficient(1, l, m);
            FloatVector trace = normalOff.mul(ux.add(vy).add(wz));
            normal = normal.sub(normalOff);
            FloatVector shearXY = shear.mul(uy.add(vx));
            FloatVector shearXZ = shear.mul(uz.add(wx));
            FloatVector shearYZ = shear.mul(vz.add(wy));
            FloatVector normalX = normal.mul(ux).add(trace);
            share(t, 12, w, i, normalX.neg(), normalX);
            share(t, 20, w, i, shearXY.neg(), shearXY);
            share(t, 28, w, i, shearXZ.neg(), shearXZ);

            FloatVector bend = coefficient(4, l, m);
            FloatVector bendOff = coefficient(5, l, m);
            FloatVector uxy = odd(t, w + i);
            FloatVector vxy = odd(t, 5 * w + i);
            FloatVector wxy = odd(t, 9 * w + i);
            FloatVector uxz = odd(t, 2 * w + i);
            FloatVector vxz = odd(t, 6 * w + i);
            FloatVector wxz = odd(t, 10 * w + i);
            FloatVector uyz = even(t, 3 * w + i);
            FloatVector vyz = even(t, 7 * w + i);
            FloatVector wyz = even(t, 11 * w + i);
            pair(t, 14, w, i, shearXY, bend.mul(uxy).add(bendOff.mul(wyz)));
            pair(t, 16, w, i, shearXZ, bend.mul(uxz).add(bendOff.mul(vyz)));
            FloatVector twist = coefficient(2, l, m);
            FloatVector twistOff = coefficient(3, l, m);
            FloatVector sum = twistOff.mul(uyz.add(vxz).add(wxy));
            twist = twist.sub(twistOff);
            FloatVector lone = coefficient(7, l, m);
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

    private static FloatVector coefficient(int q, FloatVector l, FloatVector m) {
        return l.mul(A[q]).add(m.mul(B[q]));
    }

    private static FloatVector even(float[] t, int o) {
        return FloatVector.fromArray(S, t, o + 1).add(FloatVector.fromArray(S, t, o));
    }

    private static FloatVector odd(float[] t, int o) {
        return FloatVector.fromArray(S, t, o + 1).sub(FloatVector.fromArray(S, t, o));
    }

    /// Result in the even and odd mode over x: the left node gets even - odd, the right one even + odd.
    private static void pair(float[] t, int row, int w, int i, FloatVector even, FloatVector odd) {
        share(t, row, w, i, even.sub(odd), even.add(odd));
    }

    private static void share(float[] t, int row, int w, int i, FloatVector left, FloatVector right) {
        left.intoArray(t, row * w + i);
        right.intoArray(t, (row + 1) * w + i + 1);
    }

    private static FloatVector joined(float[] t, int o, int w) {
        return FloatVector.fromArray(S, t, o).add(FloatVector.fromArray(S, t, o + w));
    }

    /// Adds the modes' share of the two node rows of the lower plane.
    private static void backLower(float[] y, int a, int b, float[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector v00 = joined(t, o + i, w);
            FloatVector v10 = joined(t, o + 2 * w + i, w);
            FloatVector v01 = joined(t, o + 4 * w + i, w);
            FloatVector v11 = joined(t, o + 6 * w + i, w);
            FloatVector same = v00.sub(v01);
            FloatVector change = v10.sub(v11);
            add(y, a, i, n, same.sub(change));
            add(y, b, i, n, same.add(change));
        }
    }

    /// Adds the modes' share of the two node rows of the upper plane.
    private static void backUpper(float[] y, int c, int d, float[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector v00 = joined(t, o + i, w);
            FloatVector v10 = joined(t, o + 2 * w + i, w);
            FloatVector v01 = joined(t, o + 4 * w + i, w);
            FloatVector v11 = joined(t, o + 6 * w + i, w);
            FloatVector same = v00.add(v01);
            FloatVector change = v10.add(v11);
            add(y, c, i, n, same.sub(change));
            add(y, d, i, n, same.add(change));
        }
    }

    private static void add(float[] y, int row, int i, int n, FloatVector value) {
        if (i + W <= n) {
            FloatVector.fromArray(S, y, row + i).add(value).intoArray(y, row + i);
        } else {
            VectorMask<Float> inside = S.indexInRange(i, n);
            FloatVector.fromArray(S, y, row + i, inside).add(value).intoArray(y, row + i, inside);
        }
    }
}
