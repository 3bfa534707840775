package fractura.mesh.io;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import fractura.mesh.UnstructuredMesh;
import fractura.mesh.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The model of a result as an input deck for Abaqus and CalculiX, so that another solver can check ours.
///
/// Nodes are written in the axes of the voxel grid, along which supports hold; elements are C3D8, eight nodes
/// with full integration, in VTK's order, which is Abaqus's too. Elements of equal constants share a material;
/// where there are more than `MOST_MATERIALS` different ones, moduli are binned by their logarithm and each bin
/// takes the mean modulus of its elements. Supports with their displacements become boundary conditions, nodal
/// forces loads, and each node on a roller an equation among its components. The step is linear and static; it
/// prints the total reaction of the moved and of the held nodes and the displacements of the loaded ones.
///
/// Limits: rollers hold without displacement; small strain.
public final class AbaqusDeck {
    /// More materials than this make the input of other solvers slow. Half as many bins are used, 2 % wide over
    /// four decades.
    static final int MOST_MATERIALS = 1000;

    private static final int PER_LINE = 12;

    /// Displacements come rounded to single precision and turned; below this they were zero (mm).
    private static final double NOTHING_MM = 1e-6;

    /// Directions come rounded to single precision and turned; a smaller component was zero.
    private static final double NO_PART = 1e-6;

    private final UnstructuredMesh mesh;
    private final double[] axes;
    private final float[] modulus;
    private final float[] poissonsRatio;
    private final float[] support;
    private final float[] displacement;
    private final float[] force;
    private final float[] roller;

    private AbaqusDeck(VtuFile result) {
        mesh = result.mesh();
        axes = result.gridAxes();
        modulus = values(result, "E");
        poissonsRatio = values(result, "nu");
        support = values(result, "support");
        displacement = values(result, "displacement");
        force = result.find("force").isEmpty() ? new float[0] : values(result, "force");
        roller = result.find("roller").isEmpty() ? new float[0] : values(result, "roller");
        requireElastic();
    }

