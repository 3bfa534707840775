package fractura.cases;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/// The door for YAML text: from file to nodes that know their lines. Nothing in the text can name a Java type,
/// and size, depth and aliases are limited, so a hostile file costs no more than an ordinary one.
final class CaseYaml {
    /// A long case file has a few thousand characters.
    private static final int MAX_BYTES = 1 << 20;

    private CaseYaml() {}

    /// Reads the top mapping of a case file.
    ///
    /// @throws InputException when the file cannot be read, is no YAML, or its top is no mapping
    static MappingNode read(Path file) {
        String text = text(file);
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_BYTES);
        limits.setNestingDepthLimit(20);
        limits.setMaxAliasesForCollections(10);
        limits.setAllowRecursiveKeys(false);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new InputException(
                    file + ", line " + line + ": not valid YAML (" + e.getProblem()
                            + "). Check indentation, colons, quotes and brackets there.",
                    e);
        } catch (YAMLException e) {
            throw new InputException(
                    file + ": not acceptable YAML (" + firstLine(e.getMessage())
                            + "). Write a plain text file without anchors, tabs or control characters.",
                    e);
        }
        if (root instanceof MappingNode mapping && root.getTag().equals(Tag.MAP)) {
            return mapping;
        }
        throw new InputException(file + ": a case file is a list of 'key: value' lines, this file holds none. "
                + "Begin with 'case: <name>'.");
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InputException(file + ": no such file. Give a case file or a folder that holds case.yaml.");
            }
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new InputException(file + " has " + size + " bytes, a case file at most " + MAX_BYTES
                        + ". Give the case.yaml, not the scan.");
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8 text. Give the case.yaml, saved as UTF-8.", e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read (" + DiskWords.of(e) + "). Check its permissions.", e);
        }
    }

    private static String firstLine(String message) {
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("unknown reason");
    }
}
