package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.viz.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultCommandsTest extends CommandTest {
    @Test
    void a_picture_is_not_overwritten_without_force() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        Path png = Files.createFile(temp.resolve("x.png"));
        assertEquals(3, execute("render", fields.toString(), "-o", png.toString()));
        assertEquals(0, execute("render", fields.toString(), "-o", png.toString(), "--force", "--json"));
        assertEquals(png.toString(), document().get("written").asText());
    }

    @Test
    void what_a_command_reads_is_never_written_over() throws IOException {
        Path fields = Files.writeString(temp.resolve("fields.vtu"), "precious");
        Path folder = temp;
        assertEquals(
                3, execute("export", fields.toString(), "--to", "abaqus", "-o", folder + "/./fields.vtu", "--force"));
        assertTrue(narration().contains("is what this command reads"), narration());
        assertEquals("precious", Files.readString(fields));
    }

    @Test
    void a_picture_is_not_called_anything_but_png() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        assertEquals(3, execute("render", fields.toString(), "-o", fields.toString(), "--force"));
        assertTrue(narration().contains("does not end in .png"), narration());
    }

    @Test
    void what_is_no_file_is_never_written_over() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        Path link = Files.createSymbolicLink(temp.resolve("latest.inp"), temp.resolve("gone.inp"));
        for (String taken : List.of(link.toString(), "/dev/null", temp.toString())) {
            assertEquals(3, execute("export", fields.toString(), "--to", "abaqus", "-o", taken, "--force"));
            assertTrue(narration().contains("is not a regular file"), narration());
        }
        assertTrue(shown.isEmpty());
    }

    @Test
    void an_image_is_called_what_it_is_and_only_an_image_has_a_quantity() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        String other = temp.resolve("x.png").toString();
        assertEquals(3, execute("export", fields.toString(), "--to", "nifti", "-o", other));
        assertTrue(narration().contains("x.png does not end in .nii.gz or .nii"), narration());
        assertEquals(2, execute("export", fields.toString(), "--to", "abaqus", "--quantity", "E", "-o", other));
        assertTrue(narration().contains("--quantity chooses the field of an image"), narration());
        assertTrue(shown.isEmpty());
    }

    @Test
    void a_view_that_is_not_drawn_is_answered_with_those_that_are() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        String png = temp.resolve("x.png").toString();
        assertEquals(3, execute("render", fields.toString(), "-o", png, "--view", "below"));
        assertTrue(narration().contains("No view 'below'"), narration());
        assertTrue(narration().contains("There are: sheet."), narration());
        assertFalse(Files.exists(Path.of(png)));
    }

    @Test
    void a_machine_that_cannot_draw_says_what_to_install() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        rendering = new Rendering.Unavailable("no off-screen renderer", "Install libosmesa6.");
        assertEquals(
                3,
                execute("render", fields.toString(), "-o", temp.resolve("x.png").toString()));
        assertEquals(
                "fractura: On this machine no stress map was drawn: no off-screen renderer. Install libosmesa6.\n",
                narration());
    }

    @Test
    void a_result_that_is_not_there_is_named() {
        assertEquals(3, execute("view", result()));
        assertTrue(narration().contains("no such file. Give a result folder"), narration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "render -o x.png --force", "export --to abaqus -o x.inp --force"})
    void a_load_case_of_a_result_is_chosen_by_its_name(String line) throws IOException {
        Path folder = twoLoads();
        execute((line.replaceFirst("-o ", "-o " + temp + "/") + " --load stance " + folder).split(" "));
        execute((line.replaceFirst("-o ", "-o " + temp + "/") + " " + folder).split(" "));
        assertEquals(List.of(folder.resolve("fields-stance.vtu"), folder.resolve("fields.vtu")), shown);
    }

    @Test
    void a_load_case_that_is_not_there_is_answered_with_those_that_are() throws IOException {
        Path folder = twoLoads();
        assertEquals(3, execute("view", folder.toString(), "--load", "stairs"));
        assertEquals(
                "fractura: No load case 'stairs' with fields in " + folder + ". There are: stance, sideways-fall.\n",
                narration());
        assertTrue(shown.isEmpty());
    }

    @Test
    void a_load_case_is_not_looked_for_in_a_file_of_one_or_without_a_result() throws IOException {
        Path folder = twoLoads();
        assertEquals(3, execute("view", folder.resolve("fields.vtu").toString(), "--load", "stance"));
        assertTrue(narration().contains("fields.vtu is a file of one load case. Give its folder"), narration());
        Files.writeString(folder.resolve("result.json"), "{");
        assertEquals(3, execute("view", folder.toString(), "--load", "stance"));
        assertTrue(narration().contains("result.json is not the result of a run"), narration());
        Files.delete(folder.resolve("result.json"));
        assertEquals(3, execute("view", folder.toString(), "--load", "stance"));
        assertTrue(narration().contains("result.json: no such file, and load cases are chosen by it"), narration());
    }

    private Path twoLoads() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("result"));
        Files.createFile(folder.resolve("fields.vtu"));
        Files.createFile(folder.resolve("fields-stance.vtu"));
        Files.writeString(
                folder.resolve("result.json"),
                """
                {"loads": [{"load": "stance", "fields": "fields-stance.vtu"},
                           {"load": "sideways-fall", "fields": "fields.vtu"}, {"load": "cut"}]}""");
        return folder;
    }

    @Test
    void the_completion_script_knows_the_commands() {
        assertEquals(0, execute("completion"));
        assertTrue(answers().startsWith("#!/usr/bin/env bash"), answers());
        assertTrue(answers().contains("inspect"));
    }
}
