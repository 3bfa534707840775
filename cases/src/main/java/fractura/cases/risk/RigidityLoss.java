package fractura.cases.risk;

import fractura.mesh.Specimen;
import fractura.mesh.cortex.BoneSection;
import fractura.mesh.cortex.SectionRun;
import fractura.solver.material.RigidityModuli;
import java.util.List;

/// CT-based rigidity analysis: the share of EA, of the least EI and of GJ that the worst section of a bone has
/// lost (Nazarian15).
///
/// The published analysis compares with the other side of the body. Here the same bone without its lesion stands
/// in for it, section by section on the same grid, so that only the lesion makes a difference. Nothing lost is
/// 0 %, even where a dense lesion adds rigidity.
///
/// @param ea greatest loss of axial rigidity
/// @param ei greatest loss of least bending rigidity
/// @param gj greatest loss of polar rigidity
record RigidityLoss(Worst ea, Worst ei, Worst gj) {
    /// The worst section under one measure.
    ///
    /// @param percent of the rigidity lost, 0 to 100
    /// @param place its section
    record Worst(double percent, BoneSection.Place place) {
        private Worst worse(double left, double whole, BoneSection section) {
            double lost = 100 * (1 - left / whole);
            return lost > percent ? new Worst(lost, section.place()) : this;
        }
    }

    /// @param affected the bone as it is
    /// @param reference the bone without its lesions, on the same mesh
    /// @param runs its sections, at least one in all
    /// @return the greatest losses; the lower section on a tie
    static RigidityLoss of(Specimen affected, Specimen reference, List<SectionRun> runs) {
        RigidityModuli with = RigidityModuli.of(affected);
        RigidityModuli without = RigidityModuli.of(reference);
        RigidityLoss loss = null;
        for (SectionRun run : runs) {
            for (BoneSection section : run.sections()) {
                SectionRigidity left = SectionRigidity.of(section, with);
                SectionRigidity whole = SectionRigidity.of(section, without);
                loss = loss == null ? nothing(section) : loss;
                loss = new RigidityLoss(
                        loss.ea.worse(left.eaNewton(), whole.eaNewton(), section),
                        loss.ei.worse(left.eiNewtonMm2(), whole.eiNewtonMm2(), section),
                        loss.gj.worse(left.gjNewtonMm2(), whole.gjNewtonMm2(), section));
            }
        }
        if (loss == null) {
            throw new IllegalArgumentException("No section to compare");
        }
        return loss;
    }

    private static RigidityLoss nothing(BoneSection section) {
        Worst none = new Worst(0, section.place());
        return new RigidityLoss(none, none, none);
    }
}
