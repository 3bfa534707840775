package fractura.cases;

import fractura.mesh.Warning;
import java.util.List;

/// What a look at an input found: at a scan, or at a surface.
public sealed interface Inspected permits InspectResult, SurfaceFacts {
    /// @return verdict
    CaseResult.Status status();

    /// @return what is behind it
    List<Warning> findings();
}
