package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final String DRAWING = """
            ##...
            ##...
            ..#.#
            """;

    private static boolean[] flags() {
        String flat = DRAWING.replace("\n", "");
        boolean[] flags = new boolean[flat.length()];
        for (int v = 0; v < flags.length; v++) {
            flags[v] = flat.charAt(v) == '#';
        }
        return flags;
    }

    @Test
    void a_shared_corner_is_contact_but_no_face() {
        assertArrayEquals(
                new int[] {4, 1, 1},
                Components.of(flags(), 5, 3, Components.Contact.FACE).sizes());
        assertArrayEquals(
                new int[] {5, 1},
                Components.of(flags(), 5, 3, Components.Contact.ANY).sizes());
    }

    @Test
    void the_largest_piece_comes_first() {
        boolean[] flags = {true, false, true, true, true};
        assertArrayEquals(
                new int[] {1, -1, 0, 0, 0},
                Components.of(flags, 5, 1, Components.Contact.FACE).labels());
    }
}
