package fractura.mesh.image;

/// A file format images are read from. Told from the content of a file, never from its name.
public enum VolumeFormat {
    /// NIfTI-1 in one file, plain or gzip-compressed
    NIFTI("nifti", "NIfTI"),
    /// NRRD, attached or detached
    NRRD("nrrd", "NRRD"),
    /// MetaImage, in one file or two
    METAIMAGE("metaimage", "MetaImage"),
    /// a folder of masks, one structure a file
    MASK_FOLDER("mask-folder", "a folder of masks"),
    /// DICOM: a folder of slices, or a file of several frames
    DICOM("dicom", "DICOM");

    private final String words;
    private final String title;

    VolumeFormat(String words, String title) {
        this.words = words;
        this.title = title;
    }

    /// @return the name used in JSON
    public String words() {
        return words;
    }

    /// @return the name as its makers write it
    public String title() {
        return title;
    }
}
