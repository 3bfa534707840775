package fractura.mesh.image;

/// A file format images are read from. Told from the content of a file, never from its name.
public enum VolumeFormat {
    /// NIfTI-1 in one file, plain or gzip-compressed
    NIFTI("nifti"),
    /// NRRD, attached or detached
    NRRD("nrrd"),
    /// MetaImage, in one file or two
    METAIMAGE("metaimage"),
    /// a folder of masks, one structure a file
    MASK_FOLDER("mask-folder"),
    /// DICOM: a folder of slices, or a file of several frames
    DICOM("dicom");

    private final String words;

    VolumeFormat(String words) {
        this.words = words;
    }

    /// @return the name used in reports
    public String words() {
        return words;
    }
}
