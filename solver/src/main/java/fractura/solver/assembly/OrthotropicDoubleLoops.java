package fractura.solver.assembly;

/// The loops of `MirrorKernel` for materials with mirror planes along the axes: nine constants in the order of
/// `Orthotropic`, otherwise the same eight blocks.
final class OrthotropicDoubleLoops implements BlockLoops<double[]> {
    private final double constant;
    private final double linear;
    private final double lonely;

    /// The shares of a mode's energy are (1/4)² times 1, 1/3 and 1/9 for strains that are constant, linear and
    /// bilinear over the voxel.
    ///
    /// @param sign 1 to add K x, -1 to subtract it
    OrthotropicDoubleLoops(int sign) {
        constant = sign * 1.0 / 16;
        linear = sign * 1.0 / 48;
        lonely = sign * 1.0 / 144;
    }

    @Override
    public void apply(double[][] moduli, int e, double[] t, Rows at, int w, int n) {
        normalAndBend(moduli, e, t, at, w, n);
        bendAlongX(moduli, e, t, at, w, n);
        bendAlongZ(moduli, e, t, at, w, n);
        twistAndShear(moduli, e, t, at, w, n);
    }

    /// u in mode x, v in 0, w in z: the normal block (u:x, v:y, w:z) and the bend block of u:xy and w:yz.
    private void normalAndBend(double[][] c, int e, double[] t, Rows at, int w, int n) {
        double[] at11 = c[0];
        double[] at22 = c[1];
        double[] at33 = c[2];
        double[] at23 = c[3];
        double[] at13 = c[4];
        double[] at12 = c[5];
        double[] at44 = c[6];
        double[] at66 = c[8];
        int uIn = at.in() + w;
        int uInNext = at.inNext() + w;
        int uOut = at.out() + w;
        int uOutNext = at.outNext() + w;
        int vIn = at.in() + 4 * w;
        int vInNext = at.inNext() + 4 * w;
        int vOut = at.out() + 4 * w;
        int vOutNext = at.outNext() + 4 * w;
        int wIn = at.in() + 10 * w;
        int wInNext = at.inNext() + 10 * w;
        int wOut = at.out() + 10 * w;
        int wOutNext = at.outNext() + 10 * w;
        for (int i = 0; i < n; i++) {
            double c11 = at11[e + i];
            double c22 = at22[e + i];
            double c33 = at33[e + i];
            double c23 = at23[e + i];
            double c13 = at13[e + i];
            double c12 = at12[e + i];
            double c44 = at44[e + i];
            double c66 = at66[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u1 = ub + ua;
            double u3 = ub - ua;
            double v2 = vb - va;
            double w4 = wb + wa;
            double w6 = wb - wa;
            double u = constant * (c11 * u1 + c12 * v2 + c13 * w4);
            double v = constant * (c12 * u1 + c22 * v2 + c23 * w4);
            double z = constant * (c13 * u1 + c23 * v2 + c33 * w4);
            double p = linear * ((c11 + c66) * u3 + c13 * w6);
            double q = linear * ((c33 + c44) * w6 + c13 * u3);
            t[uOut + i] += u - p;
            t[uOutNext + i] = u + p;
            t[vOut + i] -= v;
            t[vOutNext + i] = v;
            t[wOut + i] += z - q;
            t[wOutNext + i] = z + q;
        }
    }

    /// u in mode 0, v in x, w in xz: the bend block of v:xy and w:xz, shear of u:y and v:x, and w:xyz.
    private void bendAlongX(double[][] c, int e, double[] t, Rows at, int w, int n) {
        double[] at22 = c[1];
        double[] at33 = c[2];
        double[] at23 = c[3];
        double[] at44 = c[6];
        double[] at55 = c[7];
        double[] at66 = c[8];
        int uIn = at.in();
        int uInNext = at.inNext();
        int uOut = at.out();
        int uOutNext = at.outNext();
        int vIn = at.in() + 5 * w;
        int vInNext = at.inNext() + 5 * w;
        int vOut = at.out() + 5 * w;
        int vOutNext = at.outNext() + 5 * w;
        int wIn = at.in() + 11 * w;
        int wInNext = at.inNext() + 11 * w;
        int wOut = at.out() + 11 * w;
        int wOutNext = at.outNext() + 11 * w;
        for (int i = 0; i < n; i++) {
            double c22 = at22[e + i];
            double c33 = at33[e + i];
            double c23 = at23[e + i];
            double c44 = at44[e + i];
            double c55 = at55[e + i];
            double c66 = at66[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u2 = ub - ua;
            double v1 = vb + va;
            double v3 = vb - va;
            double w5 = wb + wa;
            double w7 = wb - wa;
            double p = linear * ((c22 + c66) * v3 + c23 * w5);
            double q = linear * ((c33 + c55) * w5 + c23 * v3);
            double s = constant * c66 * (u2 + v1);
            double lone = lonely * (c33 + c44 + c55) * w7;
            t[uOut + i] -= s;
            t[uOutNext + i] = s;
            t[vOut + i] += s - p;
            t[vOutNext + i] = s + p;
            t[wOut + i] += q - lone;
            t[wOutNext + i] = q + lone;
        }
    }

    /// u in mode xz, v in z, w in 0: the bend block of u:xz and v:yz, shear of v:z and w:y, and u:xyz.
    private void bendAlongZ(double[][] c, int e, double[] t, Rows at, int w, int n) {
        double[] at11 = c[0];
        double[] at22 = c[1];
        double[] at12 = c[5];
        double[] at44 = c[6];
        double[] at55 = c[7];
        double[] at66 = c[8];
        int uIn = at.in() + 3 * w;
        int uInNext = at.inNext() + 3 * w;
        int uOut = at.out() + 3 * w;
        int uOutNext = at.outNext() + 3 * w;
        int vIn = at.in() + 6 * w;
        int vInNext = at.inNext() + 6 * w;
        int vOut = at.out() + 6 * w;
        int vOutNext = at.outNext() + 6 * w;
        int wIn = at.in() + 8 * w;
        int wInNext = at.inNext() + 8 * w;
        int wOut = at.out() + 8 * w;
        int wOutNext = at.outNext() + 8 * w;
        for (int i = 0; i < n; i++) {
            double c11 = at11[e + i];
            double c22 = at22[e + i];
            double c12 = at12[e + i];
            double c44 = at44[e + i];
            double c55 = at55[e + i];
            double c66 = at66[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u5 = ub + ua;
            double u7 = ub - ua;
            double v4 = vb + va;
            double v6 = vb - va;
            double w2 = wb - wa;
            double p = linear * ((c11 + c55) * u5 + c12 * v6);
            double q = linear * ((c22 + c44) * v6 + c12 * u5);
            double s = constant * c44 * (v4 + w2);
            double lone = lonely * (c11 + c55 + c66) * u7;
            t[uOut + i] += p - lone;
            t[uOutNext + i] = p + lone;
            t[vOut + i] += s - q;
            t[vOutNext + i] = s + q;
            t[wOut + i] -= s;
            t[wOutNext + i] = s;
        }
    }

    /// u in mode z, v in xz, w in x: the twist block (u:yz, v:xz, w:xy), shear of u:z and w:x, and v:xyz.
    private void twistAndShear(double[][] c, int e, double[] t, Rows at, int w, int n) {
        double[] at22 = c[1];
        double[] at44 = c[6];
        double[] at55 = c[7];
        double[] at66 = c[8];
        int uIn = at.in() + 2 * w;
        int uInNext = at.inNext() + 2 * w;
        int uOut = at.out() + 2 * w;
        int uOutNext = at.outNext() + 2 * w;
        int vIn = at.in() + 7 * w;
        int vInNext = at.inNext() + 7 * w;
        int vOut = at.out() + 7 * w;
        int vOutNext = at.outNext() + 7 * w;
        int wIn = at.in() + 9 * w;
        int wInNext = at.inNext() + 9 * w;
        int wOut = at.out() + 9 * w;
        int wOutNext = at.outNext() + 9 * w;
        for (int i = 0; i < n; i++) {
            double c22 = at22[e + i];
            double c44 = at44[e + i];
            double c55 = at55[e + i];
            double c66 = at66[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u4 = ub + ua;
            double u6 = ub - ua;
            double v5 = vb + va;
            double v7 = vb - va;
            double w1 = wb + wa;
            double w3 = wb - wa;
            double p = linear * ((c55 + c66) * u6 + c66 * v5 + c55 * w3);
            double q = linear * (c66 * u6 + (c44 + c66) * v5 + c44 * w3);
            double r = linear * (c55 * u6 + c44 * v5 + (c44 + c55) * w3);
            double s = constant * c55 * (u4 + w1);
            double lone = lonely * (c22 + c44 + c66) * v7;
            t[uOut + i] += s - p;
            t[uOutNext + i] = s + p;
            t[vOut + i] += q - lone;
            t[vOutNext + i] = q + lone;
            t[wOut + i] += s - r;
            t[wOutNext + i] = s + r;
        }
    }
}
