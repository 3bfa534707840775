package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Frames of one series that can be stacked: same size, same pixel edges, same directions.
final class PlaneGroups {
    /// 0.06 degrees; directions are written with six digits or more.
    private static final double MOST_TURN = 1e-3;

    private static final double MOST_SPACING_DIFFERENCE = 1e-3;

    private PlaneGroups() {}

    /// The one stack of a series. Single frames of another kind among it, as overview pictures are, are left out.
    ///
    /// @param frames of the series, at least one
    /// @param where for messages
    /// @param remarks told what is left out
    /// @return frames of the stack
    /// @throws InputException when there are several stacks
    static List<Frame> main(List<Frame> frames, String where, Remarks remarks) {
        List<List<Frame>> groups = new ArrayList<>();
        for (Frame frame : frames) {
            groups.stream()
                    .filter(g -> fit(g.getFirst(), frame))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.getLast();
                    })
                    .add(frame);
        }
        groups.sort(Comparator.comparingInt((List<Frame> g) -> g.size()).reversed());
        List<Frame> largest = groups.removeFirst();
        if (groups.stream().anyMatch(g -> g.size() > 1)) {
            groups.addFirst(largest);
            throw new InputException(
                    "The CT series in " + where + " holds images that cannot be stacked on each other: " + words(groups)
                            + ". Put the slices of one direction and size into a folder of their own.");
        }
        if (!groups.isEmpty()) {
            remarks.leftOut("image of another direction or size", groups.size());
        }
        return largest;
    }

    private static boolean fit(Frame a, Frame b) {
        boolean isFit = a.rows() == b.rows() && a.columns() == b.columns();
        for (int i = 0; i < 2; i++) {
            double s = a.spacingMm()[i];
            isFit &= Math.abs(s - b.spacingMm()[i]) <= MOST_SPACING_DIFFERENCE * s;
        }
        for (int i = 0; i < 6; i++) {
            isFit &= Math.abs(a.axes()[i] - b.axes()[i]) <= MOST_TURN;
        }
        return isFit;
    }

    private static String words(List<List<Frame>> groups) {
        StringBuilder words = new StringBuilder();
        for (List<Frame> g : groups.subList(0, Math.min(4, groups.size()))) {
            Frame f = g.getFirst();
            words.append(words.isEmpty() ? "" : "; ")
                    .append(String.format(
                            Locale.ROOT,
                            "%d of %d×%d pixels of %.4g mm along (%.2f, %.2f, %.2f) and (%.2f, %.2f, %.2f)",
                            g.size(),
                            f.columns(),
                            f.rows(),
                            f.spacingMm()[0],
                            f.axes()[0],
                            f.axes()[1],
                            f.axes()[2],
                            f.axes()[3],
                            f.axes()[4],
                            f.axes()[5]));
        }
        return words + (groups.size() > 4 ? "; and more" : "");
    }
}
