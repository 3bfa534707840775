package fractura.cases.report;

import fractura.mesh.io.AbaqusDeck;
import fractura.mesh.io.Vtu;
import java.nio.file.Path;

/// The model of a result for other programs.
public final class ModelExport {
    private ModelExport() {}

    /// Writes an input deck for Abaqus and CalculiX.
    ///
    /// @param fields VTU file of a result
    /// @param deck file to write
    /// @throws fractura.mesh.InputException when the result lacks what a deck needs, or the file cannot be
    ///     written
    public static void abaqus(Path fields, Path deck) {
        AbaqusDeck.write(Vtu.read(fields), deck);
    }
}
