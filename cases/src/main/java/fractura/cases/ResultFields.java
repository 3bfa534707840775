package fractura.cases;

import fractura.mesh.Field;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.solver.Solution;
import fractura.solver.element.StressMeasures;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewSupport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What goes into `fields.vtu`: vectors and tensors turned from the axes of the grid into those of the patient.
final class ResultFields {
    private ResultFields() {}

    static List<Field> of(Specimen specimen, LoadOutcome outcome) {
        Solution s = outcome.solution();
        double[] axes = specimen.mesh().grid().axes();
        int elements = specimen.mesh().elementCount();
        float[] density = new float[elements];
        float[] modulus = new float[elements];
        float[] poissonsRatio = new float[elements];
        float[] tissue = new float[elements];
        float[] lesion = new float[elements];
        float[] mises = new float[elements];
        for (int e = 0; e < elements; e++) {
            Tissue t = specimen.elementTissue(e);
            density[e] = (float) specimen.elementDensity(e);
            modulus[e] = (float) outcome.materials().youngsModulusMPa()[e];
            poissonsRatio[e] = (float) outcome.materials().poissonsRatio()[e];
            tissue[e] = t.ordinal();
            lesion[e] = t == Tissue.LYTIC ? 1 : t == Tissue.BLASTIC ? 2 : t == Tissue.MIXED ? 3 : 0;
            mises[e] = (float) StressMeasures.vonMises(s.stressMPa(), 6 * e);
        }
        double factor = outcome.worst().newton() / outcome.appliedNewton();
        List<Field> fields = new ArrayList<>(List.of(
                outcome.strain().utilisationField(outcome.limits(), factor),
                scalar("density", "g/cm3", density),
                scalar("E", "MPa", modulus),
                scalar("nu", "", poissonsRatio),
                scalar("tissue", "", tissue),
                scalar("lesion", "", lesion),
                scalar("von_mises", "MPa", mises),
                new Field("stress", "MPa", Field.Location.ELEMENT, 6, turned(s.stressMPa(), axes, 1)),
                new Field("strain", "", Field.Location.ELEMENT, 6, turned(s.strain(), axes, 0.5)),
                principal("eps1", outcome.strain().largest()),
                principal("eps3", outcome.strain().smallest()),
                new Field("displacement", "mm", Field.Location.NODE, 3, turnedVectors(s.displacementMm(), axes)),
                new Field(
                        "support",
                        "",
                        Field.Location.NODE,
                        1,
                        supports(outcome.conditions().fixed()))));
        addLesionShares(fields, specimen);
        addForces(fields, outcome.conditions(), axes);
        return fields;
    }

    /// Share of each element that is a lesion of each type, 0 to 1; types that do not occur have no field.
    private static void addLesionShares(List<Field> fields, Specimen specimen) {
        for (Tissue type : List.of(Tissue.LYTIC, Tissue.BLASTIC, Tissue.MIXED)) {
            float[] share = new float[specimen.mesh().elementCount()];
            boolean occurs = false;
            for (int e = 0; e < share.length; e++) {
                share[e] = (float) specimen.elementShare(e, type);
                occurs |= share[e] > 0;
            }
            if (occurs) {
                fields.add(scalar(type.name().toLowerCase(Locale.ROOT) + "_share", "", share));
            }
        }
    }

    /// Nodal forces, and the direction along which a node on rollers is held; only where a load case has them.
    private static void addForces(List<Field> fields, BoundaryConditions conditions, double[] axes) {
        double[] force = conditions.forceNewton();
        if (Arrays.stream(force).anyMatch(f -> f != 0)) {
            fields.add(new Field("force", "N", Field.Location.NODE, 3, turnedVectors(force, axes)));
        }
        if (!conditions.skew().isEmpty()) {
            double[] normal = new double[force.length];
            for (SkewSupport s : conditions.skew()) {
                System.arraycopy(s.normal(), 0, normal, 3 * s.node(), 3);
            }
            fields.add(new Field("roller", "", Field.Location.NODE, 3, turnedVectors(normal, axes)));
        }
    }

