package fractura.mesh.generate;

import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import java.util.List;

/// What a virtual lesion did.
///
/// @param specimen the specimen with the lesion
/// @param boneVolumeCm3 bone inside the lesion, cm³
/// @param bodyPercent share of the vertebral body's bone inside the lesion, %; of a femur's whole bone
/// @param warnings what lowers trust in it
public record PlacedLesion(Specimen specimen, double boneVolumeCm3, double bodyPercent, List<Warning> warnings) {
    public PlacedLesion {
        warnings = List.copyOf(warnings);
    }
}
