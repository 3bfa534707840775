package fractura.mesh.synthetic;

import fractura.mesh.InputException;
import java.util.Locale;

/// Dimensions of the vertebrae T1 to L5, mm: means of adult spines.
///
/// Bodies, canal, pedicles and span of the transverse processes after (Panjabi91) for the thoracic and
/// (Panjabi92) for the
/// lumbar spine, from memory; the lengths of the spinous processes are a project choice after the look of dried
/// bones. The single
/// bone of a
/// patient differs from these by 10 % and more.
public enum VertebraLevel {
    // spotless:off
    //  body: width depth height  canal: width depth  pedicle: width height  span  spinous
    T1 (      24.5, 18.5, 14.1,        21.7, 16.4,           8.5,  9.6,        75,    44),
    T2 (      24.9, 19.6, 15.6,        19.5, 15.8,           8.2, 11.4,        69,    45),
    T3 (      24.6, 22.7, 15.7,        18.4, 15.9,           6.8, 12.1,        61,    45),
    T4 (      24.5, 23.3, 16.2,        17.0, 16.2,           6.3, 12.1,        60,    45),
    T5 (      24.9, 24.3, 16.2,        17.3, 16.2,           6.0, 11.4,        61,    46),
    T6 (      26.2, 26.0, 17.4,        17.3, 16.3,           6.0, 11.8,        61,    47),
    T7 (      27.8, 27.4, 18.2,        17.3, 15.9,           5.9, 12.0,        60,    48),
    T8 (      29.5, 27.9, 18.7,        17.7, 15.9,           6.7, 12.5,        60,    47),
    T9 (      30.6, 29.3, 19.3,        17.9, 15.7,           7.7, 13.8,        59,    46),
    T10(      31.9, 30.5, 20.2,        18.2, 15.5,           9.0, 14.7,        58,    45),
    T11(      34.9, 31.9, 21.3,        19.4, 16.1,           9.8, 16.9,        52,    44),
    T12(      39.0, 32.8, 22.7,        22.2, 18.1,           8.7, 16.5,        47,    44),
    L1 (      41.2, 34.1, 23.8,        23.7, 19.0,           8.6, 15.9,        71,    48),
    L2 (      42.6, 34.6, 24.3,        23.8, 18.2,           8.3, 15.0,        76,    50),
    L3 (      44.1, 35.2, 23.8,        24.3, 17.5,          10.2, 14.4,        86,    51),
    L4 (      46.6, 35.5, 24.1,        25.4, 18.6,          14.1, 15.5,        79,    48),
    L5 (      47.3, 34.7, 22.9,        27.1, 19.7,          18.6, 19.6,        92,    42);
    // spotless:on

    /// Share of the lumbar form in vertebrae that stand between both (project choice).
    private static final double[] IN_BETWEEN = {0.3, 0.7};

    final double bodyWidthMm;
    final double bodyDepthMm;
    final double bodyHeightMm;
    final double canalWidthMm;
    final double canalDepthMm;
    final double pedicleWidthMm;
    final double pedicleHeightMm;
    final double transverseSpanMm;
    final double spinousLengthMm;

    /// @param bodyWidth at the upper endplate, left to right
    /// @param bodyDepth at the upper endplate, front to back
    /// @param bodyHeight at the posterior wall
    /// @param canalWidth left to right
    /// @param canalDepth front to back
    /// @param pedicleWidth left to right
    /// @param pedicleHeight feet to head
    /// @param span between the tips of the transverse processes
    /// @param spinous from the posterior wall to the tip of the spinous process
    VertebraLevel(
            double bodyWidth,
            double bodyDepth,
            double bodyHeight,
            double canalWidth,
            double canalDepth,
            double pedicleWidth,
            double pedicleHeight,
            double span,
            double spinous) {
        bodyWidthMm = bodyWidth;
        bodyDepthMm = bodyDepth;
        bodyHeightMm = bodyHeight;
        canalWidthMm = canalWidth;
        canalDepthMm = canalDepth;
        pedicleWidthMm = pedicleWidth;
        pedicleHeightMm = pedicleHeight;
        transverseSpanMm = span;
        spinousLengthMm = spinous;
    }

    /// @param name for example `L3`, in any case
    /// @return the level
    /// @throws InputException when there is none of that name
    public static VertebraLevel of(String name) {
        for (VertebraLevel level : values()) {
            if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new InputException("There is no vertebra '" + name + "' to be made. Name one of T1 to T12 or L1 to L5.");
    }

    /// @return number of the level in label maps of the VerSe challenges: 8 for T1, 24 for L5
    public int label() {
        return 8 + ordinal();
    }

    /// @return 0 for the thoracic form of arch and processes, 1 for the lumbar one
    double lumbarShare() {
        int over = ordinal() - T11.ordinal();
        return over < 0 ? 0 : over < IN_BETWEEN.length ? IN_BETWEEN[over] : 1;
    }
}
