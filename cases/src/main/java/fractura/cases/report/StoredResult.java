package fractura.cases.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.CaseResult;
import fractura.cases.Fingerprint;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The result of an earlier run, read from its folder.
public final class StoredResult {
    private static final String RESULT = "result.json";
    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final JsonNode result;
    private final JsonNode manifest;

    private StoredResult(Path folder, JsonNode result, JsonNode manifest) {
        this.folder = folder;
        this.result = result;
        this.manifest = manifest;
    }

    /// @param folder of a result
    /// @return the result
    /// @throws InputException when the folder has no whole result
    public static StoredResult read(Path folder) {
        StoredResult stored =
                new StoredResult(folder, document(folder.resolve(RESULT)), document(folder.resolve(MANIFEST)));
        if (stored.statusWord().isEmpty() || stored.caseName().isEmpty()) {
            throw notAResult(folder.resolve(RESULT), "it names no case or no status");
        }
        return stored;
    }

    /// @param folder of a result
    /// @return whether it holds files of a whole result
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(RESULT)) && Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /// @param folder of a result
    /// @param load case of it, as `loads[].load` names it
    /// @return its field file, `loads[].fields`
    /// @throws InputException when the folder has no readable `result.json`, or the result no such load with fields
    public static Path fields(Path folder, String load) {
        Path file = folder.resolve(RESULT);
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file, and load cases are chosen by it. Give a result folder of"
                    + " 'fractura run', or a VTU file.");
        }
        return fieldFile(folder, document(file), load);
    }

    /// @return where it is
    public Path folder() {
        return folder;
    }

    /// @return name of the case
    public String caseName() {
        return result.path("case").asText();
    }

    /// @return how far its numbers may be used
    public CaseResult.Status status() {
        return statusWord().orElseThrow();
    }

    private Optional<CaseResult.Status> statusWord() {
        String word = result.path("status").asText();
        return Arrays.stream(CaseResult.Status.values())
                .filter(s -> s.words().equals(word))
                .findFirst();
    }

    /// @return version of the program that made it, and its build; empty where the manifest does not say
    public String software() {
        JsonNode software = manifest.path("software");
        return (software.path("version").asText() + " " + software.path("build").asText()).strip();
    }

    /// @return when the run began that made it
    /// @throws InputException when the manifest does not say
    public Instant startedAt() {
        try {
            return Instant.parse(manifest.path("startedAt").asText());
        } catch (DateTimeParseException e) {
            throw notAResult(folder.resolve(MANIFEST), "it does not say when the run began");
        }
    }

    /// @param role of an input, for example `case-file`, `ct`, `labels-1`
    /// @return its fingerprint, 64 hexadecimal digits; empty when the manifest has no such input
    public Optional<String> input(String role) {
        return StreamSupport.stream(manifest.path("inputs").spliterator(), false)
                .filter(i -> i.path("role").asText().equals(role))
                .map(i -> i.path("sha256").asText())
                .findFirst();
    }

    /// @return fingerprint of its manifest, 64 hexadecimal digits
    String manifestFingerprint() {
        return Fingerprint.of(folder.resolve(MANIFEST));
    }

    /// @return `result.json`
    JsonNode result() {
        return result;
    }

    /// @return `manifest.json`
    JsonNode manifest() {
        return manifest;
    }

    /// @param load case, as `loads[].load` names it
    /// @return its field file
    /// @throws InputException when there is no such load with fields
    public Path fields(String load) {
        return fieldFile(folder, result, load);
    }

    private static Path fieldFile(Path folder, JsonNode result, String load) {
        Map<String, String> files = new LinkedHashMap<>();
        for (JsonNode l : result.path("loads")) {
            if (l.path("fields").isTextual()) {
                files.put(l.path("load").asText(), l.get("fields").asText());
            }
        }
        if (!files.containsKey(load)) {
            throw new InputException("No load case '" + load + "' with fields in " + folder + ". There are: "
                    + (files.isEmpty() ? "none" : String.join(", ", files.keySet())) + ".");
        }
        return folder.resolve(Path.of(files.get(load)).getFileName());
    }

    private static JsonNode document(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file. Give a result folder of 'fractura run'.");
        }
        try {
            JsonNode document = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!document.isObject()) {
                throw notAResult(file, "it is no JSON object");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw notAResult(file, "it is no JSON document");
        } catch (IOException e) {
            throw new InputException(file + " cannot be read (" + DiskWords.of(e) + "). Check its permissions.", e);
        }
    }

    private static InputException notAResult(Path file, String why) {
        return new InputException(
                file + " is not the result of a run (" + why + "). Run the case again, or give a VTU file.");
    }
}
