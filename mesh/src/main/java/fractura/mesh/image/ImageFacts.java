package fractura.mesh.image;

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
/// @param notes findings worth printing, one sentence each; empty when all was plain
public record ImageFacts(
        VolumeFormat format, String storage, String axisCodes, double slope, double intercept, List<String> notes) {
    public ImageFacts {
        notes = List.copyOf(notes);
    }
}