    /// Held components of each node along the grid axes: the sum of 1, 2 and 4 for the first, second and third.
    private static float[] supports(boolean[] fixed) {
        float[] support = new float[fixed.length / 3];
        for (int i = 0; i < fixed.length; i++) {
            support[i / 3] += fixed[i] ? 1 << i % 3 : 0;
        }
        return support;
    }

    static Map<String, String> info(CaseFile asked, Specimen specimen, LoadOutcome outcome, CaseResult.Status status) {
        Map<String, String> info = new TreeMap<>();
        info.put("case", asked.name());
        info.put("status", status.words());
        info.put("frame", "LPS, mm");
        info.put(
                "grid_axes",
                Arrays.stream(specimen.mesh().grid().axes())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")));
        info.put("site", specimen.site().words());
        info.put("virtual_lesions", String.valueOf(asked.lesions().size()));
        info.put("load", outcome.result().load());
        info.put("demand", outcome.worst().name());
        info.put("demand_newton", String.valueOf(Math.round(outcome.worst().newton())));
        outcome.result()
                .reported()
                .ifPresent(e -> put(info, "strength_newton", e.strengthNewton(), e.lowNewton(), e.highNewton()));
        outcome.result().demands().stream()
                .filter(d -> d.task().equals(outcome.worst().name()))
                .filter(d -> d.factorOfRisk().isPresent())
                .findFirst()
                .ifPresent(d -> put(info, "factor_of_risk", d.factorOfRisk().getAsDouble(), d.low(), d.high()));
        outcome.result().failureSite().ifPresent(f -> info.put("failure_mm", f.xMm() + " " + f.yMm() + " " + f.zMm()));
        info.put("applied_newton", String.valueOf(outcome.appliedNewton()));
        info.put("software", Software.NAME + " " + Software.version());
        info.put("intended_use", Software.INTENDED_USE);
        info.put("scaling", "utilisation is for the demand; stress, strain and displacement are for the applied force");
        return info;
    }

    private static void put(
            Map<String, String> info, String name, double value, OptionalDouble low, OptionalDouble high) {
        info.put(name, String.valueOf(value));
        low.ifPresent(v -> info.put(name + "_low", String.valueOf(v)));
        high.ifPresent(v -> info.put(name + "_high", String.valueOf(v)));
    }

    private static Field scalar(String name, String unit, float[] values) {
        return new Field(name, unit, Field.Location.ELEMENT, 1, values);
    }

    private static Field principal(String name, double[] values) {
        float[] v = new float[values.length];
        for (int e = 0; e < v.length; e++) {
            v[e] = (float) values[e];
        }
        return scalar(name, "", v);
    }

    /// T in patient axes is Rᵀ T R with the grid's axes as rows of R;
    /// `shear` is 0.5 for engineering shear strains.
    private static float[] turned(double[] voigt, double[] r, double shear) {
        float[] out = new float[voigt.length];
        double[] t = new double[9];
        for (int o = 0; o < voigt.length; o += 6) {
            double xy = shear * voigt[o + 3];
            double yz = shear * voigt[o + 4];
            double xz = shear * voigt[o + 5];
            t[0] = voigt[o];
            t[1] = xy;
            t[2] = xz;
            t[3] = xy;
            t[4] = voigt[o + 1];
            t[5] = yz;
            t[6] = xz;
            t[7] = yz;
            t[8] = voigt[o + 2];
            out[o] = entry(t, r, 0, 0);
            out[o + 1] = entry(t, r, 1, 1);
            out[o + 2] = entry(t, r, 2, 2);
            out[o + 3] = entry(t, r, 0, 1);
            out[o + 4] = entry(t, r, 1, 2);
            out[o + 5] = entry(t, r, 0, 2);
        }
        return out;
    }

    private static float entry(double[] t, double[] r, int p, int q) {
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                sum += r[3 * a + p] * t[3 * a + b] * r[3 * b + q];
            }
        }
        return (float) sum;
    }

    private static float[] turnedVectors(double[] u, double[] r) {
        float[] out = new float[u.length];
        for (int o = 0; o < u.length; o += 3) {
            for (int c = 0; c < 3; c++) {
                out[o + c] = (float) (u[o] * r[c] + u[o + 1] * r[3 + c] + u[o + 2] * r[6 + c]);
            }
        }
        return out;
    }
}
