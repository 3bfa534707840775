package fractura.mesh.cortex;

import fractura.mesh.Specimen;

/// The cortex around one section, along rays from the section's centroid.
///
/// On each ray it begins where bone begins from outside and ends where density falls below 0.5 g/cm³, half of
/// what compact bone reads in calibrated CT, where the edge of a blurred plate lies. The blurred outermost
/// 2 mm may be less dense. A wall thinner than the scan shows counts as one pixel of the section, half an
/// element. Limits: dense trabeculae that touch the wall count with it; a section whose outline turns back on
/// itself is seen only from its centroid.
final class SectionCortex {
    private static final double EDGE_G_CM3 = CorticalSurvey.USUAL_CORTICAL / 2;
    private static final double BLURRED_MM = 2;
    private static final int RAYS = 120;

    private final Specimen lesionFree;
    private final BoneSection section;
    private final double stepMm;
    private final double[] centre;
    private final double reachMm;

    /// @param lesionFree the bone without its lesions, whose cortex this is
    /// @param section of that bone
    SectionCortex(Specimen lesionFree, BoneSection section) {
        this.lesionFree = lesionFree;
        this.section = section;
        stepMm = section.edgeMm() / 2;
        centre = centroid(section);
        double farthest = 0;
        for (int p = 0; p < section.pixelCount(); p++) {
            farthest = Math.max(farthest, Math.hypot(section.xMm()[p] - centre[0], section.yMm()[p] - centre[1]));
        }
        reachMm = farthest + section.edgeMm();
    }

    /// @param lesion one flag per sample of the bone
    /// @return share of the outline under which the lesion has a pixel's depth of the cortex or all of it, 0 to 1
    double share(boolean[] lesion) {
        double[][] outline = new double[RAYS][];
        boolean[] involved = new boolean[RAYS];
        for (int r = 0; r < RAYS; r++) {
            double angle = 2 * Math.PI * r / RAYS;
            double[] way = {Math.cos(angle), Math.sin(angle)};
            double outer = outerMm(way);
            outline[r] = new double[] {outer * way[0], outer * way[1]};
            involved[r] = outer > 0 && isInvolved(way, outer, lesion);
        }
        double all = 0;
        double hit = 0;
        for (int r = 0; r < RAYS; r++) {
            int next = (r + 1) % RAYS;
            double chord = Math.hypot(outline[next][0] - outline[r][0], outline[next][1] - outline[r][1]);
            all += chord;
            hit += chord * ((involved[r] ? 0.5 : 0) + (involved[next] ? 0.5 : 0));
        }
        return all > 0 ? hit / all : 0;
    }

    private boolean isInvolved(double[] way, double outer, boolean[] lesion) {
        int steps = (int) (outer / stepMm);
        int depth = 0;
        int marked = 0;
        boolean isDense = false;
        for (int d = 0; d < steps; d++) {
            int sample = sampleAt(way, outer - d * stepMm);
            boolean dense = sample >= 0 && lesionFree.density()[sample] >= EDGE_G_CM3;
            isDense |= dense;
            boolean isWall = dense || !isDense && d * stepMm < BLURRED_MM;
            if (!isWall) {
                break;
            }
            depth++;
            marked += sample >= 0 && lesion[sample] ? 1 : 0;
        }
        return isDense ? marked >= Math.min(2, depth) : isOutermostMarked(way, outer, lesion);
    }

    private boolean isOutermostMarked(double[] way, double outer, boolean[] lesion) {
        int sample = sampleAt(way, outer);
        return sample >= 0 && lesion[sample];
    }

    /// Distance of the outermost bone on a ray from the centroid, mm; 0 where there is none.
    private double outerMm(double[] way) {
        for (double r = reachMm; r > 0; r -= stepMm) {
            if (sampleAt(way, r) >= 0) {
                return r;
            }
        }
        return 0;
    }

    private int sampleAt(double[] way, double r) {
        double[] p =
                section.place().cut().point(section.place().heightMm(), centre[0] + r * way[0], centre[1] + r * way[1]);
        double[] v = lesionFree.mesh().grid().toVoxel(p[0], p[1], p[2]);
        return BoneSection.sampleAt(lesionFree.mesh(), v[0], v[1], v[2]);
    }

    private static double[] centroid(BoneSection section) {
        double x = 0;
        double y = 0;
        for (int p = 0; p < section.pixelCount(); p++) {
            x += section.xMm()[p];
            y += section.yMm()[p];
        }
        return new double[] {x / section.pixelCount(), y / section.pixelCount()};
    }
}
