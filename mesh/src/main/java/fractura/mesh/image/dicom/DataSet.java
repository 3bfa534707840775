package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Values of the known attributes of one data set or sequence item. Filled by `DataSetParser`, then only read.
final class DataSet {
    /// What `Double.parseDouble` takes is more: `1d`, `NaN`, hexadecimal.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    // trees made when something is put: a file may hold millions of items with an element or none
    private Map<Attribute, byte[]> values = Map.of();
    private Map<Attribute, List<DataSet>> sequences = Map.of();
    private Charset charset = StandardCharsets.ISO_8859_1;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private Optional<PixelLocation> pixels = Optional.empty();

    void order(ByteOrder byteOrder) {
        order = byteOrder;
    }

    void utf8(boolean isUtf8) {
        charset = isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    void put(Attribute attribute, byte[] value) {
        values = values.isEmpty() ? new TreeMap<>() : values;
        if (values.putIfAbsent(attribute, value) != null) {
            throw new InputException("says " + attribute.words() + " twice");
        }
    }

    void put(Attribute attribute, List<DataSet> items) {
        sequences = sequences.isEmpty() ? new TreeMap<>() : sequences;
        if (sequences.putIfAbsent(attribute, items) != null) {
            throw new InputException("says " + attribute.words() + " twice");
        }
    }

    void pixels(PixelLocation location) {
        pixels = Optional.of(location);
    }

    Optional<PixelLocation> pixels() {
        return pixels;
    }

    /// @return items of a sequence; none when it is absent
    List<DataSet> items(Attribute sequence) {
        return sequences.getOrDefault(sequence, List.of());
    }

    /// @return the first item of each sequence: a functional group is a sequence of one item
    List<DataSet> firstItems() {
        return sequences.values().stream()
                .filter(items -> !items.isEmpty())
                .map(List::getFirst)
                .toList();
    }

    boolean has(Attribute attribute) {
        return values.containsKey(attribute) || sequences.containsKey(attribute);
    }

    /// @return the words, without padding; absent when empty
    Optional<String> text(Attribute attribute) {
        byte[] value = values.get(attribute);
        if (value == null) {
            return Optional.empty();
        }
        String text = new String(value, charset);
        int end = text.indexOf('\0');
        text = (end < 0 ? text : text.substring(0, end)).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// @return numbers written as text
    /// @throws InputException when a part is not a number
    double[] decimals(Attribute attribute) {
        Optional<String> text = text(attribute);
        if (text.isEmpty()) {
            return new double[0];
        }
        String[] parts = text.get().split("\\\\", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.length() > 64 || !NUMBER.matcher(part).matches()) {
                throw new InputException("has no number in " + attribute.words() + ". Export it again");
            }
            numbers[i] = Double.parseDouble(part);
            if (Double.isInfinite(numbers[i])) {
                throw new InputException("has a number out of range in " + attribute.words() + ". Export it again");
            }
        }
        return numbers;
    }

    /// @return the first of the numbers written as text
    OptionalDouble decimal(Attribute attribute) {
        double[] numbers = decimals(attribute);
        return numbers.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(numbers[0]);
    }

    /// @return a 16-bit number, 0 to 65535
    OptionalInt unsigned(Attribute attribute) {
        byte[] value = values.get(attribute);
        if (value == null || value.length == 0) {
            return OptionalInt.empty();
        }
        if (value.length != 2) {
            throw new InputException(
                    "has " + value.length + " bytes in " + attribute.words() + ", not 2. Export it again");
        }
        return OptionalInt.of(ByteBuffer.wrap(value).order(order).getShort() & 0xffff);
    }
}
