package fractura.mesh.io;

import fractura.mesh.InputException;
import fractura.mesh.UnstructuredMesh;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The model of a result as an input deck for Abaqus and CalculiX, so that another solver can check ours.
///
/// Nodes are written in the axes of the voxel grid, along which supports hold; elements are C3D8, eight nodes with
/// full integration, in VTK's order, which is Abaqus's too. Elements of equal constants share a material; where
/// there are more than `MOST_MATERIALS` different ones, moduli are binned by their logarithm and each bin takes the
/// mean modulus of its elements. Supports with their displacements become boundary conditions; the step is linear
/// and static and prints the total reaction of the moved and of the held nodes.
///
/// Limits: prescribed displacements only, no nodal forces; small strain.
public final class AbaqusDeck {
    /// More materials than this make the input of other solvers slow. Half as many bins are used, 2 % wide over four
    /// decades.
    static final int MOST_MATERIALS = 1000;

    private static final int PER_LINE = 12;

    /// Displacements come rounded to single precision and turned; below this they were zero (mm).
    private static final double NOTHING_MM = 1e-6;

    private final UnstructuredMesh mesh;
    private final double[] axes;
    private final float[] modulus;
    private final float[] poissonsRatio;
    private final float[] support;
    private final float[] displacement;

    private AbaqusDeck(VtuFile result) {
        mesh = result.mesh();
        axes = axes(result);
        modulus = values(result, "E");
        poissonsRatio = values(result, "nu");
        support = values(result, "support");
        displacement = values(result, "displacement");
    }

    private static double[] axes(VtuFile result) {
        String[] words = result.info().getOrDefault("grid_axes", "").trim().split("\\s+");
        if (words.length != 9) {
            throw new InputException(
                    "The result has no 'grid_axes' in its information: it was written by a version before"
                            + " decks could be exported, or by another program. Run the case again.");
        }
        double[] axes = new double[9];
        for (int a = 0; a < 9; a++) {
            axes[a] = Double.parseDouble(words[a]);
        }
        return axes;
    }

    private static float[] values(VtuFile result, String name) {
        return result.field(name).values();
    }

    /// Writes a deck.
    ///
    /// @param result mesh with cell fields `E` (MPa), `nu` and point fields `support` (sum of 1, 2, 4 for held grid
    ///     axes) and `displacement` (mm), and the grid's axes in its information
    /// @param file where to; replaced when there
    /// @return number of materials written
    /// @throws InputException when a field is missing or the file cannot be written
    public static int write(VtuFile result, Path file) {
        AbaqusDeck deck = new AbaqusDeck(result);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            int materials;
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.US_ASCII)) {
                materials = deck.writeTo(out, result.info());
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return materials;
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write " + file + " (" + e.getMessage() + "). Check that the folder exists and has room.",
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

    private double displacementAlong(int n, int axis) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += displacement[3 * n + c] * axes[3 * axis + c];
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
        StringBuilder conditions = new StringBuilder();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            boolean isMoved = false;
            for (int axis = 0; axis < 3; axis++) {
                if (((int) support[n] >> axis & 1) == 1) {
                    double u = displacementAlong(n, axis);
                    u = Math.abs(u) < NOTHING_MM ? 0 : u;
                    isMoved |= u != 0;
                    conditions.append((n + 1) + ", " + (axis + 1) + ", " + (axis + 1) + ", " + number(u) + "\n");
                }
            }
            if (support[n] != 0) {
                (isMoved ? moved : held).add(n);
            }
        }
        set(out, "NSET, NSET=HELD", held);
        set(out, "NSET, NSET=MOVED", moved);
        out.write("*STEP\n*STATIC\n*BOUNDARY\n");
        out.write(conditions.toString());
        out.write("*NODE PRINT, NSET=MOVED, TOTALS=ONLY\nRF\n*NODE PRINT, NSET=HELD, TOTALS=ONLY\nRF\n");
        out.write("*NODE FILE\nU\n*EL FILE\nS\n*END STEP\n");
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
