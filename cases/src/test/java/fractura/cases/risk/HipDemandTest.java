package fractura.cases.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HipDemandTest {
    private static final Subject WOMAN = subject(60, 1.60);
    private static final Subject MAN = subject(70, 1.70);

    @Test
    void a_woman_of_60_kg_and_a_man_of_70_kg_fall_with_4886_and_5440_newton() {
        assertEquals(4885.8, HipDemand.fall(WOMAN), 0.05);
        assertEquals(5439.7, HipDemand.fall(MAN), 0.05);
        assertEquals(HipDemand.fall(MAN), newton(HipTask.SIDEWAYS_FALL, MAN, OptionalDouble.empty()), 0);
    }

    @Test
    void each_millimetre_of_soft_tissue_takes_71_newton_off_a_fall() {
        double bare = HipDemand.fall(WOMAN);
        assertEquals(bare - 20 * 71, newton(HipTask.SIDEWAYS_FALL, WOMAN, OptionalDouble.of(20)), 1e-9);
        assertEquals(
                newton(HipTask.WALKING, WOMAN, OptionalDouble.empty()),
                newton(HipTask.WALKING, WOMAN, OptionalDouble.of(20)));
    }

    @Test
    void soft_tissue_that_would_take_up_the_whole_fall_is_refused() {
        String message = assertThrows(
                        InputException.class, () -> HipDemand.of(HipTask.SIDEWAYS_FALL, WOMAN, OptionalDouble.of(69)))
                .getMessage();
        assertTrue(message.contains("69 mm") && message.contains("4886 N"), message);
    }

    @Test
    void walking_stairs_and_stumbling_are_shares_of_body_weight() {
        double weight = 70 * 9.81;
        assertEquals(2.38 * weight, newton(HipTask.WALKING, MAN, OptionalDouble.empty()), 1e-9);
        assertEquals(2.38 * weight, newton(HipTask.STANDING, MAN, OptionalDouble.empty()), 1e-9);
        assertEquals(2.51 * weight, newton(HipTask.STAIRS, MAN, OptionalDouble.empty()), 1e-9);
        assertEquals(8.70 * weight, newton(HipTask.STUMBLING, MAN, OptionalDouble.empty()), 1e-9);
    }

    @Test
    void a_task_of_the_spine_is_none_of_the_hip_and_the_message_lists_those() {
        String message = assertThrows(InputException.class, () -> HipTask.byName("carrying"))
                .getMessage();
        assertTrue(message.contains("walking, stumbling, stairs, sideways-fall"), message);
    }

    private static Subject subject(double kg, double m) {
        return Subject.of(Subject.Sex.UNKNOWN, OptionalDouble.of(kg), OptionalDouble.of(m));
    }

    private static double newton(HipTask task, Subject subject, OptionalDouble tissue) {
        return HipDemand.of(task, subject, tissue).newton();
    }
}
