package fractura.cases;

import fractura.mesh.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a look at a surface found. A file of triangles says nothing of its unit, so lengths are in units of the
/// file.
///
/// @param format `stl`, `ply` or `obj`
/// @param triangleCount triangles of the file
/// @param extent edges of the box about it along x, y, z, units of the file
/// @param area of the triangles, units squared
/// @param volume inside, units cubed, holes closed; absent when it has no inside
/// @param holeCount holes that were closed; 0 when it is closed, and when it has no inside
/// @param parts volumes of the parts that hang together, units cubed, the largest first; negative for cavities
/// @param axes where x, y, z run, when the file says so, for example `RAS`
/// @param units what it would be in each unit
/// @param status verdict; not reportable when it has no inside
/// @param findings behind the verdict
public record SurfaceFacts(
        String format,
        int triangleCount,
        List<Double> extent,
        double area,
        OptionalDouble volume,
        int holeCount,
        List<Double> parts,
        Optional<String> axes,
        List<InUnit> units,
        CaseResult.Status status,
        List<Warning> findings)
        implements Inspected {
    public SurfaceFacts {
        extent = List.copyOf(extent);
        parts = List.copyOf(parts);
        units = List.copyOf(units);
        findings = List.copyOf(findings);
    }

    /// The surface with its file taken to be in a unit.
    ///
    /// @param unit `mm`, `cm` or `m`
    /// @param lengthMm longest edge of the box, mm
    /// @param volumeCm3 volume inside, cm³; absent when it has no inside
    /// @param bones bones of adults that are of this size: `vertebra`, `femur`, both or none
    public record InUnit(String unit, double lengthMm, OptionalDouble volumeCm3, List<String> bones) {
        public InUnit {
            bones = List.copyOf(bones);
        }
    }
}
