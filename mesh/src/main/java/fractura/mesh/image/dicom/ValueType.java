package fractura.mesh.image.dicom;

/// How the bytes of an attribute are read. Taken from the dictionary, not from the file: implicit files do not
/// say it, and explicit ones may say `UN`.
enum ValueType {
    /// words; several are set apart by a backslash
    TEXT,
    /// numbers written as text (DS, IS)
    DECIMAL,
    /// 16 bits without sign (US)
    UNSIGNED_16,
    /// 16 bits, signed as the pixels are (US or SS)
    AS_PIXELS_16,
    /// items, each a data set of its own (SQ)
    SEQUENCE,
    /// pixels: where they lie is kept, not what they are
    PIXELS
}
