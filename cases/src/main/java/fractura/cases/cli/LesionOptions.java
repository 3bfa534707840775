package fractura.cases.cli;

import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.synthetic.SyntheticLesion;
import picocli.CommandLine.Option;

/// One lesion of a synthetic bone.
final class LesionOptions {
    /// Types of lesions.
    enum Type {
        /// bone destroyed
        LYTIC,
        /// bone added
        BLASTIC,
        /// both
        MIXED
    }

    @Option(names = "--lesion", required = true, paramLabel = "TYPE", description = "lytic, blastic or mixed.")
    Type type;

    @Option(names = "--at", required = true, paramLabel = "PLACE", description = "Named place, or LPS in mm: 10,-5,3.")
    String place;

    @Option(names = "--radius-mm", paramLabel = "R", description = "Radius of a ball of its volume, 1 to 60.")
    Double radius; // picocli cannot give an option of a group an empty Optional

    @Option(names = "--volume-cm3", paramLabel = "V", description = "Its volume, instead of the radius.")
    Double volume;

    @Option(names = "--severity", paramLabel = "S", description = "0 to 1; 1 when absent.")
    double severity = 1;

    @Option(names = "--rim-mm", paramLabel = "T", description = "Sclerotic rim; none when absent.")
    double rim;

    @Option(
            names = "--permeative-mm",
            paramLabel = "T",
            description = "How far the border is frayed; smooth when absent.")
    double permeative;

    @Option(names = "--breach", description = "Destroy the nearest cortex too.")
    boolean isBreached;

    SyntheticLesion lesion() {
        if ((radius == null) == (volume == null)) {
            throw new InputException("The lesion at " + place + " needs one size, it has "
                    + (radius == null ? "none" : "two") + ". Give --radius-mm or --volume-cm3.");
        }
        double mm = radius == null ? SyntheticLesion.radiusMm(volume) : radius;
        SyntheticLesion.Margin margin = new SyntheticLesion.Margin(rim, permeative, isBreached);
        return new SyntheticLesion(Tissue.valueOf(type.name()), place, mm, severity, margin);
    }
}
