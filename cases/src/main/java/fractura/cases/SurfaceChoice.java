package fractura.cases;

import fractura.mesh.Tissue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A bone given by its surfaces, where there is no scan: what is asked for in its place.
///
/// @param bone outer surface
/// @param cortexInner inner surface of the cortex
/// @param unitMm length of one unit of the files, mm
/// @param axes where x, y, z of the files run, for example `RAS`; absent when the files say so themselves
/// @param cortexMgCm3 density between the two surfaces, mg/cm³; present with an inner surface
/// @param coreMgCm3 density inside the inner surface, or of the whole bone when there is none, mg/cm³
/// @param lesions surfaces of lesions
public record SurfaceChoice(
        Path bone,
        Optional<Path> cortexInner,
        double unitMm,
        Optional<String> axes,
        OptionalDouble cortexMgCm3,
        double coreMgCm3,
        List<Lesion> lesions)
        implements BoneSource {
    public SurfaceChoice {
        lesions = List.copyOf(lesions);
    }

    @Override
    public List<Path> files() {
        List<Path> all = new ArrayList<>(List.of(bone));
        cortexInner.ifPresent(all::add);
        lesions.forEach(l -> all.add(l.file()));
        return all;
    }

    /// Densities are given, not measured.
    @Override
    public boolean isHounsfield() {
        return false;
    }

    /// A lesion by its surface.
    ///
    /// @param type `LYTIC`, `BLASTIC` or `MIXED`
    /// @param file its surface
    public record Lesion(Tissue type, Path file) {}
}
