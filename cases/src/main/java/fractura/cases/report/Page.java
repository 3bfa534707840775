package fractura.cases.report;

import fractura.mesh.Warning;
import java.util.List;
import java.util.Locale;

/// Plain text of at most 96 columns but for commands: headings, labelled entries, findings.
final class Page {
    private static final int WIDTH = 96;
    private static final int LABEL = 16;

    private final StringBuilder text = new StringBuilder();

    void line(String words) {
        wrap(words, 0);
    }

    /// What is to be copied into a terminal, however long.
    void command(String words) {
        text.append("  ").append(words).append('\n');
    }

    void gap() {
        text.append('\n');
    }

    /// A label in the left margin and words that wrap beside it.
    void entry(String label, String words) {
        String gap = label.length() < LABEL - 2 ? "" : " ";
        wrap(String.format("  %-" + (LABEL - 2) + "s%s%s", label, gap, words), LABEL);
    }

    /// Rows of cells in columns, the first of them a heading; columns are as wide as their widest cell.
    void table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int c = 0; c < widths.length; c++) {
                line.append(' ')
                        .append(row.get(c))
                        .append(" ".repeat(widths[c] - row.get(c).length() + 1));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /// Findings under a heading; nothing when there are none.
    void warnings(String heading, List<Warning> findings) {
        if (!findings.isEmpty()) {
            gap();
            line(heading);
            for (Warning w : findings) {
                entry(w.code() + " " + w.level().name().toLowerCase(Locale.ROOT), sentence(w.text()));
            }
        }
    }

    String text() {
        return text.toString();
    }

    /// Texts come from many places; printed they all begin and end like sentences. The name of a task or a file
    /// keeps its spelling.
    static String sentence(String words) {
        String first = words.split(" ", 2)[0];
        boolean isName = first.indexOf('-') >= 0 || first.matches(".*[./_].*[^.]");
        String begun = isName || words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private void wrap(String words, int indent) {
        String rest = words;
        while (rest.length() > WIDTH) {
            int cut = rest.lastIndexOf(' ', WIDTH);
            if (cut <= indent) {
                break;
            }
            text.append(rest.substring(0, cut).stripTrailing()).append('\n');
            rest = " ".repeat(indent) + rest.substring(cut).strip();
        }
        text.append(rest.stripTrailing()).append('\n');
    }
}
