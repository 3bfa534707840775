package fractura.mesh;

/// What a sample of the specimen consists of. Read once from the masks; nobody reopens them.
public enum Tissue {
    /// bone without a lesion
    BONE,
    /// bone inside a lytic lesion
    LYTIC,
    /// bone inside a blastic (sclerotic) lesion
    BLASTIC,
    /// bone inside a mixed lesion, before it is split voxel by voxel
    MIXED,
    /// polymethylmethacrylate disc on the upper (cranial) endplate
    PLATEN_TOP,
    /// polymethylmethacrylate disc on the lower (caudal) endplate
    PLATEN_BOTTOM,
    /// bone cement
    CEMENT,
    /// metal implant
    METAL;

    /// @return whether a bone strength criterion applies here
    public boolean isBone() {
        return this == BONE || isLesion();
    }

    /// @return whether it belongs to a lesion
    public boolean isLesion() {
        return this == LYTIC || this == BLASTIC || this == MIXED;
    }

    /// @return whether it is an embedding disc
    public boolean isPlaten() {
        return this == PLATEN_TOP || this == PLATEN_BOTTOM;
    }
}
