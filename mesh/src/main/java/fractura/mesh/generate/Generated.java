package fractura.mesh.generate;

import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import java.util.List;

/// A specimen as it leaves the mesher.
///
/// @param specimen the bone, a vertebra between its two discs
/// @param warnings what lowers trust in it
/// @param facts what was found and made
public record Generated(Specimen specimen, List<Warning> warnings, GenerationFacts facts) {
    public Generated {
        warnings = List.copyOf(warnings);
    }
}
