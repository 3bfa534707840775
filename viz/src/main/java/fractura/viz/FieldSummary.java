package fractura.viz;

import fractura.viz.ResultModel.Part;

/// How much of the bone lies above the limits of a scale. Counted on element values, before any averaging.
///
/// @param highest largest value in bone, NaN when there is none
/// @param failing elements above the scale's failure limit
/// @param beyond elements above the end of the scale
/// @param blank elements without a value
record FieldSummary(double highest, Amount failing, Amount beyond, Amount blank) {
    /// Some elements.
    ///
    /// @param elements how many
    /// @param volumeMm3 their volume, mm³
    record Amount(int elements, double volumeMm3) {}

    static FieldSummary of(ResultModel model, ColorScale scale) {
        float[] values = model.elementScalars(scale.field());
        boolean[] bone = model.elementsOf(Part.BONE);
        double highest = Double.NaN;
        for (int e = 0; e < bone.length; e++) {
            if (bone[e] && !Float.isNaN(values[e])) {
                highest = Double.isNaN(highest) ? values[e] : Math.max(highest, values[e]);
            }
        }
        return new FieldSummary(
                highest,
                above(scale.failsAbove(), model, values, bone),
                above(scale.high(), model, values, bone),
                blank(model, values, bone));
    }

    private static Amount blank(ResultModel model, float[] values, boolean[] bone) {
        boolean[] keep = new boolean[bone.length];
        int count = 0;
        for (int e = 0; e < keep.length; e++) {
            keep[e] = bone[e] && Float.isNaN(values[e]);
            count += keep[e] ? 1 : 0;
        }
        return new Amount(count, model.volumeMm3(keep));
    }

    private static Amount above(double limit, ResultModel model, float[] values, boolean[] bone) {
        boolean[] keep = new boolean[bone.length];
        int count = 0;
        for (int e = 0; e < keep.length; e++) {
            keep[e] = bone[e] && values[e] > limit;
            count += keep[e] ? 1 : 0;
        }
        return new Amount(count, model.volumeMm3(keep));
    }
}
