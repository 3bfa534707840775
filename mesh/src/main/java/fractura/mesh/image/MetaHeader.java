package fractura.mesh.image;

import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of a MetaImage header as keys and values, up to `ElementDataFile`, which ends it.
///
/// @param file for messages
/// @param values by key
/// @param listed lines that follow `ElementDataFile = LIST`
/// @param bytes length of the header
record MetaHeader(Path file, Map<String, String> values, List<String> listed, long bytes) {
    static MetaHeader read(Path file) {
        boolean[] inList = {false};
        HeaderText text = HeaderText.read(file, line -> {
            boolean isLast = line.matches("\\s*ElementDataFile\\s*=.*");
            inList[0] |= isLast && line.matches(".*=\\s*LIST\\b.*");
            return isLast && !inList[0];
        });
        Map<String, String> values = new HashMap<>();
        List<String> listed = new ArrayList<>();
        boolean isOver = false;
        for (String line : text.lines()) {
            int equals = line.indexOf('=');
            if (isOver) {
                listed.add(line);
            } else if (equals > 0) {
                String key = line.substring(0, equals).strip();
                if (values.put(key, line.substring(equals + 1).strip()) != null && !key.equals("Comment")) {
                    throw new InputException(
                            "MetaImage header of " + file + " gives '" + key + "' twice. Export the image again.");
                }
                isOver = key.equals("ElementDataFile");
            }
        }
        return new MetaHeader(file, values, listed, text.bytes());
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean has(String... spellings) {
        return first(spellings).isPresent();
    }

    /// @param spellings of one key
    /// @return whether it is there and true
    boolean isTrue(String... spellings) {
        return first(spellings).map(v -> v.matches("(?i)true|1|yes|t")).orElse(false);
    }

    double number(String key, double fallback) {
        return text(key).isPresent() ? numbers(1, key)[0] : fallback;
    }

    /// @param count how many are wanted
    /// @param spellings of one key that must be there
    /// @return its numbers, all finite
    double[] numbers(int count, String... spellings) {
        String value = first(spellings).orElseThrow(() -> bad(spellings[0] + " is missing"));
        String[] words = value.split("\\s+");
        if (words.length != count) {
            throw bad(spellings[0] + " has " + words.length + " numbers, where " + count + " are needed");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw bad("'" + words[i] + "' in " + spellings[0] + " is not a number");
            }
            if (!Double.isFinite(numbers[i])) {
                throw bad(spellings[0] + " is not finite");
            }
        }
        return numbers;
    }

    private Optional<String> first(String... spellings) {
        for (String s : spellings) {
            if (values.containsKey(s)) {
                return Optional.of(values.get(s));
            }
        }
        return Optional.empty();
    }

    InputException bad(String what) {
        return new InputException("MetaImage header of " + file + " cannot be used: " + what
                + ". Export the image again, for example from 3D Slicer.");
    }
}
