package fractura.mesh.synthetic;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A calibration phantom under the patient: rods of known density along the table in a slab of plastic.
///
/// ```
///        back of the patient
///    ╭──────────────────────────╮
///    │  ●     ●     ●     ●     │   rods 18 mm thick, 28 mm apart, in a slab 30 mm high
///    ╰──────────────────────────╯
/// ```
///
/// Sizes and the slab's -80 HU are a project choice; phantoms on the market are alike.
///
/// @param kind what the rods are equivalent to
/// @param rodsMgCm3 densities from the patient's right to the left, two to eight, each -200 to 1000
public record Phantom(DensityKind kind, List<Double> rodsMgCm3) {
    private static final double ROD_RADIUS_MM = 9;
    private static final double PITCH_MM = 28;
    private static final double HEIGHT_MM = 30;
    private static final double GAP_MM = 6;
    private static final double SLAB_HU = -80;

    /// Share of a rod's radius its value is read in, clear of blur.
    private static final double READ_SHARE = 0.6;

    public Phantom {
        rodsMgCm3 = List.copyOf(rodsMgCm3);
        if (rodsMgCm3.size() < 2 || rodsMgCm3.size() > 8) {
            throw new InputException(
                    "A phantom has two to eight rods, not " + rodsMgCm3.size() + ". Give their densities.");
        }
        if (new HashSet<>(rodsMgCm3).size() < 2) {
            throw new InputException("All rods of the phantom have one density, " + rodsMgCm3.getFirst()
                    + " mg/cm³, and two are needed for a line. Give different ones.");
        }
        if (kind != DensityKind.K2HPO4 && kind != DensityKind.CHA) {
            throw new InputException("No phantom is made of " + kind.words() + " density. Take k2hpo4 or cha.");
        }
        rodsMgCm3.forEach(rod -> BoneQuality.check("The density of a rod", rod, -200, 1000, "mg/cm³"));
    }

    /// A rod where it lies.
    ///
    /// @param densityMgCm3 its density
    /// @param centreMm LPS, at the height of the image's middle
    /// @param radiusMm of the rod
    /// @param hu mean of the scan within 0.6 of the radius
    public record Rod(double densityMgCm3, double[] centreMm, double radiusMm, double hu) {}

    double halfWidthMm() {
        return (rodsMgCm3.size() * PITCH_MM + 8) / 2;
    }

    /// @param back lowest point of the patient, LPS y
    /// @return LPS y of the slab's underside, mm
    double undersideMm(double back) {
        return back + GAP_MM + HEIGHT_MM;
    }

    private double rodX(int rod) {
        return (rod - (rodsMgCm3.size() - 1) / 2.0) * PITCH_MM;
    }

    private double rodY(double back) {
        return back + GAP_MM + HEIGHT_MM / 2;
    }

    /// Value at a point outside the patient.
    ///
    /// @param x LPS, mm
    /// @param y LPS, mm
    /// @param back lowest point of the patient, LPS y
    /// @param line of the scanner
    /// @param ramp width of edges, mm
    /// @return HU
    double hounsfield(double x, double y, double back, HounsfieldLine line, double ramp) {
        double slab = Math.max(Math.abs(x) - halfWidthMm(), Math.abs(y - rodY(back)) - HEIGHT_MM / 2);
        double hu = Solid.mix(Surroundings.AIR_HU, SLAB_HU, Math.clamp(0.5 - slab / ramp, 0.0, 1.0));
        for (int rod = 0; rod < rodsMgCm3.size(); rod++) {
            double d = Solid.length(x - rodX(rod), y - rodY(back), 0) - ROD_RADIUS_MM;
            double share = Math.clamp(0.5 - d / ramp, 0.0, 1.0);
            hu = Solid.mix(hu, line.hounsfield(rodsMgCm3.get(rod)), share);
        }
        return hu;
    }

    /// @return distance to the nearest edge of slab or rods, mm
    double clearance(double x, double y, double back) {
        double slab = Math.max(Math.abs(x) - halfWidthMm(), Math.abs(y - rodY(back)) - HEIGHT_MM / 2);
        double least = Math.abs(slab);
        for (int rod = 0; rod < rodsMgCm3.size(); rod++) {
            least = Math.min(least, Math.abs(Solid.length(x - rodX(rod), y - rodY(back), 0) - ROD_RADIUS_MM));
        }
        return least;
    }

    /// Reads the rods off a scan.
    List<Rod> read(fractura.mesh.image.Volume ct, double back) {
        List<Rod> rods = new ArrayList<>();
        fractura.mesh.Grid grid = ct.grid();
        double[] middle = grid.toPatient(0, 0, (grid.nz() - 1) / 2.0);
        for (int rod = 0; rod < rodsMgCm3.size(); rod++) {
            double sum = 0;
            long count = 0;
            for (int at = 0; at < grid.voxelCount(); at++) {
                double x = grid.originMm()[0] + at % grid.nx() * grid.spacingMm()[0];
                double y = grid.originMm()[1] + at / grid.nx() % grid.ny() * grid.spacingMm()[1];
                if (Solid.length(x - rodX(rod), y - rodY(back), 0) <= READ_SHARE * ROD_RADIUS_MM) {
                    sum += ct.values()[at];
                    count++;
                }
            }
            double[] centre = {rodX(rod), rodY(back), middle[2]};
            rods.add(new Rod(rodsMgCm3.get(rod), centre, ROD_RADIUS_MM, sum / count));
        }
        return rods;
    }
}
