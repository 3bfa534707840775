package fractura.mesh.image;

/// A part of the input that is not used.
///
/// @param what for example `localizer`; no names of files or people
/// @param files how many files
public record LeftOut(String what, int files) {}
