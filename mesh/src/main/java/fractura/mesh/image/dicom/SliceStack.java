package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Slices in the order of their place along the normal, each place once. Numbers of images are not looked at.
///
/// @param slices two or more, rising along the normal
/// @param axes unit vectors of rising columns, rising rows, and the normal, which is their cross product; owned
record SliceStack(List<Slice> slices, double[] axes) {
    /// Slices closer than this are at one place. Positions are written to a thousandth of a millimetre or so.
    static final double SAME_PLACE_MM = 0.01;

    /// @param frames of one direction and size
    /// @param where for messages
    /// @param remarks told of doubles
    /// @return the stack
    /// @throws InputException when the frames do not make a volume
    static SliceStack of(List<Frame> frames, String where, Remarks remarks) {
        double[] axes = axes(frames.getFirst().axes());
        List<Slice> placed = new ArrayList<>();
        for (Frame frame : frames) {
            placed.add(place(frame, frames.getFirst().positionMm(), axes));
        }
        // equal places keep the order of the files, so that the result does not depend on the sort
        placed.sort(Comparator.comparingDouble(Slice::alongMm));
        if (placed.getLast().alongMm() - placed.getFirst().alongMm() < SAME_PLACE_MM) {
            throw new InputException(
                    placed.size() == 1
                            ? "There is a single CT slice in " + where + ", which is no volume. Give the whole series."
                            : "All " + placed.size() + " slices of the CT series in " + where
                                    + " lie in one plane: it is no volume (a perfusion or time series?)."
                                    + " Give a series that runs through the body.");
        }
        List<Slice> single = withoutDoubles(placed, where, remarks);
        Frame first = single.getFirst().frame();
        return new SliceStack(
                single.stream()
                        .map(s -> place(s.frame(), first.positionMm(), axes))
                        .toList(),
                axes);
    }

    /// @param directions of rising columns and rows, 6 numbers
    /// @return them, exactly at right angles, and their cross product
    static double[] axes(double[] directions) {
        double[] a = Arrays.copyOf(directions, 9);
        // rows at right angles to columns to the last digit, then the normal
        double dot = a[0] * a[3] + a[1] * a[4] + a[2] * a[5];
        double length = 0;
        for (int c = 3; c < 6; c++) {
            a[c] -= dot * a[c - 3];
            length += a[c] * a[c];
        }
        for (int c = 3; c < 6; c++) {
            a[c] /= Math.sqrt(length);
        }
        a[6] = a[1] * a[5] - a[2] * a[4];
        a[7] = a[2] * a[3] - a[0] * a[5];
        a[8] = a[0] * a[4] - a[1] * a[3];
        return a;
    }

    /// @param point LPS, mm
    /// @param origin LPS, mm
    /// @param axes unit vectors
    /// @return the point along each axis, from the origin
    static double[] local(double[] point, double[] origin, double[] axes) {
        double[] local = new double[3];
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                local[a] += axes[3 * a + c] * (point[c] - origin[c]);
            }
        }
        return local;
    }

    private static Slice place(Frame frame, double[] origin, double[] axes) {
        double[] local = local(frame.positionMm(), origin, axes);
        return new Slice(frame, local[2], local[0], local[1]);
    }

    private static List<Slice> withoutDoubles(List<Slice> placed, String where, Remarks remarks) {
        List<Slice> single = new ArrayList<>();
        int doubles = 0;
        for (Slice slice : placed) {
            if (single.isEmpty() || slice.alongMm() - single.getLast().alongMm() >= SAME_PLACE_MM) {
                single.add(slice);
                continue;
            }
            if (!isSame(single.getLast(), slice)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "The CT series in %s has different images at one place (%.2f mm from its first slice): phases or"
                                + " reconstructions are mixed. Put one of them into a folder of its own.",
                        where,
                        slice.alongMm() - placed.getFirst().alongMm()));
            }
            doubles++;
        }
        if (doubles > 0) {
            remarks.note(doubles + (doubles == 1 ? " slice was" : " slices were")
                    + " there twice with the same pixels; one of each was kept.");
        }
        return single;
    }

    private static boolean isSame(Slice a, Slice b) {
        return Math.abs(a.rightMm() - b.rightMm()) < SAME_PLACE_MM
                && Math.abs(a.downMm() - b.downMm()) < SAME_PLACE_MM
                && Arrays.equals(a.frame().values(), b.frame().values());
    }
}
