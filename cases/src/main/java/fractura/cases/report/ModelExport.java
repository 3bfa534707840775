package fractura.cases.report;

import fractura.mesh.image.NiftiWriter;
import fractura.mesh.image.Volume;
import fractura.mesh.io.AbaqusDeck;
import fractura.mesh.io.VoxelField;
import fractura.mesh.io.Vtu;
import fractura.mesh.io.VtuFile;
import java.nio.file.Path;

/// The model of a result and its fields for other programs.
public final class ModelExport {
    private ModelExport() {}

    /// Formats of other programs.
    public enum Format {
        /// input deck of Abaqus and CalculiX
        ABAQUS,
        /// mesh and all fields, for ParaView and VTK
        VTU,
        /// one field as an image, for 3D Slicer and the like
        NIFTI
    }

    /// @param fields VTU file of a result
    /// @param format what to write
    /// @param quantity scalar field on elements for an image; the others do not look at it
    /// @param file file to write
    /// @throws fractura.mesh.InputException when the result lacks what the format needs, or the file cannot be
    ///     written
    public static void write(Path fields, Format format, String quantity, Path file) {
        VtuFile result = Vtu.read(fields);
        switch (format) {
            case ABAQUS -> AbaqusDeck.write(result, file);
            case VTU -> Vtu.write(file, result.mesh(), result.fields(), result.info());
            case NIFTI -> {
                VoxelField image = VoxelField.of(result, quantity);
                NiftiWriter.write(new Volume(image.grid(), image.values()), file, description(result, quantity));
            }
        }
    }

    /// Up to 79 letters, as the format holds.
    private static String description(VtuFile result, String quantity) {
        String unit = result.field(quantity).unit();
        String status = result.info().getOrDefault("status", "");
        return "Fractura " + quantity + (unit.isEmpty() ? "" : " (" + unit + ")") + ", " + status + ", no diagnosis";
    }
}
