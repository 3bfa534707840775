package fractura.mesh.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.image.Volume;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Synthetic femora, whose masks are known.
class FemurFromSeedTest {
    private static final double[] SEED = {4, -5, 3};

    @Test
    void a_femur_is_cut_from_its_socket_across_a_joint_space_of_one_voxel() {
        SocketedFemur femur = SocketedFemur.bare(true, 120, 3, 15).inSocket(3);
        FemurFromSeed found = FemurFromSeed.of(femur.ct(), SEED, Optional.empty());
        // measured 0.977; voxels of 3 mm on a surface of some 280 cm² leave 4 cm³ to rounding
        assertTrue(femur.dice(found) > 0.96, "Dice " + femur.dice(found));
        assertEquals(Side.LEFT, found.side());
        assertEquals(23, found.headRadiusMm(), 1);
        assertEquals(120, found.lengthMm(), 5);
        assertFalse(found.doubts().isDoubtful(), () -> found.doubts().named().toString());
    }

    @Tag("slow")
    @Test
    void a_femur_without_pelvis_is_told_from_its_mirror_image_and_found_the_same_way() {
        SocketedFemur left = SocketedFemur.bare(true, 100, 3, 0);
        SocketedFemur right = SocketedFemur.bare(false, 100, 3, 0);
        FemurFromSeed one = FemurFromSeed.of(left.ct(), new double[3], Optional.empty());
        FemurFromSeed other = FemurFromSeed.of(right.ct(), new double[3], Optional.empty());
        assertEquals(Side.LEFT, one.side());
        assertEquals(Side.RIGHT, other.side());
        assertTrue(left.dice(one) > 0.96, "Dice " + left.dice(one));
        assertTrue(right.dice(other) > 0.96, "Dice " + right.dice(other));
        FemurFromSeed again = FemurFromSeed.of(right.ct(), new double[3], Optional.of(Side.RIGHT));
        assertArrayEquals(other.labels().values(), again.labels().values());
    }

    @Tag("slow")
    @Test
    void a_whole_femur_is_followed_to_its_condyles_and_refused_where_the_tibia_hangs_on_it() {
        SocketedFemur femur = SocketedFemur.bare(true, 600, 3, 15);
        FemurFromSeed found = FemurFromSeed.of(femur.ct(), SEED, Optional.empty());
        assertTrue(femur.dice(found) > 0.96, "Dice " + femur.dice(found));
        assertEquals(440, found.lengthMm(), 5);
        assertFalse(found.doubts().has(Doubt.Reason.LEAVES_SCAN));
        String refusal = refused(femur.onTibia(23 - 440).ct(), SEED);
        assertTrue(refusal.contains("implausible-size") && refusal.contains("through the knee"), refusal);
    }

    @Test
    void the_border_of_the_image_is_a_doubt_but_below() {
        SocketedFemur femur = SocketedFemur.bare(true, 100, 3, 0);
        Grid g = femur.ct().grid();
        int nx = (int) Math.round(g.toVoxel(50, 0, 0)[0]); // through the greater trochanter
        float[] hu = new float[nx * g.ny() * g.nz()];
        for (int row = 0; row < g.ny() * g.nz(); row++) {
            System.arraycopy(femur.ct().values(), row * g.nx(), hu, row * nx, nx);
        }
        Grid cut = new Grid(nx, g.ny(), g.nz(), g.spacingMm(), g.originMm(), g.axes());
        Doubts doubts = FemurFromSeed.of(new Volume(cut, hu), new double[3], Optional.of(Side.LEFT))
                .doubts();
        assertTrue(doubts.has(Doubt.Reason.LEAVES_SCAN));
        assertTrue(doubts.named().stream().anyMatch(d -> d.warning().text().contains("(left)")), doubts::toString);
    }

    @Test
    void the_wrong_side_and_seeds_in_no_head_are_refused() {
        SocketedFemur femur = SocketedFemur.bare(true, 120, 3, 0).inSocket(3);
        String mirrored = assertThrows(
                        InputException.class, () -> FemurFromSeed.of(femur.ct(), SEED, Optional.of(Side.RIGHT)))
                .getMessage();
        assertTrue(mirrored.contains("off the usual direction of a neck"), mirrored);
        String muscle = refused(femur.ct(), new double[] {-5, -10, -70});
        assertTrue(muscle.startsWith("No femoral head around the seed"), muscle);
        String outside = refused(femur.ct(), new double[] {400, 0, 0});
        assertTrue(outside.contains("outside the scan"), outside);
    }

    private static String refused(Volume ct, double[] seed) {
        return assertThrows(InputException.class, () -> FemurFromSeed.of(ct, seed, Optional.empty()))
                .getMessage();
    }
}
