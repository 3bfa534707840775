package fractura.mesh.image.dicom;

/// Where the pixels of a file lie.
///
/// @param offset first byte of them, or of the first fragment's head
/// @param length bytes; -1 when they come in fragments
record PixelLocation(long offset, long length) {
    boolean isEncapsulated() {
        return length < 0;
    }
}
