package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LabelNumberingTest {
    @Test
    void structures_have_the_values_their_makers_gave_them() {
        LabelNumbering ts = LabelNumbering.TOTALSEGMENTATOR;
        assertEquals(117, ts.names().size());
        assertEquals(OptionalInt.of(25), ts.value("sacrum"));
        assertEquals(OptionalInt.of(29), ts.value("vertebrae_L3"));
        assertEquals(OptionalInt.of(50), ts.value("vertebrae_C1"));
        assertEquals(OptionalInt.of(69), ts.value("humerus_left"));
        assertEquals(OptionalInt.of(75), ts.value("femur_left"));
        assertEquals(OptionalInt.of(78), ts.value("hip_right"));
        assertEquals(OptionalInt.of(92), ts.value("rib_left_1"));
        assertEquals(OptionalInt.of(115), ts.value("rib_right_12"));
        assertEquals("skull", ts.names().get(91));
        assertEquals(OptionalInt.of(22), LabelNumbering.VERSE.value("L3"));
        assertEquals(OptionalInt.of(8), LabelNumbering.VERSE.value("T1"));
        assertEquals(OptionalInt.empty(), LabelNumbering.VERSE.value("vertebrae_L3"));
    }

    @Test
    void names_tell_level_and_side_when_they_tell_one() {
        assertEquals(Optional.of("L3"), VertebraName.level("vertebrae_L3"));
        assertEquals(Optional.of("T12"), VertebraName.level("T12 vertebra"));
        assertEquals(Optional.of("T4"), VertebraName.level("vertebra T04"));
        assertEquals(Optional.empty(), VertebraName.level("disc L3-L4"));
        assertEquals(Optional.empty(), VertebraName.level("CT12"));
        assertEquals(Optional.of("left"), VertebraName.side("femur_left"));
        assertEquals(Optional.of("right"), VertebraName.side("Right hip"));
        assertEquals(Optional.empty(), VertebraName.side("bright spot"));
        assertEquals(Optional.empty(), VertebraName.side("left and right"));
    }
}
