package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    @Test
    void a_cut_bone_is_told_once_by_the_gate_or_else_by_the_model() {
        Warning gate = Warning.block("W05", "cut at the feet");
        Warning model = Warning.block("W05", "touches the border");
        Warning other = Warning.note("LAW", "outside the range");
        assertEquals(List.of(other), Findings.beyond(List.of(gate), List.of(model, other)));
        assertEquals(List.of(model, other), Findings.beyond(List.of(other), List.of(model, other)));
    }
}
