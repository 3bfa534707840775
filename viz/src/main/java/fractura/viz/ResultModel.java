package fractura.viz;

import fractura.mesh.Field;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.io.VtuFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is drawn: mesh and fields of a result, sorted by what its elements are made of.
///
/// Elements without a `tissue` field are taken as bone, without a `lesion` field as free of lesions; without a
/// `lytic_share` field (and so on) an element is a lesion wholly or not at all. Knows nothing of the graphics
/// library.
final class ResultModel {
    /// What an element is drawn as.
    enum Part {
        /// bone with or without lesion, coloured by the field
        BONE,
        /// embedding discs, faint
        PLATEN,
        /// cement and metal
        IMPLANT
    }

    /// Kind of a lesion; its number is the code of the `lesion` field less one.
    enum Lesion {
        /// bone is lost
        LYTIC(0xc2189b, 0xffffff, 0xc2189b),
        /// bone is added
        BLASTIC(0x19d3ff, 0x07303f, 0x00a5c8),
        /// both, and drawn in both colours
        MIXED(0xc2189b, 0x35d4f4, 0x7a4fd0);

        private final int rgb;
        private final int casing;
        private final int solid;

        Lesion(int rgb, int casing, int solid) {
            this.rgb = rgb;
            this.casing = casing;
            this.solid = solid;
        }

        /// @return colour of its line
        int rgb() {
            return rgb;
        }

        /// @return colour beside and between its line
        int casing() {
            return casing;
        }

        /// @return colour of its body
        int solid() {
            return solid;
        }

        /// @return field with the share of each element that is such a lesion
        String shareField() {
            return name().toLowerCase(Locale.ROOT) + "_share";
        }
    }

    private final VtuFile file;
    private final double[] xyz;
    private final int[] hexes;
    private final Part[] parts;
    private final byte[] lesions;

    private ResultModel(VtuFile file) {
        this.file = file;
        xyz = file.mesh().nodesXyz();
        hexes = file.mesh().elementNodes();
        int count = file.mesh().elementCount();
        parts = new Part[count];
        lesions = new byte[count];
        float[] tissue = codes("tissue", Tissue.values().length);
        float[] lesion = codes("lesion", Lesion.values().length + 1);
        for (int e = 0; e < count; e++) {
            Tissue t = Tissue.values()[(int) tissue[e]];
            parts[e] = t.isPlaten() ? Part.PLATEN : t.isBone() ? Part.BONE : Part.IMPLANT;
            lesions[e] = parts[e] == Part.BONE ? (byte) lesion[e] : 0;
        }
    }

    /// @param file a result
    /// @return its model
    /// @throws InputException when tissue or lesion codes are out of range
    static ResultModel of(VtuFile file) {
        return new ResultModel(file);
    }

    private float[] codes(String name, int limit) {
        float[] codes = file.find(name)
                .filter(f -> f.location() == Field.Location.ELEMENT && f.componentCount() == 1)
                .map(Field::values)
                .orElseGet(() -> new float[file.mesh().elementCount()]);
        for (float c : codes) {
            if (!(c >= 0 && c < limit && c == Math.rint(c))) {
                throw new InputException("Field '" + name + "' of the result holds " + c + "; whole numbers from 0 to "
                        + (limit - 1) + " are known. Write the result with this program's version.");
            }
        }
        return codes;
    }

    double[] nodesXyz() {
        return xyz;
    }

    int[] hexes() {
        return hexes;
    }

    VtuFile file() {
        return file;
    }

    /// @param part part
    /// @return which elements belong to it
    boolean[] elementsOf(Part part) {
        boolean[] keep = new boolean[parts.length];
        for (int e = 0; e < keep.length; e++) {
            keep[e] = parts[e] == part;
        }
        return keep;
    }

    /// @param kind kind of lesion
    /// @return which elements belong to one
    boolean[] elementsOf(Lesion kind) {
        boolean[] keep = new boolean[parts.length];
        for (int e = 0; e < keep.length; e++) {
            keep[e] = lesions[e] == kind.ordinal() + 1;
        }
        return keep;
    }

    /// @param e element
    /// @return code of its lesion, 0 for none
    int lesion(int e) {
        return lesions[e];
    }

    /// @param kind kind of lesion
    /// @return volume of the lesions of it, mm³, parts of elements included
    double volumeMm3(Lesion kind) {
        Optional<Field> shares = file.find(kind.shareField())
                .filter(f -> f.location() == Field.Location.ELEMENT && f.componentCount() == 1);
        if (shares.isEmpty()) {
            return volumeMm3(elementsOf(kind));
        }
        double volume = 0;
        for (int e = 0; e < parts.length; e++) {
            volume += shares.get().values()[e] * elementMm3(e);
        }
        return volume;
    }

