package fractura.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Field;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.VoxelMesh;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VtuTest {
    @TempDir
    Path dir;

    private final VoxelMesh mesh = bar(3);

    @Test
    void mesh_fields_units_and_words_come_back_as_they_went_in() {
        List<Field> fields = fields(mesh);
        Map<String, String> info = new LinkedHashMap<>();
        info.put("frame", "LPS");
        info.put("load", "compression & <flexion> \"10 kg\" – ünïcode");
        Path file = dir.resolve("fields.vtu");
        Vtu.write(file, mesh, fields, info);
        VtuFile back = Vtu.read(file);
        assertArrayEquals(mesh.nodesXyz(), back.mesh().nodesXyz());
        assertArrayEquals(mesh.elementNodes(), back.mesh().elementNodes());
        assertEquals(info, back.info());
        assertEquals(List.copyOf(info.keySet()), List.copyOf(back.info().keySet()));
        assertEquals(fields.size(), back.fields().size());
        for (Field f : fields) {
            Field g = back.field(f.name());
            assertEquals(f.unit(), g.unit());
            assertEquals(f.location(), g.location());
            assertEquals(f.componentCount(), g.componentCount());
            assertArrayEquals(f.values(), g.values());
        }
    }

    @Test
    void arrays_longer_than_one_block_come_back() {
        VoxelMesh large = bar(60_000);
        Path file = dir.resolve("large.vtu");
        Vtu.write(file, large, fields(large), Map.of());
        VtuFile back = Vtu.read(file);
        assertTrue(24L * large.nodeCount() > 3L * VtuBlocks.BLOCK_BYTES, "the points must need several blocks");
        assertArrayEquals(large.nodesXyz(), back.mesh().nodesXyz());
        assertArrayEquals(
                fields(large).getLast().values(), back.fields().getLast().values());
    }

    @Test
    void writing_twice_gives_the_same_bytes_and_leaves_nothing_beside() throws IOException {
        Path a = dir.resolve("a.vtu");
        Vtu.write(a, mesh, fields(mesh), Map.of("frame", "LPS"));
        byte[] first = Files.readAllBytes(a);
        Vtu.write(a, mesh, fields(mesh), Map.of("frame", "LPS"));
        assertArrayEquals(first, Files.readAllBytes(a));
        try (var names = Files.list(dir)) {
            assertEquals(1, names.count());
        }
    }

    /// The sign of a NaN that was computed is the processor's or the interpreter's, as it comes.
    @Test
    void all_nans_are_written_alike() throws IOException {
        Path file = dir.resolve("nan.vtu");
        byte[][] written = new byte[2][];
        for (int q = 0; q < 2; q++) {
            float[] values = new float[mesh.elementCount()];
            Arrays.fill(values, Float.intBitsToFloat(q == 0 ? 0x7fc00000 : 0xffc00000));
            Vtu.write(file, mesh, List.of(new Field("E", "MPa", Field.Location.ELEMENT, 1, values)), Map.of());
            written[q] = Files.readAllBytes(file);
        }
        assertArrayEquals(written[0], written[1]);
    }

    @Test
    void tensor_components_are_named_in_the_order_of_vtk() throws IOException {
        Path file = dir.resolve("t.vtu");
        Vtu.write(file, mesh, fields(mesh), Map.of());
        String head = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(head.contains("ComponentName0=\"XX\" ComponentName1=\"YY\" ComponentName2=\"ZZ\""
                + " ComponentName3=\"XY\" ComponentName4=\"YZ\" ComponentName5=\"XZ\""));
    }

    @Test
    void uncompressed_arrays_with_short_headers_are_read_too() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        String head =
                """
            <?xml version="1.0"?>
            <VTKFile type="UnstructuredGrid" version="0.1" byte_order="LittleEndian" header_type="UInt32">
            <UnstructuredGrid><Piece NumberOfPoints="8" NumberOfCells="1">
            <CellData><DataArray type="Float64" Name="E" format="appended" offset="%d">
            <InformationKey name="L2_NORM_RANGE" location="vtkDataArray" length="1"><Value index="0">1</Value></InformationKey>
            <InformationKey name="UNITS_LABEL" location="vtkDataArray"> MPa </InformationKey></DataArray></CellData>
            <Points><DataArray type="Float32" NumberOfComponents="3" format="appended" offset="%d"/></Points>
            <Cells><DataArray type="Int64" Name="connectivity" format="appended" offset="%d"/>
            <DataArray type="Int64" Name="offsets" format="appended" offset="%d"/>
            <DataArray type="UInt8" Name="types" format="appended" offset="%d"/></Cells>
            </Piece></UnstructuredGrid><AppendedData encoding="raw">_"""
                        .formatted(
                                append(raw, 8, b -> b.putDouble(17.5)),
                                append(raw, 96, b -> {
                                    for (int i = 0; i < 24; i++) {
                                        b.putFloat(i);
                                    }
                                }),
                                append(raw, 64, b -> {
                                    for (long i = 0; i < 8; i++) {
                                        b.putLong(7 - i);
                                    }
                                }),
                                append(raw, 8, b -> b.putLong(8)),
                                append(raw, 1, b -> b.put((byte) 12)));
        Path file = dir.resolve("foreign.vtu");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(raw.toByteArray());
        Files.write(file, all.toByteArray());
        VtuFile read = Vtu.read(file);
        assertEquals(17.5f, read.field("E").values()[0]);
        assertEquals("MPa", read.field("E").unit());
        assertEquals(23.0, read.mesh().nodesXyz()[23]);
        assertArrayEquals(new int[] {7, 6, 5, 4, 3, 2, 1, 0}, read.mesh().elementNodes());
    }

    @Test
    void a_missing_file_or_folder_is_named() {
        assertSays(dir.resolve("no.vtu"), "No result file at", "no.vtu");
        String said = assertThrows(
                        InputException.class, () -> Vtu.write(dir.resolve("none/x.vtu"), mesh, List.of(), Map.of()))
                .getMessage();
        assertTrue(said.contains("Cannot write") && said.contains("folder"), said);
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_with_words() throws IOException {
        Path whole = dir.resolve("whole.vtu");
        Vtu.write(whole, mesh, fields(mesh), Map.of("frame", "LPS"));
        byte[] bytes = Files.readAllBytes(whole);
        int lastNeeded = bytes.length - "\n</AppendedData>\n</VTKFile>\n".length();
        for (int n = 0; n < lastNeeded; n += 13) {
            Path cut = Files.write(dir.resolve("cut.vtu"), Arrays.copyOf(bytes, n));
            assertSays(cut, "cut.vtu");
        }
    }

    @Test
    void other_files_are_refused_and_say_what_they_are() throws IOException {
        assertSays(Files.writeString(dir.resolve("a.vtu"), "{}"), "no VTK XML file");
        assertSays(edited("type=\"UnstructuredGrid\"", "type=\"PolyData\""), "holds PolyData");
        assertSays(edited("LittleEndian", "BigEndian"), "byte order");
        assertSays(edited("vtkZLibDataCompressor", "vtkLZ4DataCompressor"), "vtkLZ4DataCompressor", "zlib");
        assertSays(edited("encoding=\"raw\"", "encoding=\"base64\""), "base64");
        assertSays(edited("</Points>", "</Pints>"), "XML is broken at line");
        assertSays(edited("format=\"appended\"", "format=\"binary\""), "stored as binary");
        assertSays(edited("Name=\"connectivity\"", "Name=\"connect\""), "no array 'connectivity'");
    }

    @Test
    void a_promise_of_billions_of_points_is_refused_before_memory_is_taken() throws IOException {
        assertSays(edited("NumberOfPoints=\"16\"", "NumberOfPoints=\"80000000\""), "more bytes than the file has");
        assertSays(edited("NumberOfPoints=\"16\"", "NumberOfPoints=\"2000000000\""), "beyond this reader");
        assertSays(edited("NumberOfPoints=\"16\"", "NumberOfPoints=\"-1\""), "NumberOfPoints is '-1'");
        assertSays(edited("NumberOfPoints=\"16\"", "NumberOfPoints=\"15\""), "another size");
    }

    @Test
    void an_external_entity_is_never_opened() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret.txt"), "secret");
        Path evil = edited("<VTKFile", "<!DOCTYPE VTKFile [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<VTKFile");
        String said = assertThrows(InputException.class, () -> Vtu.read(evil)).getMessage();
        assertTrue(said.contains("document type") || said.contains("XML is broken"), said);
        assertFalse(said.contains("secret\""), said);
    }

    @Test
    void a_field_that_does_not_fit_the_mesh_is_our_bug() {
        Field wrong = new Field("density", "g/cm3", Field.Location.ELEMENT, 1, new float[2]);
        String said = assertThrows(
                        IllegalArgumentException.class,
                        () -> Vtu.write(dir.resolve("x.vtu"), mesh, List.of(wrong), Map.of()))
                .getMessage();
        assertEquals("Field 'density' has 2 values, the mesh 3 elements", said);
    }

    @Test
    void a_wrong_field_name_lists_the_right_ones() {
        Path file = dir.resolve("f.vtu");
        Vtu.write(file, mesh, fields(mesh), Map.of());
        VtuFile read = Vtu.read(file);
        assertEquals(
                "Field 'stres' is not in the result file. Available: displacement, utilisation, stress.",
                assertThrows(InputException.class, () -> read.field("stres")).getMessage());
    }

    private Path edited(String from, String to) throws IOException {
        Path file = dir.resolve("edited.vtu");
        Vtu.write(file, mesh, fields(mesh), Map.of("frame", "LPS"));
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(from), from);
        return Files.write(file, text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertSays(Path file, String... words) {
        String said = assertThrows(InputException.class, () -> Vtu.read(file)).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    private static int append(ByteArrayOutputStream raw, int bytes, java.util.function.Consumer<ByteBuffer> fill) {
        int offset = raw.size();
        ByteBuffer b = ByteBuffer.allocate(4 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(bytes);
        fill.accept(b);
        raw.writeBytes(b.array());
        return offset;
    }

    private static VoxelMesh bar(int length) {
        boolean[] keep = new boolean[length];
        Arrays.fill(keep, true);
        return VoxelMesh.of(Grid.aligned(length, 1, 1, 1.5), keep);
    }

    private static List<Field> fields(VoxelMesh mesh) {
        float[] u = new float[3 * mesh.nodeCount()];
        float[] s = new float[6 * mesh.elementCount()];
        float[] util = new float[mesh.elementCount()];
        for (int i = 0; i < u.length; i++) {
            u[i] = (float) Math.sin(i);
        }
        for (int i = 0; i < s.length; i++) {
            s[i] = (i % 6 + 1) * 10 + i / 6;
        }
        Arrays.fill(util, 0.25f);
        util[0] = Float.NaN;
        return List.of(
                new Field("displacement", "mm", Field.Location.NODE, 3, u),
                new Field("utilisation", "", Field.Location.ELEMENT, 1, util),
                new Field("stress", "MPa", Field.Location.ELEMENT, 6, s));
    }
}
