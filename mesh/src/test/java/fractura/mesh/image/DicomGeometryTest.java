package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From slices in any order to one straight grid.
class DicomGeometryTest {
    @TempDir
    Path folder;

    private static short[] all(int value) {
        short[] pixels = new short[12];
        Arrays.fill(pixels, (short) value);
        return pixels;
    }

    /// Slices of one value each, HU, at the given places along z.
    private void stack(double... places) {
        for (int s = 0; s < places.length; s++) {
            int hu = (int) Math.round(100 * places[s]);
            DicomBytes.slice(0).at(0, 0, places[s]).pixels(all(1024 + hu)).write(folder, "s" + (s * 7) % 10 + s);
        }
    }

    private String refusal() {
        return assertThrows(InputException.class, () -> Volume.read(folder)).getMessage();
    }

    private static float[] firstColumn(Volume v) {
        float[] values = new float[v.grid().nz()];
        for (int k = 0; k < values.length; k++) {
            values[k] = v.values()[v.grid().index(0, 0, k)];
        }
        return values;
    }

    @Test
    void slices_are_sorted_by_place_not_by_number_or_name() {
        stack(6, 0, 4, 2);
        assertArrayEquals(new float[] {0, 200, 400, 600}, firstColumn(Volume.read(folder)));
    }