    /// @return kinds of lesion that fill most of an element somewhere, so that they can be drawn
    List<Lesion> lesionKinds() {
        return Arrays.stream(Lesion.values())
                .filter(k -> volumeMm3(elementsOf(k)) > 0)
                .toList();
    }

    /// One value per element: scalars as they are, vectors by their
    /// length, nodal ones by the mean of the corners.
    ///
    /// @param name field on elements or nodes
    /// @return `values[e]`, NaN where not defined
    /// @throws InputException when there is no such field, or it is a tensor
    float[] elementScalars(String name) {
        Field f = file.field(name);
        float[] scalars = magnitudes(f);
        if (f.location() == Field.Location.ELEMENT) {
            return scalars;
        }
        float[] out = new float[parts.length];
        for (int e = 0; e < out.length; e++) {
            float sum = 0;
            for (int a = 0; a < 8; a++) {
                sum += scalars[hexes[8 * e + a]];
            }
            out[e] = sum / 8;
        }
        return out;
    }

    /// Mean over the elements of a set around each node, leaving out undefined ones.
    ///
    /// @param element one value per element
    /// @param keep the set
    /// @return one value per node, NaN where no element of the set has one
    float[] nodalMean(float[] element, boolean[] keep) {
        float[] sum = new float[xyz.length / 3];
        int[] count = new int[sum.length];
        for (int e = 0; e < keep.length; e++) {
            if (keep[e] && !Float.isNaN(element[e])) {
                for (int a = 0; a < 8; a++) {
                    sum[hexes[8 * e + a]] += element[e];
                    count[hexes[8 * e + a]]++;
                }
            }
        }
        for (int n = 0; n < sum.length; n++) {
            sum[n] = count[n] == 0 ? Float.NaN : sum[n] / count[n];
        }
        return sum;
    }

    /// @param keep a set of elements
    /// @return its volume, mm³, from parallelepipeds spanned at each element's first node
    double volumeMm3(boolean[] keep) {
        double volume = 0;
        for (int e = 0; e < keep.length; e++) {
            volume += keep[e] ? elementMm3(e) : 0;
        }
        return volume;
    }

    private double elementMm3(int e) {
        double[] w = CutSection.cross(edge(e, 1), edge(e, 3));
        double[] z = edge(e, 4);
        return Math.abs(w[0] * z[0] + w[1] * z[1] + w[2] * z[2]);
    }

    /// @param keep a set of elements, not empty
    /// @return mean of their nodes, LPS, mm
    double[] centre(boolean[] keep) {
        double[] c = new double[3];
        int count = 0;
        for (int e = 0; e < keep.length; e++) {
            for (int a = 0; keep[e] && a < 8; a++) {
                for (int i = 0; i < 3; i++) {
                    c[i] += xyz[3 * hexes[8 * e + a] + i];
                }
                count++;
            }
        }
        for (int i = 0; i < 3; i++) {
            c[i] /= count;
        }
        return c;
    }

    /// @return least and largest coordinates of all that is drawn, LPS, mm
    double[] box() {
        double[] box = new double[6];
        Arrays.fill(box, 0, 3, Double.POSITIVE_INFINITY);
        Arrays.fill(box, 3, 6, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < xyz.length; i++) {
            box[i % 3] = Math.min(box[i % 3], xyz[i]);
            box[3 + i % 3] = Math.max(box[3 + i % 3], xyz[i]);
        }
        return box;
    }

    private double[] edge(int e, int a) {
        int from = 3 * hexes[8 * e];
        int to = 3 * hexes[8 * e + a];
        return new double[] {xyz[to] - xyz[from], xyz[to + 1] - xyz[from + 1], xyz[to + 2] - xyz[from + 2]};
    }

    static float[] magnitudes(Field f) {
        int c = f.componentCount();
        if (c == 1) {
            return f.values();
        }
        if (c != 3) {
            throw new InputException("Field '" + f.name() + "' has " + c + " components and no single size to draw."
                    + " Choose a scalar or a vector, for example von_mises or displacement.");
        }
        float[] v = f.values();
        float[] out = new float[f.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.sqrt(v[3 * i] * v[3 * i] + v[3 * i + 1] * v[3 * i + 1] + v[3 * i + 2] * v[3 * i + 2]);
        }
        return out;
    }
}
