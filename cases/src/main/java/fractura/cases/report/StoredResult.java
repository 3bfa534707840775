package fractura.cases.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the `result.json` of an earlier run says of the files beside it.
public final class StoredResult {
    private StoredResult() {}

    /// @param folder of a result
    /// @param load case of it, as `loads[].load` names it
    /// @return its field file, `loads[].fields`
    /// @throws InputException when the folder has no readable `result.json`, or the result no such load with fields
    public static Path fields(Path folder, String load) {
        Map<String, String> files = fieldFiles(folder.resolve("result.json"));
        if (!files.containsKey(load)) {
            throw new InputException("No load case '" + load + "' with fields in " + folder + ". There are: "
                    + (files.isEmpty() ? "none" : String.join(", ", files.keySet())) + ".");
        }
        return folder.resolve(Path.of(files.get(load)).getFileName());
    }

    private static Map<String, String> fieldFiles(Path result) {
        if (!Files.isRegularFile(result)) {
            throw new InputException(result + ": no such file, and load cases are chosen by it. Give a result folder of"
                    + " 'fractura run', or a VTU file.");
        }
        Map<String, String> files = new LinkedHashMap<>();
        try {
            for (JsonNode load :
                    new ObjectMapper().readTree(Files.readAllBytes(result)).path("loads")) {
                if (load.path("fields").isTextual()) {
                    files.put(load.path("load").asText(), load.get("fields").asText());
                }
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    result
                            + " is not the result of a run (it is no JSON document). Run the case again, or give a VTU file.",
                    e);
        } catch (IOException e) {
            throw new InputException(result + " cannot be read (" + DiskWords.of(e) + "). Check its permissions.", e);
        }
        return files;
    }
}
