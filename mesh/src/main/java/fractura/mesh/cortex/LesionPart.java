package fractura.mesh.cortex;

import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One lesion of a bone: elements with lesion tissue that hang together by their faces.
///
/// Its type is the one that fills it; with a tenth or more of another it is mixed (our choice).
///
/// @param type lytic, blastic or mixed
/// @param volumeCm3 its samples of lesion tissue, cm³
/// @param elements its elements, rising; owned
/// @param centreElement the element nearest to their mean place
public record LesionPart(Tissue type, double volumeCm3, int[] elements, int centreElement) {
    /// Lesions smaller than this, a ball of 6 mm, are left out (our choice).
    public static final double LEAST_CM3 = 0.1;

    private static final double MIXED_FROM = 0.1;

    /// @param specimen the bone
    /// @return its lesions, the largest first
    public static List<LesionPart> of(Specimen specimen) {
        boolean[] isOpen = new boolean[specimen.mesh().elementCount()];
        for (int s = 0; s < specimen.tissue().length; s++) {
            isOpen[s / Specimen.SAMPLES] |= specimen.tissueAt(s).isLesion();
        }
        int[] queue = new int[isOpen.length];
        List<LesionPart> parts = new ArrayList<>();
        for (int e = 0; e < isOpen.length; e++) {
            if (isOpen[e]) {
                LesionPart part = measured(specimen, connected(specimen.mesh(), isOpen, e, queue));
                if (part.volumeCm3 >= LEAST_CM3) {
                    parts.add(part);
                }
            }
        }
        parts.sort(Comparator.comparingDouble(LesionPart::volumeCm3).reversed());
        return List.copyOf(parts);
    }

    /// @param specimen the bone it is of
    /// @return one flag per sample: whether it is tissue of this lesion
    boolean[] samples(Specimen specimen) {
        boolean[] own = new boolean[specimen.tissue().length];
        for (int e : elements) {
            for (int s = Specimen.SAMPLES * e; s < Specimen.SAMPLES * (e + 1); s++) {
                own[s] = specimen.tissueAt(s).isLesion();
            }
        }
        return own;
    }

    private static int[] connected(VoxelMesh mesh, boolean[] isOpen, int first, int[] queue) {
        int tail = 0;
        queue[tail++] = first;
        isOpen[first] = false;
        for (int head = 0; head < tail; head++) {
            int[] at = mesh.elementIjk(queue[head]);
            for (int face = 0; face < 6; face++) {
                int[] to = at.clone();
                to[face / 2] += face % 2 == 0 ? -1 : 1;
                int next = mesh.element(to[0], to[1], to[2]);
                if (next >= 0 && isOpen[next]) {
                    isOpen[next] = false;
                    queue[tail++] = next;
                }
            }
        }
        int[] found = Arrays.copyOf(queue, tail);
        Arrays.sort(found);
        return found;
    }

    private static LesionPart measured(Specimen specimen, int[] elements) {
        long[] counts = new long[Tissue.values().length];
        double[] mean = new double[3];
        for (int e : elements) {
            for (int s = Specimen.SAMPLES * e; s < Specimen.SAMPLES * (e + 1); s++) {
                counts[specimen.tissue()[s]]++;
            }
            double[] p = specimen.mesh().elementCentre(e);
            for (int c = 0; c < 3; c++) {
                mean[c] += p[c] / elements.length;
            }
        }
        long lytic = counts[Tissue.LYTIC.ordinal()];
        long blastic = counts[Tissue.BLASTIC.ordinal()];
        long all = lytic + blastic + counts[Tissue.MIXED.ordinal()];
        Tissue type = all - lytic < MIXED_FROM * all
                ? Tissue.LYTIC
                : all - blastic < MIXED_FROM * all ? Tissue.BLASTIC : Tissue.MIXED;
        double cm3 = all * specimen.mesh().grid().voxelVolumeMm3() / Specimen.SAMPLES / 1000;
        return new LesionPart(type, cm3, elements, nearest(specimen.mesh(), elements, mean));
    }

    private static int nearest(VoxelMesh mesh, int[] elements, double[] to) {
        int best = elements[0];
        double least = Double.POSITIVE_INFINITY;
        for (int e : elements) {
            double[] p = mesh.elementCentre(e);
            double away = Math.hypot(Math.hypot(p[0] - to[0], p[1] - to[1]), p[2] - to[2]);
            if (away < least) {
                least = away;
                best = e;
            }
        }
        return best;
    }
}
