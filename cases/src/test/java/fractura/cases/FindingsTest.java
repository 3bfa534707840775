package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    @Test
    void beside_what_blocks_nothing_is_said_of_strengths_that_are_not_given() {
        Warning blocks = Warning.block("W15", "stance: no strength is given");
        Warning law = Warning.note("LAW", "outside the range");
        Warning strength = Warning.caution("W16", "linear strength 173 N lies outside");
        Warning interval = Warning.caution("W13", "standing: the interval holds 1");
        assertEquals(List.of(blocks, law), Findings.withoutNumbers(List.of(strength, blocks, interval, law)));
    }

    @Test
    void a_cut_bone_is_told_once_by_the_gate_or_else_by_the_model() {
        Warning gate = Warning.block("W05", "cut at the feet");
        Warning model = Warning.block("W05", "touches the border");
        Warning other = Warning.note("LAW", "outside the range");
        assertEquals(List.of(other), Findings.beyond(List.of(gate), List.of(model, other)));
        assertEquals(List.of(model, other), Findings.beyond(List.of(other), List.of(model, other)));
    }
}
