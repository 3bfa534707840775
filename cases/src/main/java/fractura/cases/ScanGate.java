package fractura.cases;

import fractura.mesh.Warning;
import fractura.mesh.gate.BoneValueCheck;
import fractura.mesh.gate.CoverageCheck;
import fractura.mesh.gate.Face;
import fractura.mesh.gate.HounsfieldCheck;
import fractura.mesh.gate.LabelShape;
import fractura.mesh.gate.LesionCheck;
import fractura.mesh.gate.LevelCheck;
import fractura.mesh.gate.MetalCheck;
import fractura.mesh.gate.PlacementCheck;
import fractura.mesh.gate.ProtocolCheck;
import fractura.mesh.gate.SidesCheck;
import fractura.mesh.gate.SliceCheck;
import fractura.mesh.gate.VesselCheck;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.ScanStatistics;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The checks a scan and its labels go through, in one order for `run` and `inspect`.
final class ScanGate {
    private ScanGate() {}

    /// @param image as read
    /// @param name what to call it in messages
    /// @param isSpine whether the bone is a vertebra
    /// @return findings of header, slices and values
    static List<Warning> image(ImageFile image, String name, boolean isSpine) {
        List<Warning> found = new ArrayList<>(header(image, isSpine));
        found.addAll(HounsfieldCheck.hounsfield(ScanStatistics.of(image.volume()), name));
        return found;
    }

    /// As `image`, for values that are calibrated density.
    static List<Warning> density(ImageFile image, String name, boolean isSpine) {
        List<Warning> found = new ArrayList<>(header(image, isSpine));
        found.addAll(HounsfieldCheck.density(image.volume(), name));
        return found;
    }

    private static List<Warning> header(ImageFile image, boolean isSpine) {
        List<Warning> found = new ArrayList<>(image.facts().findings());
        found.addAll(ProtocolCheck.of(image.facts()));
        found.addAll(SliceCheck.of(image.volume().grid(), image.facts().protocol(), isSpine));
        return found;
    }

    /// @param ct Hounsfield units
    /// @param map labels on its grid
    /// @param names what its values stand for
    /// @return findings of all named structures together: sides, order of levels, contrast in the aorta
    static List<Warning> structures(Volume ct, LabelMap map, LabelNames names) {
        List<LabelShape> shapes = LabelShape.of(map, names.byValue());
        List<Warning> found = new ArrayList<>(SidesCheck.of(shapes));
        found.addAll(LevelCheck.order(shapes));
        int aorta = names.aorta();
        if (aorta > 0) {
            found.addAll(VesselCheck.of(ct, map, aorta));
        }
        return found;
    }

    /// @param ct Hounsfield units, or empty when the scan holds density, whose values are not judged
    /// @param map labels on its grid
    /// @param bone values of the bone
    /// @param level vertebral level it is called; empty for other bones
    /// @param mayCut faces of the image the bone may leave through
    /// @return findings of one bone
    /// @throws fractura.mesh.InputException when the labels are not there, or are no bone
    static List<Warning> bone(
            Optional<Volume> ct, LabelMap map, Set<Integer> bone, Optional<String> level, Set<Face> mayCut) {
        List<Warning> found = new ArrayList<>(CoverageCheck.of(map, bone, mayCut));
        ct.ifPresent(c -> {
            BoneValueCheck.refuse(c, map, bone);
            found.addAll(PlacementCheck.of(c, map, bone));
            found.addAll(MetalCheck.of(c, map, bone));
        });
        level.ifPresent(l -> found.addAll(LevelCheck.size(l, LabelShape.of(map, bone, l))));
        return found;
    }

    /// @param labels maps of the case with their roles, on one grid
    /// @return W10 where a marked lesion reaches the surface of its bone
    static List<Warning> lesions(List<LabelSource> labels) {
        boolean[] bone = new boolean[labels.getFirst().map().values().length];
        boolean[] lesion = new boolean[bone.length];
        boolean isAny = false;
        for (LabelSource source : labels) {
            LesionCheck.mark(source.map(), source.roles().whole(), bone);
            for (Set<Integer> values : source.roles().lesions().values()) {
                LesionCheck.mark(source.map(), values, lesion);
                isAny |= !values.isEmpty();
            }
        }
        return isAny ? LesionCheck.of(labels.getFirst().map().grid(), bone, lesion) : List.of();
    }
}
