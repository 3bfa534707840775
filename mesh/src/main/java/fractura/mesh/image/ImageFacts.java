package fractura.mesh.image;

import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;

/// What a file said about its image, before voxels were turned into patient axes. For people; nothing computes
/// from it.
///
/// @param format format of the file
/// @param storage type of the numbers in the file, for example `int16`
/// @param axisCodes where the three stored axes point, for example `PIR`: first axis to the
/// back, second to the feet, third to the right
/// @param slope value = slope · stored + intercept
/// @param intercept value = slope · stored + intercept
/// @param protocol how the scan was taken, as far as the format has room for it
/// @param leftOut what else was there and is not used
/// @param findings what reading had to mend, and what it means for the result
/// @param notes findings worth printing, one sentence each; empty when all was plain
public record ImageFacts(
        VolumeFormat format,
        String storage,
        String axisCodes,
        double slope,
        double intercept,
        Protocol protocol,
        List<LeftOut> leftOut,
        List<Warning> findings,
        List<String> notes) {
    public ImageFacts {
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /// Facts of a file that holds one image and nothing about how it was taken.
    ///
    /// @param format format of the file
    /// @param storage type of the numbers in the file
    /// @param axisCodes where the three stored axes point
    /// @param slope value = slope · stored + intercept
    /// @param intercept value = slope · stored + intercept
    /// @param notes findings worth printing
    /// @return the facts
    static ImageFacts withoutProtocol(
            VolumeFormat format, String storage, String axisCodes, double slope, double intercept, List<String> notes) {
        return new ImageFacts(
                format, storage, axisCodes, slope, intercept, Protocol.UNKNOWN, List.of(), List.of(), notes);
    }

    /// @param more findings
    /// @return these facts with more findings
    ImageFacts with(List<Warning> more) {
        List<Warning> all = new ArrayList<>(findings);
        all.addAll(more);
        return new ImageFacts(format, storage, axisCodes, slope, intercept, protocol, leftOut, all, notes);
    }
}