    private static float[] values(VtuFile result, String name) {
        float[] values = result.field(name).values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw refuse(name, i, values[i], "a finite number");
            }
        }
        return values;
    }

    private void requireElastic() {
        for (int e = 0; e < modulus.length; e++) {
            if (!(modulus[e] > 0)) {
                throw refuse("E", e, modulus[e], "above 0 MPa");
            }
            if (!(poissonsRatio[e] > -1 && poissonsRatio[e] < 0.5)) {
                throw refuse("nu", e, poissonsRatio[e], "between -1 and 0.5");
            }
        }
    }

    private static InputException refuse(String name, int at, float value, String wanted) {
        return new InputException("Field '" + name + "' of the result holds " + value + " at place " + at
                + ", where it must be " + wanted + ": the file was changed or damaged. Run the case again.");
    }

    /// Writes a deck.
    ///
    /// @param result mesh with cell fields `E` (MPa), `nu` and point fields `support` (sum of 1, 2, 4 for held
    ///     grid axes) and `displacement` (mm), where there are such `force` (N) and `roller` (unit vector along
    ///     which a node is held), and the grid's axes in its information
    /// @param file where to; replaced when there
    /// @return number of materials written
    /// @throws InputException when a field is missing or the file cannot be written
    public static int write(VtuFile result, Path file) {
        AbaqusDeck deck = new AbaqusDeck(result);
        int[] materials = new int[1];
        try {
            WholeFile.write(file, bytes -> {
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.US_ASCII));
                materials[0] = deck.writeTo(out, result.info());
                out.flush();
            });
            return materials[0];
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write " + file + " (" + DiskWords.of(e) + "). Check that the folder exists and has room.",
                    e);
        }
    }

    private int writeTo(BufferedWriter out, Map<String, String> info) throws IOException {
        out.write("*HEADING\n");
        out.write(
                ascii("Fractura, " + info.getOrDefault("case", "case") + ", N mm MPa, axes of the voxel grid") + "\n");
        out.write("*NODE, NSET=NALL\n");
        double[] xyz = mesh.nodesXyz();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            out.write((n + 1) + ", " + number(along(xyz, n, 0)) + ", " + number(along(xyz, n, 1)) + ", "
                    + number(along(xyz, n, 2)) + "\n");
        }
        out.write("*ELEMENT, TYPE=C3D8, ELSET=EALL\n");
        int[] nodes = mesh.elementNodes();
        for (int e = 0; e < mesh.elementCount(); e++) {
            StringBuilder line = new StringBuilder().append(e + 1);
            for (int a = 0; a < 8; a++) {
                line.append(", ").append(nodes[8 * e + a] + 1);
            }
            out.write(line.append('\n').toString());
        }
        int materials = materials(out);
        boundaries(out);
        return materials;
    }

    private double along(double[] xyz, int n, int axis) {
        return xyz[3 * n] * axes[3 * axis] + xyz[3 * n + 1] * axes[3 * axis + 1] + xyz[3 * n + 2] * axes[3 * axis + 2];
    }

    private double vectorAlong(float[] vectors, int n, int axis) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += vectors[3 * n + c] * axes[3 * axis + c];
        }
        return sum;
    }

    private int materials(BufferedWriter out) throws IOException {
        Map<String, List<Integer>> groups = groups();
        int number = 0;
        for (List<Integer> elements : groups.values()) {
            number++;
            set(out, "ELSET, ELSET=E" + number, elements);
            double sum = 0;
            for (int e : elements) {
                sum += modulus[e];
            }
            out.write("*MATERIAL, NAME=M" + number + "\n*ELASTIC\n" + number(sum / elements.size()) + ", "
                    + poissonsRatio[elements.getFirst()] + "\n*SOLID SECTION, ELSET=E" + number + ", MATERIAL=M"
                    + number + "\n");
        }
        return number;
    }

    /// Elements by modulus and Poisson's ratio; by bins of the modulus where there are too many.
    private Map<String, List<Integer>> groups() {
        Map<String, List<Integer>> exact = new TreeMap<>();
        for (int e = 0; e < mesh.elementCount(); e++) {
            String key = modulus[e] + " " + poissonsRatio[e];
            exact.computeIfAbsent(key, k -> new ArrayList<>()).add(e);
        }
        if (exact.size() <= MOST_MATERIALS) {
            return exact;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (float m : modulus) {
            low = Math.min(low, m);
            high = Math.max(high, m);
        }
        double width = Math.log(high / low) / (MOST_MATERIALS / 2.0);
        Map<String, List<Integer>> binned = new TreeMap<>();
        for (int e = 0; e < mesh.elementCount(); e++) {
            String key =
                    String.format(Locale.ROOT, "%04d %s", (int) (Math.log(modulus[e] / low) / width), poissonsRatio[e]);
            binned.computeIfAbsent(key, k -> new ArrayList<>()).add(e);
        }
        return binned;
    }

    private void boundaries(BufferedWriter out) throws IOException {
        List<Integer> held = new ArrayList<>();
        List<Integer> moved = new ArrayList<>();
        List<Integer> loaded = new ArrayList<>();
        StringBuilder conditions = new StringBuilder();
        StringBuilder loads = new StringBuilder();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            boolean isMoved = false;
            boolean isLoaded = false;
            for (int axis = 0; axis < 3; axis++) {
                if (isHeld(n, axis)) {
                    double u = vectorAlong(displacement, n, axis);
                    u = Math.abs(u) < NOTHING_MM ? 0 : u;
                    isMoved |= u != 0;
                    conditions.append((n + 1) + ", " + (axis + 1) + ", " + (axis + 1) + ", " + number(u) + "\n");
                }
                double f = force.length == 0 ? 0 : vectorAlong(force, n, axis);
                if (f != 0) {
                    isLoaded = true;
                    loads.append((n + 1) + ", " + (axis + 1) + ", " + number(f) + "\n");
                }
            }
            if (support[n] != 0) {
                (isMoved ? moved : held).add(n);
            }
            if (isLoaded) {
                loaded.add(n);
            }
        }
        set(out, "NSET, NSET=HELD", held);
        set(out, "NSET, NSET=MOVED", moved);
        set(out, "NSET, NSET=LOADED", loaded);
        rollers(out);
        out.write("*STEP\n*STATIC\n*BOUNDARY\n");
        out.write(conditions.toString());
        if (!loaded.isEmpty()) {
            out.write("*CLOAD\n" + loads);
        }
        if (!moved.isEmpty()) {
            out.write("*NODE PRINT, NSET=MOVED, TOTALS=ONLY\nRF\n");
        }
        out.write("*NODE PRINT, NSET=HELD, TOTALS=ONLY\nRF\n");
        if (!loaded.isEmpty()) {
            out.write("*NODE PRINT, NSET=LOADED\nU\n");
        }
        out.write("*NODE FILE\nU\n*EL FILE\nS\n*END STEP\n");
    }

    private boolean isHeld(int n, int axis) {
        return ((int) support[n] >> axis & 1) == 1;
    }

    /// A node on a roller as one equation among its components, the largest free one first, since the first one
    /// is eliminated.
    private void rollers(BufferedWriter out) throws IOException {
        for (int n = 0; roller.length > 0 && n < mesh.nodeCount(); n++) {
            List<Integer> terms = new ArrayList<>();
            double[] normal = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                normal[axis] = vectorAlong(roller, n, axis);
                if (!isHeld(n, axis) && Math.abs(normal[axis]) > NO_PART) {
                    terms.add(axis);
                }
            }
            if (terms.isEmpty()) {
                continue;
            }
            terms.sort((a, b) -> Double.compare(Math.abs(normal[b]), Math.abs(normal[a])));
            StringBuilder line = new StringBuilder();
            for (int axis : terms) {
                line.append(line.isEmpty() ? "" : ", ")
                        .append((n + 1) + ", " + (axis + 1) + ", " + number(normal[axis]));
            }
            out.write("*EQUATION\n" + terms.size() + "\n" + line + "\n");
        }
    }

    /// Nine significant digits, no trailing zeros.
    private static String number(double value) {
        return new BigDecimal(value, new MathContext(9)).stripTrailingZeros().toString();
    }

    /// A set of numbers counted from 1; nothing where it is empty.
    private static void set(BufferedWriter out, String head, List<Integer> members) throws IOException {
        if (members.isEmpty()) {
            return;
        }
        out.write("*" + head + "\n");
        for (int i = 0; i < members.size(); i++) {
            boolean isLast = i + 1 == members.size() || (i + 1) % PER_LINE == 0;
            out.write((members.get(i) + 1) + (isLast ? "\n" : ", "));
        }
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
