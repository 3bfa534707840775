package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    @TempDir
    Path temp;

    @Test
    void a_folder_that_holds_something_is_refused_without_force() throws IOException {
        Files.writeString(temp.resolve("result.json"), "old");
        String message = assertThrows(InputException.class, () -> ResultFolder.open(temp, false))
                .getMessage();
        assertEquals(
                "Output folder " + temp + " is not empty (it holds result.json)."
                        + " Name another with -o, or overwrite with --force.",
                message);
        assertEquals("old", Files.readString(temp.resolve("result.json")));
    }

    @Test
    void an_earlier_result_stays_until_the_next_is_whole_and_no_other_file_goes() throws IOException {
        List<String> others = List.of("scan.png", "stress-mine.png", "stress.png", "thesis.png");
        for (String name : List.of("fields-stairs.vtu", "manifest.json", "result.json", "stress-left.png")) {
            Files.writeString(temp.resolve(name), "old");
        }
        for (String name : others) {
            Files.writeString(temp.resolve(name), "mine");
        }
        ResultFolder folder = ResultFolder.open(temp, true);
        ResultFolder draft = folder.begin();
        draft.write("fields.vtu", out -> out.write('n'));
        draft.write("result.json", out -> out.write('n'));
        draft.write("manifest.json", out -> out.write('n'));
        assertEquals("old", Files.readString(temp.resolve("result.json")));
        assertEquals(4, folder.files().size());
        folder.finish();
        List<String> left = new ArrayList<>(List.of("fields.vtu", "manifest.json", "result.json"));
        left.addAll(others);
        assertEquals(left, names());
        assertEquals("n", Files.readString(temp.resolve("result.json")));
    }

    @Test
    void what_a_run_that_was_broken_off_has_drafted_goes_and_the_earlier_result_stays() throws IOException {
        Files.writeString(temp.resolve("result.json"), "old");
        try (ResultFolder.Claim _ = ResultFolder.claim(temp)) {
            ResultFolder.open(temp, true).begin().write("result.json", out -> out.write('n'));
        }
        assertEquals(List.of("result.json"), names());
        ResultFolder killed = new ResultFolder(temp);
        killed.begin().write("fields.vtu", out -> out.write('n'));
        ResultFolder.open(temp, true);
        assertEquals(List.of("result.json"), names());
        assertEquals("old", Files.readString(temp.resolve("result.json")));
    }

    @Test
    void what_is_not_ours_stays_whatever_it_is_called() throws IOException {
        Path thesis = Files.createDirectories(temp.resolve("thesis.unfinished")).resolve("chapter-1.tex");
        Files.writeString(thesis, "mine");
        Files.writeString(temp.resolve("plan.unfinished"), "mine");
        assertThrows(InputException.class, () -> ResultFolder.open(temp, false));
        ResultFolder folder = ResultFolder.open(temp, true);
        Files.writeString(folder.begin().path().resolve("notes.txt"), "mine");
        folder.abandon();
        assertEquals(List.of("plan.unfinished", "result.unfinished", "thesis.unfinished"), names());
        assertTrue(Files.exists(thesis));
        assertTrue(Files.exists(temp.resolve("result.unfinished/notes.txt")));
    }

    @Test
    void a_result_that_cannot_be_placed_costs_neither_the_earlier_one_nor_itself() throws IOException {
        Files.writeString(temp.resolve("result.json"), "old");
        Files.writeString(temp.resolve("manifest.json"), "old");
        Files.createFile(Files.createDirectory(temp.resolve("fields.vtu")).resolve("in-the-way"));
        String message;
        try (ResultFolder.Claim _ = ResultFolder.claim(temp)) {
            ResultFolder folder = ResultFolder.open(temp, true);
            ResultFolder draft = folder.begin();
            for (String name : List.of("fields.vtu", "fields-stairs.vtu", "result.json", "manifest.json")) {
                draft.write(name, out -> out.write('n'));
            }
            message = assertThrows(InputException.class, folder::finish).getMessage();
        }
        assertTrue(message.contains("it lies in " + temp.resolve("result.kept")), message);
        assertEquals(List.of("fields.vtu", "manifest.json", "result.json", "result.kept"), names());
        assertEquals("old", Files.readString(temp.resolve("result.json")));
        assertEquals("n", Files.readString(temp.resolve("result.kept/result.json")));
        assertEquals(4, new ResultFolder(temp.resolve("result.kept")).files().size());
        ResultFolder again = new ResultFolder(temp);
        again.begin().write("fields.vtu", out -> out.write('m'));
        message = assertThrows(InputException.class, again::finish).getMessage();
        assertTrue(message.contains("it lies in " + temp.resolve("result.kept-2")), message);
        assertEquals("old", Files.readString(temp.resolve("result.json")));
    }

    @Test
    void nothing_is_removed_for_a_result_that_was_not_begun() throws IOException {
        Files.writeString(temp.resolve("result.json"), "old");
        assertThrows(IllegalStateException.class, () -> new ResultFolder(temp).finish());
        assertEquals(List.of("result.json"), names());
    }

    private List<String> names() {
        return Stream.of(temp.toFile().list()).sorted().toList();
    }

    @Test
    void a_folder_with_nothing_in_it_goes_and_one_with_something_stays() throws IOException {
        Path made = temp.resolve("made");
        ResultFolder folder = ResultFolder.open(made, false);
        Files.writeString(made.resolve("thesis.png"), "mine");
        folder.removeIfEmpty();
        assertTrue(Files.exists(made));
        Files.delete(made.resolve("thesis.png"));
        folder.removeIfEmpty();
        assertFalse(Files.exists(made));
    }

    @Test
    void missing_parents_are_made() {
        assertTrue(Files.isDirectory(
                ResultFolder.open(temp.resolve("a/b c/d"), false).path()));
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.createFile(temp.resolve("out"));
        assertEquals(
                "Output " + file + " is a file. Name a folder with -o.",
                assertThrows(InputException.class, () -> ResultFolder.open(file, true))
                        .getMessage());
    }

    @Test
    void a_folder_that_cannot_be_made_is_found_before_the_solve() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        String message = assertThrows(InputException.class, () -> ResultFolder.open(file.resolve("out"), false))
                .getMessage();
        assertTrue(message.startsWith("Output folder " + file.resolve("out") + " cannot be written ("), message);
        assertTrue(message.endsWith("Check its permissions and the free space, or name another with -o."), message);
    }

    @Test
    void a_file_whose_writing_failed_does_not_appear() {
        ResultFolder folder = ResultFolder.open(temp, false);
        String message = assertThrows(
                        InputException.class,
                        () -> folder.write("result.json", out -> {
                            out.write(1);
                            throw new IOException("disk full");
                        }))
                .getMessage();
        assertTrue(message.contains("result.json cannot be written (disk full)"), message);
        assertFalse(Files.exists(temp.resolve("result.json")));
        assertTrue(folder.files().isEmpty());
        assertEquals(0, temp.toFile().list().length);
    }

    @Test
    void a_name_a_later_run_would_not_know_is_our_mistake() {
        ResultFolder folder = ResultFolder.open(temp, false);
        assertThrows(IllegalArgumentException.class, () -> folder.write("../result.json", out -> {}));
        assertThrows(IllegalArgumentException.class, () -> folder.write("notes.txt", out -> {}));
    }

    @Test
    void drafts_of_a_run_that_was_broken_off_need_no_force() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("broken-off"));
        Files.writeString(folder.resolve("fields.vtu.part"), "half");
        Files.writeString(folder.resolve("result.json.unfinished"), "half");
        Files.writeString(folder.resolve("result.json.4711.part"), "half");
        ResultFolder.open(folder, false);
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void a_folder_is_one_run_s_until_that_ends() throws IOException {
        Path folder = temp.resolve("claimed");
        try (ResultFolder.Claim _ = ResultFolder.claim(folder)) {
            String message = assertThrows(InputException.class, () -> ResultFolder.claim(folder))
                    .getMessage();
            assertTrue(message.startsWith("Another run is writing into " + folder), message);
            ResultFolder.open(folder, false).write("result.json", out -> out.write(1)); // the claim is no content
        }
        assertArrayEquals(new String[] {"result.json"}, folder.toFile().list());
        ResultFolder.claim(folder).close();
    }

    @Test
    void a_claim_leaves_no_empty_folder() {
        Path folder = temp.resolve("never-written");
        ResultFolder.claim(folder).close();
        assertFalse(Files.exists(folder));
    }
}
