package fractura.mesh.image;

/// What a label file calls one of its labels.
///
/// @param name as written in the file, for example `vertebrae_L3`
/// @param layer which layer of the file it lies in, from 0; layers exist where segments may overlap
/// @param value its value in that layer, above 0
public record LabelName(String name, int layer, int value) {}
