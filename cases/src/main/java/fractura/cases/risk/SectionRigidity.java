package fractura.cases.risk;

import fractura.mesh.cortex.BoneSection;
import fractura.solver.material.RigidityModuli;

/// What one section of a bone resists as a beam: stretching, bending about its weakest axis, twisting.
///
/// With the modulus-weighted centroid (x̄, ȳ) of the pixels, dA = h²:
/// EA = Σ E dA; EI_x = Σ E ((y - ȳ)² + h²/12) dA, EI_y likewise, EI_xy = Σ E (x - x̄)(y - ȳ) dA;
/// GJ = Σ G ((x - x̄)² + (y - ȳ)² + h²/6) dA (Nazarian15; recalled). The terms in h are each pixel's own inertia,
/// without which a sum over coarse pixels falls short. GJ is the polar sum of the method, which is the torsional
/// stiffness of round sections only.
///
/// @param eaNewton axial rigidity, N
/// @param eiNewtonMm2 least bending rigidity, N mm²
/// @param gjNewtonMm2 polar rigidity, N mm²
record SectionRigidity(double eaNewton, double eiNewtonMm2, double gjNewtonMm2) {
    /// @param section at least one pixel
    /// @param moduli of the specimen's samples
    /// @return its rigidities
    static SectionRigidity of(BoneSection section, RigidityModuli moduli) {
        float[] youngs = moduli.youngsMPa();
        double[] x = section.xMm();
        double[] y = section.yMm();
        double area = section.edgeMm() * section.edgeMm();
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int p = 0; p < section.pixelCount(); p++) {
            double e = youngs[section.samples()[p]];
            sum += e;
            sumX += e * x[p];
            sumY += e * y[p];
        }
        double cx = sumX / sum;
        double cy = sumY / sum;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        double polar = 0;
        for (int p = 0; p < section.pixelCount(); p++) {
            double e = youngs[section.samples()[p]];
            double dx = x[p] - cx;
            double dy = y[p] - cy;
            xx += e * (dx * dx + area / 12);
            yy += e * (dy * dy + area / 12);
            xy += e * dx * dy;
            polar += moduli.shearMPa()[section.samples()[p]] * (dx * dx + dy * dy + area / 6);
        }
        double least = (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
        return new SectionRigidity(sum * area, least * area, polar * area);
    }
}
