package fractura.mesh.image.dicom;

/// A frame, placed by the axes of its stack.
///
/// @param frame it
/// @param alongMm place along the normal, from the stack's first slice
/// @param rightMm how far its first pixel lies off that of the first slice, along rising columns
/// @param downMm the same along rising rows
record Slice(Frame frame, double alongMm, double rightMm, double downMm) {}
