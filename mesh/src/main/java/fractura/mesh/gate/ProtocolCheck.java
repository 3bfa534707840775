package fractura.mesh.gate;

import fractura.mesh.Warning;
import fractura.mesh.image.ImageFacts;
import fractura.mesh.image.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the header says of kernel, tube voltage and contrast. Pixels do not betray a kernel: the correlation of
/// neighbouring soft tissue was 0.73 to 0.87 (ratio of differences at one and four voxels) in a sharp scan of 1
/// mm and 0.75 to 0.85 in a smooth one of 3 mm, so a kernel that no header names stays unknown.
public final class ProtocolCheck {
    /// Published calibrations and laws come from scans of about 120 kVp.
    public static final double LEAST_KVP = 100;

    /// As for `LEAST_KVP`.
    public static final double MOST_KVP = 140;

    private ProtocolCheck() {}

    /// @param facts of the image
    /// @return W01, W03 and W04 as cautions
    public static List<Warning> of(ImageFacts facts) {
        Protocol p = facts.protocol();
        if (!p.isKnown()) {
            return List.of(Warning.caution(
                    "W01",
                    "The " + facts.format().title()
                            + " file says nothing of the scan protocol: kernel, tube voltage and contrast are unknown and"
                            + " not checked. Give the original DICOM series to have them checked."));
        }
        List<Warning> found = new ArrayList<>();
        kernel(p).ifPresent(found::add);
        if (p.contrast().orElse(false)) {
            found.add(Warning.caution(
                    "W03",
                    "A contrast agent was given (header): it lifts trabecular HU by some 5 to 30, and density with it."
                            + " Use the native series if there is one."));
        }
        voltage(p).ifPresent(found::add);
        return List.copyOf(found);
    }

    private static Optional<Warning> kernel(Protocol p) {
        if (p.kernel().isEmpty()) {
            return Optional.of(Warning.caution(
                    "W01", "The header names no kernel: whether edges were raised is unknown. Use a standard kernel."));
        }
        String kernel = p.kernel().get();
        String maker = p.manufacturer().orElse("an unknown maker");
        Optional<Boolean> isSharp = KernelTable.isSharp(maker, kernel);
        if (isSharp.isEmpty()) {
            return Optional.of(Warning.caution(
                    "W01",
                    "Kernel " + kernel + " of " + maker
                            + " is not in the table: whether it raises edges is unknown. Use a standard soft-tissue"
                            + " kernel."));
        }
        if (!isSharp.get()) {
            return Optional.empty();
        }
        return Optional.of(Warning.caution(
                "W01",
                "Kernel " + kernel + " of " + maker
                        + " raises edges: HU of thin bone overshoot and noise is higher. Use a standard soft-tissue"
                        + " kernel."));
    }

    private static Optional<Warning> voltage(Protocol p) {
        if (p.kVp().isEmpty()) {
            return Optional.of(Warning.caution(
                    "W04", "The header gives no tube voltage: HU of bone fall by 10 % and more from 100 to 140 kVp."));
        }
        double kVp = p.kVp().getAsDouble();
        if (kVp >= LEAST_KVP && kVp <= MOST_KVP) {
            return Optional.empty();
        }
        return Optional.of(Warning.caution(
                "W04",
                Words.format(
                        "Tube voltage %.0f kVp, outside %.0f to %.0f: HU of bone differ from those the usual lines were"
                                + " made for. Calibrate with a phantom at this voltage.",
                        kVp, LEAST_KVP, MOST_KVP)));
    }
}
