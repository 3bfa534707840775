package fractura.cases.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A column of `results.csv`, with the line that `data_dictionary.csv` has on it.
///
/// @param name with its unit
/// @param type of its cells
/// @param unit as the dictionary writes it; empty for words and counts
/// @param definition what it holds
/// @param source of the formula, a citation key, or the name in `result.json`
/// @param isCost whether it says how the answer was computed (time, threads, file), so that it differs from run to run
/// @param cell from a row to the cell; a missing node leaves it empty
record ResultColumn(
        String name,
        Type type,
        String unit,
        String definition,
        String source,
        boolean isCost,
        Function<Row, JsonNode> cell) {
    /// What cells are.
    enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN;

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a row is made of: one load case of one result, or a result without any.
    ///
    /// @param id of the case within the set
    /// @param stored the result
    /// @param load one of its load cases; missing when it has none
    /// @param worst task of that load case with the highest factor of risk; missing when it has none
    /// @param tags what the set says of the case
    record Row(String id, StoredResult stored, JsonNode load, JsonNode worst, Map<String, String> tags) {
        JsonNode result(String pointer) {
            return stored.result().at(pointer);
        }

        JsonNode manifest(String pointer) {
            return stored.manifest().at(pointer);
        }
    }

    /// @return what stands in the cell: numbers with all their digits, nothing for what was not computed
    String text(Row row) {
        JsonNode node = cell.apply(row);
        return node == null || node.isMissingNode() || node.isNull() ? "" : node.asText();
    }
}