    /// z rises against the normal here: rows to the left, columns to the front.
    @Test
    void a_series_seen_from_the_head_gives_the_same_volume() {
        Path other = folder.resolve("turned");
        for (int k = 0; k < 3; k++) {
            DicomBytes.slice(k).write(folder.resolve("plain"), "s" + k);
            short[] pixels = new short[12];
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 4; i++) {
                    pixels[4 * j + i] = (short) (1000 + i + 10 * (2 - j) + 100 * k);
                }
            }
            DicomBytes.slice(k)
                    .at(-10, -20 + 1.6, 2 * k)
                    .with(0x00200037, "1\\0\\0\\0\\-1\\0")
                    .pixels(pixels)
                    .write(other, "s" + k);
        }
        Volume a = Volume.read(folder.resolve("plain"));
        Volume b = Volume.read(other);
        assertTrue(a.grid().isSameAs(b.grid()));
        assertArrayEquals(a.values(), b.values());
    }

    @Test
    void a_sagittal_series_lies_where_its_header_says() {
        for (int k = 0; k < 3; k++) {
            DicomBytes.slice(k)
                    .at(2 * k, -20, 30)
                    .with(0x00200037, "0\\1\\0\\0\\0\\-1")
                    .write(folder, "s" + k);
        }
        ImageFile image = ImageFile.read(folder);
        Grid g = image.volume().grid();
        assertEquals("PIR", image.facts().axisCodes());
        assertArrayEquals(new int[] {3, 4, 3}, new int[] {g.nx(), g.ny(), g.nz()});
        assertArrayEquals(new double[] {2, 0.5, 0.8}, g.spacingMm(), 1e-12);
        // pixel (column 1, row 2) of slice 1: 2 mm left, 0.5 mm back, 1.6 mm down
        double[] v = g.toVoxel(2, -19.5, 28.4);
        assertEquals(1000 - 1024 + 1 + 20 + 100, image.volume().interpolate(v[0], v[1], v[2]), 1e-4);
    }

    @Test
    void identical_slices_are_kept_once_with_a_note_and_different_ones_refused() {
        stack(0, 2, 4);
        DicomBytes.slice(0).at(0, 0, 2.001).pixels(all(1224)).write(folder, "again");
        ImageFile image = ImageFile.read(folder);
        assertEquals(3, image.volume().grid().nz());
        assertTrue(image.facts().notes().toString().contains("1 slice was there twice"));
        DicomBytes.slice(0).at(0, 0, 4).pixels(all(7)).write(folder, "other");
        assertTrue(refusal().contains("different images at one place (4.00 mm"), refusal());
    }

    @Test
    void slices_in_one_plane_are_no_volume() {
        stack(3, 3, 3);
        assertTrue(refusal().contains("All 3 slices") && refusal().contains("no volume"), refusal());
    }

    @Test
    void slices_off_place_by_less_than_a_tenth_are_taken_as_they_are() {
        stack(0, 0.7, 1.3, 2.0, 2.7, 3.3);
        ImageFile image = ImageFile.read(folder);
        assertEquals(List.of(), image.facts().findings());
        assertEquals(0.66, image.volume().grid().spacingMm()[2], 1e-12);
        assertArrayEquals(new float[] {0, 70, 130, 200, 270, 330}, firstColumn(image.volume()));
    }

    @Test
    void a_missing_slice_is_filled_from_its_neighbours_and_named() {
        stack(0, 1, 2, 4, 5);
        ImageFile image = ImageFile.read(folder);
        assertArrayEquals(new float[] {0, 100, 200, 300, 400, 500}, firstColumn(image.volume()));
        Warning w = image.facts().findings().getFirst();
        assertEquals(Warning.Level.CAUTION, w.level());
        assertTrue(w.text().contains("usual distance is 1.000 mm, but 2.000 mm after 2.000 mm"), w.text());
        assertTrue(w.text().contains("1 of 6 layers"), w.text());
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.01, 10, 40})
    void a_gap_above_three_millimetres_is_refused_with_its_size(double gap) {
        stack(0, 1, 2, 2 + gap, 3 + gap);
        String words = String.format(Locale.ROOT, "%.4g mm after 2.000 mm", gap);
        assertTrue(refusal().contains("Slices are missing") && refusal().contains(words), refusal());
    }

    @Test
    void thick_slices_may_vary_by_half_their_distance() {
        stack(0, 4, 8, 13.9, 17.9);
        assertArrayEquals(new float[] {0, 447.5f, 895, 1342.5f, 1790}, firstColumn(Volume.read(folder)), 1);
        DicomBytes.slice(0).at(0, 0, 24.2).pixels(all(7)).write(folder, "far");
        assertTrue(refusal().contains("6.300 mm after 17.90 mm"), refusal());
    }

    /// A sphere of 1000 HU in air, seen by slices that lean: in the straight volume it is at its place and,
    /// away from its rim, has its value.
    @Test
    void a_tilted_series_is_resampled_onto_a_straight_grid() {
        double tilt = Math.toRadians(20);
        int n = 40;
        double[] centre = {10, 12, 9};
        for (int k = 0; k < 20; k++) {
            short[] pixels = new short[n * n];
            for (int p = 0; p < pixels.length; p++) {
                double x = 0.5 * (p % n);
                double y = 0.5 * (p / n) * Math.cos(tilt);
                double z = k - 0.5 * (p / n) * Math.sin(tilt);
                double r = Math.hypot(Math.hypot(x - centre[0], y - centre[1]), z + 3 - centre[2]);
                pixels[p] = (short) (r < 5 ? 2024 : 24);
            }
            DicomBytes.slice(0)
                    .at(0, 0, k + 3)
                    .with(0x00200037, "1\\0\\0\\0\\" + Math.cos(tilt) + "\\" + -Math.sin(tilt))
                    .with(0x00280010, n)
                    .with(0x00280011, n)
                    .with(0x00280030, "0.5\\0.5")
                    .pixels(pixels)
                    .write(folder, "s" + k);
        }
        ImageFile image = ImageFile.read(folder);
        Grid g = image.volume().grid();
        assertEquals(20, image.facts().protocol().gantryTiltDegrees().orElseThrow(), 1e-9);
        Warning w = image.facts().findings().getFirst();
        assertTrue(w.text().contains("tilted by 20.0 degrees"), w.text());
        assertEquals(Math.cos(tilt), g.spacingMm()[2], 1e-9);
        int inside = 0;
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    double[] p = g.toPatient(i, j, k);
                    double r = Math.hypot(Math.hypot(p[0] - centre[0], p[1] - centre[1]), p[2] - centre[2]);
                    float hu = image.volume().values()[g.index(i, j, k)];
                    if (r < 4.4) {
                        assertEquals(1000, hu, "inside, r = " + r);
                        inside++;
                    } else if (r > 5.6) {
                        assertTrue(hu <= -1000, "outside, r = " + r + ": " + hu);
                    }
                }
            }
        }
        assertTrue(inside > 1000, inside + " voxels inside");
    }

    @Test
    void slices_that_wander_within_their_planes_are_moved_back() {
        for (int k = 0; k < 4; k++) {
            double shift = k == 2 ? 0.5 : 0;
            short[] pixels = new short[12];
            for (int p = 0; p < 12; p++) {
                pixels[p] = (short) (1024 + Math.round(100 * (0.5 * (p % 4) + shift)));
            }
            DicomBytes.slice(k).at(shift, 0, 2 * k).pixels(pixels).write(folder, "s" + k);
        }
        ImageFile image = ImageFile.read(folder);
        Volume v = image.volume();
        assertEquals(5, v.grid().nx());
        assertTrue(image.facts().findings().getFirst().text().contains("shifted within their planes by up to 0.5 mm"));
        for (int k = 0; k < 4; k++) {
            for (int i = 1; i < 4; i++) {
                assertEquals(50 * i, v.values()[v.grid().index(i, 0, k)]);
            }
            assertEquals(k == 2 ? -1024 : 0, v.values()[v.grid().index(0, 0, k)]);
        }
    }

    @Test
    void slices_that_lean_more_than_any_gantry_are_refused() {
        for (int k = 0; k < 4; k++) {
            DicomBytes.slice(k).at(0, 5 * k, 2 * k).write(folder, "s" + k);
        }
        assertTrue(refusal().contains("beyond any gantry tilt"), refusal());
    }

    @Test
    void a_tilt_that_only_the_header_knows_of_is_a_caution() {
        for (int k = 0; k < 4; k++) {
            DicomBytes.slice(k).with(0x00181120, "-12.5").write(folder, "s" + k);
        }
        Warning w = ImageFile.read(folder).facts().findings().getFirst();
        assertTrue(w.text().contains("-12.5 degrees") && w.text().contains("straightened already"), w.text());
    }

    @Test
    void a_single_image_of_another_direction_is_left_out_and_two_stacks_are_refused() {
        DicomBytes.series(folder, 3);
        DicomBytes odd = DicomBytes.slice(0).with(0x00200037, "1\\0\\0\\0\\0\\-1");
        odd.write(folder, "overview");
        ImageFile image = ImageFile.read(folder);
        assertEquals(3, image.volume().grid().nz());
        assertEquals(
                List.of(new LeftOut("image of another direction or size", 1)),
                image.facts().leftOut());
        odd.at(0, 3, 0).write(folder, "overview2");
        assertTrue(refusal().contains("cannot be stacked") && refusal().contains("3 of 4×3 pixels"), refusal());
        assertFalse(refusal().contains("1.2.3"), refusal());
    }
}
