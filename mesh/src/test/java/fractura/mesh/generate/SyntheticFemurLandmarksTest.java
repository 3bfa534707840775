package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Synthetic femora, drawn elsewhere and for another purpose, show the dimensions they were asked for: head
/// centre at the origin, head of 46 mm, neck at 127°.
class SyntheticFemurLandmarksTest {
    @ParameterizedTest
    @EnumSource(Side.class)
    void a_synthetic_femur_is_measured_as_it_was_asked_for(Side side) {
        FemurDimensions asked = FemurDimensions.usual(side == Side.LEFT);
        SyntheticFemur bone = new SyntheticFemur(asked, BoneQuality.OF_FEMUR, 260, 1);
        Scanner coarse = new Scanner(new Scanner.Slices(2, 2, 2), 0.5, Scanner.Grain.NONE, Scanner.USUAL.line(), 1);
        SyntheticScan scan = SyntheticScan.of(SyntheticScan.Order.of(bone).with(coarse), 1);
        FemurShape found = FemurShape.of(
                List.of(new LabelSource("synthetic", scan.labels(), LabelRoles.ofBone(bone.label()))), side);
        Site.Femur f = found.femur();
        assertTrue(
                Math.sqrt(Turned.dot(f.head().centreMm(), f.head().centreMm())) < 1,
                () -> java.util.Arrays.toString(f.head().centreMm()));
        assertEquals(asked.headDiameterMm() / 2, f.head().radiusMm(), 0.5);
        assertEquals(asked.neckShaftDegrees(), f.neck().shaftAngleDeg(), 3);
        assertEquals(Optional.of(side), found.sideOfShape());
        assertTrue(f.shaft().isCut());
    }
}
