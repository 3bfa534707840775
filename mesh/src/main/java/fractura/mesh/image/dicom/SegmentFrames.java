package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Where the frames of a segmentation lie: planes one above the other, of which empty ones may be left out.
///
/// @param axes unit vectors of rising columns, rising rows and the normal; owned
/// @param spacingMm between columns, rows and planes; owned
/// @param originMm centre of the first pixel of the lowest plane, LPS; owned
/// @param planeCount planes from the lowest to the highest
/// @param planes plane of each frame, from 0; owned
/// @param segments segment of each frame; 0 where a frame holds labels; owned
record SegmentFrames(
        double[] axes, double[] spacingMm, double[] originMm, int planeCount, int[] planes, int[] segments) {
    /// A frame lies on its plane within this share of the distance of planes and of a pixel.
    private static final double OFF_PLACE = 0.1;

    /// @param data of a segmentation
    /// @param isLabelMap whether frames hold numbers of segments
    /// @return its frames
    /// @throws InputException when they do not lie on equally spaced planes
    static SegmentFrames of(DataSet data, boolean isLabelMap) {
        int count = Frame.count(data);
        List<double[]> places = new ArrayList<>();
        int[] segments = new int[count];
        FrameHeader first = FrameHeader.of(data, 0);
        double[] axes = SliceStack.axes(Frame.orientation(first));
        double[] pixel = Frame.spacing(first);
        double[] start = Frame.position(first);
        for (int f = 0; f < count; f++) {
            FrameHeader header = FrameHeader.of(data, f);
            refuseTurned(axes, Frame.orientation(header));
            places.add(SliceStack.local(Frame.position(header), start, axes));
            segments[f] = isLabelMap ? 0 : segment(header, f);
        }
        double step = step(first, places);
        double lowest = places.stream().mapToDouble(p -> p[2]).min().orElse(0);
        int[] planes = new int[count];
        int highest = 0;
        for (int f = 0; f < count; f++) {
            double[] p = places.get(f);
            double plane = (p[2] - lowest) / step;
            boolean isOn = Math.abs(plane - Math.rint(plane)) <= OFF_PLACE && plane < 1 << 20;
            boolean isAbove =
                    Math.abs(p[0]) <= OFF_PLACE * pixel[0] + 1e-3 && Math.abs(p[1]) <= OFF_PLACE * pixel[1] + 1e-3;
            if (!isOn || !isAbove) {
                throw new InputException(
                        "has segments on planes that are not equally spaced one above the other (frame " + (f + 1)
                                + "). Resample the segmentation onto the CT grid and export it again");
            }
            planes[f] = (int) Math.rint(plane);
            highest = Math.max(highest, planes[f]);
        }
        double[] origin = start.clone();
        for (int c = 0; c < 3; c++) {
            origin[c] += axes[6 + c] * lowest;
        }
        return new SegmentFrames(axes, new double[] {pixel[0], pixel[1], step}, origin, highest + 1, planes, segments);
    }

    int count() {
        return planes.length;
    }

    /// @return row-major 3×4: (column, row, plane) to LPS in mm
    double[] lps() {
        double[] m = new double[12];
        for (int c = 0; c < 3; c++) {
            for (int a = 0; a < 3; a++) {
                m[4 * c + a] = axes[3 * a + c] * spacingMm[a];
            }
            m[4 * c + 3] = originMm[c];
        }
        return m;
    }

    private static int segment(FrameHeader header, int frame) {
        try {
            return header.unsigned(Attribute.REFERENCED_SEGMENT_NUMBER);
        } catch (InputException e) {
            throw new InputException(
                    "does not say which segment frame " + (frame + 1) + " belongs to. Export it again", e);
        }
    }

    private static void refuseTurned(double[] axes, double[] other) {
        for (int i = 0; i < 6; i++) {
            if (Math.abs(axes[i] - other[i]) > 1e-3) {
                throw new InputException("has segments on planes of different directions. Resample the segmentation"
                        + " onto the CT grid and export it again");
            }
        }
    }

    /// Empty planes are left out, so the nearest two frames may be further apart than planes are.
    private static double step(FrameHeader first, List<double[]> places) {
        OptionalDouble written = first.decimal(Attribute.SPACING_BETWEEN_SLICES);
        if (written.isPresent() && written.getAsDouble() > SliceStack.SAME_PLACE_MM) {
            return written.getAsDouble();
        }
        double[] sorted = places.stream().mapToDouble(p -> p[2]).sorted().toArray();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double gap = sorted[i] - sorted[i - 1];
            least = gap > SliceStack.SAME_PLACE_MM ? Math.min(least, gap) : least;
        }
        if (least < Double.POSITIVE_INFINITY) {
            return least;
        }
        OptionalDouble thickness = first.decimal(Attribute.SLICE_THICKNESS);
        if (thickness.orElse(0) <= 0) {
            throw new InputException("has one plane and does not say how thick it is. Export it with the CT's slices");
        }
        return thickness.getAsDouble();
    }
}
