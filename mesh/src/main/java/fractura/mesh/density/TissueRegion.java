package fractura.mesh.density;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.Arrays;
import java.util.Set;
import java.util.StringJoiner;

/// Where a tissue is measured.
public sealed interface TissueRegion {
    /// @param ct Hounsfield units
    /// @param tissue which tissue is there
    /// @return its sample; without voxels when the region misses the scan
    TissueSample sample(Volume ct, InternalTissue tissue);

    /// A ball.
    ///
    /// @param centerMm centre, LPS, mm, 3 numbers; owned
    /// @param radiusMm radius, mm
    record Sphere(double[] centerMm, double radiusMm) implements TissueRegion {
        @Override
        public TissueSample sample(Volume ct, InternalTissue tissue) {
            return inside(
                    ct,
                    tissue,
                    "sphere at LPS " + numbers(centerMm),
                    p -> Math.hypot(Math.hypot(p[0] - centerMm[0], p[1] - centerMm[1]), p[2] - centerMm[2])
                            <= radiusMm);
        }
    }

    /// A box along the patient axes.
    ///
    /// @param centerMm centre, LPS, mm, 3 numbers; owned
    /// @param edgesMm edges, mm, 3 numbers; owned
    record Box(double[] centerMm, double[] edgesMm) implements TissueRegion {
        @Override
        public TissueSample sample(Volume ct, InternalTissue tissue) {
            return inside(
                    ct,
                    tissue,
                    "box at LPS " + numbers(centerMm),
                    p -> Math.abs(p[0] - centerMm[0]) <= edgesMm[0] / 2
                            && Math.abs(p[1] - centerMm[1]) <= edgesMm[1] / 2
                            && Math.abs(p[2] - centerMm[2]) <= edgesMm[2] / 2);
        }
    }

    /// Voxels of some labels whose six neighbours carry one of them too, so that edges stay out.
    ///
    /// @param map labels on the grid of the scan
    /// @param values labels of the tissue
    record Labels(LabelMap map, Set<Integer> values) implements TissueRegion {
        @Override
        public TissueSample sample(Volume ct, InternalTissue tissue) {
            Grid g = map.grid();
            Picked picked = new Picked();
            for (int k = 1; k < g.nz() - 1; k++) {
                for (int j = 1; j < g.ny() - 1; j++) {
                    for (int i = 1; i < g.nx() - 1; i++) {
                        if (holds(i, j, k)
                                && holds(i - 1, j, k)
                                && holds(i + 1, j, k)
                                && holds(i, j - 1, k)
                                && holds(i, j + 1, k)
                                && holds(i, j, k - 1)
                                && holds(i, j, k + 1)) {
                            picked.add(ct.values()[g.index(i, j, k)]);
                        }
                    }
                }
            }
            StringJoiner words = new StringJoiner(", ", values.size() == 1 ? "label " : "labels ", "");
            values.stream().sorted().forEach(v -> words.add(v.toString()));
            return TissueSample.of(tissue, words.toString(), picked.values());
        }

        private boolean holds(int i, int j, int k) {
            int label = map.at(i, j, k);
            return label != 0 && values.contains(label);
        }
    }

    /// Whether a point belongs to a region.
    interface Inside {
        /// @param p LPS, mm, 3 numbers
        /// @return whether it does
        boolean holds(double[] p);
    }

    private static TissueSample inside(Volume ct, InternalTissue tissue, String words, Inside region) {
        Grid g = ct.grid();
        Picked picked = new Picked();
        int at = 0;
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++, at++) {
                    if (region.holds(g.toPatient(i, j, k))) {
                        picked.add(ct.values()[at]);
                    }
                }
            }
        }
        return TissueSample.of(tissue, words, picked.values());
    }

    private static String numbers(double[] p) {
        return Numbers.words(p[0]) + ", " + Numbers.words(p[1]) + ", " + Numbers.words(p[2]);
    }

    /// Values as they are picked.
    final class Picked {
        private float[] values = new float[1024];
        private int count;

        void add(float v) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = v;
        }

        float[] values() {
            return Arrays.copyOf(values, count);
        }
    }
}
