package fractura.mesh.cortex;

import fractura.mesh.Site;
import fractura.mesh.VoxelMesh;
import java.util.ArrayList;
import java.util.List;

/// Sections of one part of a bone, square to its axis, one element's edge apart.
///
/// @param part which part of the bone
/// @param cut its axis
/// @param fromMm height at which it begins, mm
/// @param toMm height at which it ends, mm
/// @param sections by rising height; those that miss the bone are left out
public record SectionRun(Part part, SectionAxis cut, double fromMm, double toMm, List<BoneSection> sections) {
    /// Share of the way from the narrowest section of the neck to the axis of the shaft at which the neck begins
    /// (our choice, as the words for places have it).
    private static final double NECK_BEGINS = 0.5;

    /// Height above the lower end of a whole femur from which its sections are those of a shaft, mm (our choice,
    /// as the words for places have it).
    private static final double LOWER_END_MM = 60;

    /// Parts of a femur that are beams.
    public enum Part {
        /// from its lower end up to where the axis of the neck meets that of the shaft
        SHAFT,
        /// from half way between the axis of the shaft and the narrowest section up to the centre of the head
        NECK
    }

    /// The beams of a femur: its shaft, square to the shaft's axis, with x medial and y anterior; and its neck,
    /// square to the neck's axis, with x anterior and y upward.
    ///
    /// Where the two meet, and in the half of the head that bears on the socket, there is no beam and no section.
    /// A lower end that is a slanting cut is left out as far as it slants. Limits: the axis of the shaft is
    /// straight and that of its upper part; a bowed shaft is cut a few degrees askew further down.
    ///
    /// @param femur its landmarks
    /// @param mesh its elements
    /// @return shaft, then neck
    public static List<SectionRun> ofFemur(Site.Femur femur, VoxelMesh mesh) {
        Site.Femur.Shaft shaft = femur.shaft();
        Site.Femur.Neck neck = femur.neck();
        double[] up = femur.frame().proximal();
        double[] front = femur.frame().anterior();
        SectionAxis alongShaft =
                SectionAxis.of(shaft.pointMm(), shaft.axis(), femur.frame().medial(), front);
        SectionAxis alongNeck = SectionAxis.of(neck.centreMm(), neck.axis(), front, up);
        double base = alongNeck.coordinates(neck.baseMm())[2];
        double head = alongNeck.coordinates(femur.head().centreMm())[2];
        return List.of(
                of(Part.SHAFT, alongShaft, mesh, new double[] {lowestMm(shaft), 0}),
                of(Part.NECK, alongNeck, mesh, new double[] {NECK_BEGINS * base, head}));
    }

    private static double lowestMm(Site.Femur.Shaft shaft) {
        if (!shaft.isCut()) {
            return shaft.lowestMm() + LOWER_END_MM;
        }
        double[] up = shaft.end().up();
        double cosine = Math.abs(up[0] * shaft.axis()[0] + up[1] * shaft.axis()[1] + up[2] * shaft.axis()[2]);
        double slant = Math.sqrt(Math.max(0, 1 - cosine * cosine)) / Math.max(cosine, 0.1);
        return shaft.lowestMm() + slant * shaft.radiusMm();
    }

    private static SectionRun of(Part part, SectionAxis cut, VoxelMesh mesh, double[] fromTo) {
        double step = mesh.voxelMm();
        double[] window = window(cut, mesh, fromTo);
        List<BoneSection> sections = new ArrayList<>();
        for (double h = fromTo[0] + step / 2; h < fromTo[1]; h += step) {
            BoneSection section = BoneSection.at(mesh, new BoneSection.Place(part, cut, h), window);
            if (section.pixelCount() > 0) {
                sections.add(section);
            }
        }
        return new SectionRun(part, cut, fromTo[0], fromTo[1], List.copyOf(sections));
    }

    /// @param p a point of the bone, LPS, mm
    /// @return whether its height lies within the run
    public boolean spans(double[] p) {
        double height = cut.coordinates(p)[2];
        return height >= fromMm && height <= toMm;
    }

    /// Least and greatest x and y of the elements between two heights, mm.
    private static double[] window(SectionAxis cut, VoxelMesh mesh, double[] fromTo) {
        double h = mesh.voxelMm();
        double[] window = {0, 0, 0, 0};
        for (int e = 0; e < mesh.elementCount(); e++) {
            double[] at = cut.coordinates(mesh.elementCentre(e));
            if (at[2] > fromTo[0] - h && at[2] < fromTo[1] + h) {
                window[0] = Math.min(window[0], at[0] - h);
                window[1] = Math.max(window[1], at[0] + h);
                window[2] = Math.min(window[2], at[1] - h);
                window[3] = Math.max(window[3], at[1] + h);
            }
        }
        return window;
    }
}
