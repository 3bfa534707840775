package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of an NRRD header as fields (`name: value`) and key/value pairs (`key:=value`).
///
/// @param file for messages
/// @param fields by name in lower case, spelling variants made one
/// @param pairs by key as written
/// @param listed names of data files that follow `data file: LIST`
/// @param bytes length of the header with the empty line that ends it
record NrrdHeader(Path file, Map<String, String> fields, Map<String, String> pairs, List<String> listed, long bytes) {
    private static final Pattern VECTOR = Pattern.compile("none|\\(([^()]{0,300})\\)");
    private static final Map<String, String> SPELLINGS = Map.of(
            "datafile", "data file",
            "lineskip", "line skip",
            "byteskip", "byte skip",
            "centerings", "centers",
            "spaceunits", "space units");

    static NrrdHeader read(Path file) {
        boolean[] isList = {false};
        HeaderText text = HeaderText.read(file, line -> {
            isList[0] |= line.toLowerCase(Locale.ROOT).matches("data ?file:\\s*list\\b.*");
            return line.isEmpty() && !isList[0];
        });
        Map<String, String> fields = new HashMap<>();
        Map<String, String> pairs = new HashMap<>();
        List<String> listed = new ArrayList<>();
        boolean inList = false;
        for (String line : text.lines().subList(1, text.lines().size())) {
            int pair = line.indexOf(":=");
            int field = line.indexOf(": ");
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (inList) {
                listed.add(line);
            } else if (pair >= 0 && (field < 0 || pair < field)) {
                pairs.put(line.substring(0, pair), line.substring(pair + 2));
            } else if (field > 0) {
                String name = line.substring(0, field).toLowerCase(Locale.ROOT);
                name = SPELLINGS.getOrDefault(name, name);
                String value = line.substring(field + 2).strip();
                if (fields.put(name, value) != null) {
                    throw new InputException(
                            "NRRD header of " + file + " gives '" + name + "' twice. Export the image again.");
                }
                inList = name.equals("data file")
                        && value.toLowerCase(Locale.ROOT).matches("list\\b.*");
            }
        }
        return new NrrdHeader(file, fields, pairs, listed, text.bytes());
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String required(String name) {
        return field(name).orElseThrow(() -> bad("field '" + name + "' is missing"));
    }

    /// @param name of a field that holds one whole number
    /// @param fallback when it is absent
    long whole(String name, long fallback) {
        return field(name).map(v -> parsed(name, v)).orElse(fallback);
    }

    /// @param name of a field that must be there
    /// @return its whole numbers
    long[] wholes(String name) {
        String[] words = required(name).split("\\s+");
        long[] values = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = parsed(name, words[i]);
        }
        return values;
    }

    private long parsed(String name, String word) {
        if (!word.matches("[-+]?\\d{1,15}")) {
            throw bad("'" + word + "' in field '" + name + "' is not a whole number");
        }
        return Long.parseLong(word);
    }

    /// @param name of a field of vectors
    /// @return each of three numbers, or of none for axes that have no direction
    List<double[]> vectors(String name) {
        List<double[]> all = new ArrayList<>();
        Matcher m = VECTOR.matcher(required(name));
        while (m.find()) {
            all.add(m.group(1) == null ? new double[0] : vector(name, m.group(1)));
        }
        return all;
    }

    private double[] vector(String name, String text) {
        String[] words = text.strip().split("\\s*,\\s*");
        double[] v = new double[words.length];
        for (int i = 0; i < v.length; i++) {
            try {
                v[i] = words[i].equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw bad("'" + words[i] + "' in field '" + name + "' is not a number");
            }
        }
        if (v.length != 3) {
            throw bad("a vector of " + v.length + " numbers in field '" + name + "', where 3 are needed");
        }
        return Double.isNaN(v[0] + v[1] + v[2]) ? new double[0] : v;
    }

    InputException bad(String what) {
        return new InputException("NRRD header of " + file + " cannot be used: " + what
                + ". Export the image again, for example from 3D Slicer.");
    }
}
