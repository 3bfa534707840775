package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the elements of a data set (DICOM PS3.5, 7): tag, type when explicit, length, value.
///
/// No length is believed: an element must end inside the sequence item, item or file it lies in. What is not in
/// `Attribute` is stepped over. Messages are the second half of a sentence that begins with the file.
final class DataSetParser {
    /// Deepest nesting of sequences; enhanced CT uses four. A choice of this project, as the limits below.
    static final int MOST_DEPTH = 16;

    /// Elements of one file, nested ones included; some 200 a slice, some 100 a frame.
    static final int MOST_ELEMENTS = 4_000_000;

    /// Longest value that is kept; the longest of the known attributes is a few hundred bytes.
    static final int MOST_VALUE_BYTES = 1 << 16;

    /// Kept values of one file together.
    static final long MOST_KEPT_BYTES = 1L << 26;

    private static final long UNDEFINED = 0xffffffffL;
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final int PIXEL_DATA = 0x7fe00010;
    private static final Set<String> SHORT_LENGTH = Set.of(
            "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO", "LT", "PN", "SH", "SL", "SS", "ST", "TM",
            "UI", "UL", "US");

    private final ByteCursor in;
    private int elementCount;
    private long keptBytes;
    private boolean isUtf8;

    DataSetParser(ByteCursor in) {
        this.in = in;
    }

    /// The head of one element.
    private record Head(int tag, String type, long length) {
        boolean isUndefined() {
            return length == UNDEFINED;
        }
    }

    /// Reads the meta information: group 0002, explicit and little endian whatever follows.
    ///
    /// @param into filled
    void meta(DataSet into) throws IOException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.position() + 2 <= in.length()) {
            long start = in.position();
            int group = in.u16();
            in.seek(start);
            if (group != 2) {
                return;
            }
            element(into, head(true, in.length()), true, in.length(), 0);
        }
    }

    /// Reads a data set up to and without its pixels.
    ///
    /// @param into filled as far as reading comes, also when it fails
    /// @param syntax encoding
    /// @throws InputException when an element is damaged
    void dataSet(DataSet into, TransferSyntax syntax) throws IOException {
        in.order(syntax.order());
        into.order(syntax.order());
        try {
            while (in.position() < in.length() && into.pixels().isEmpty()) {
                Head head = head(syntax.isExplicit(), in.length());
                element(into, head, syntax.isExplicit(), in.length(), 0);
            }
        } catch (EOFException e) {
            throw new InputException("ends within its header, after " + in.length() + " bytes", e);
        }
    }

    private Head head(boolean isExplicit, long end) throws IOException {
        if (++elementCount > MOST_ELEMENTS) {
            throw new InputException("has more than " + MOST_ELEMENTS + " header elements");
        }
        long start = in.position();
        int group = in.u16();
        int tag = group << 16 | in.u16();
        if (group == 0xfffe || !isExplicit) {
            return checked(new Head(tag, "", in.u32()), start, end);
        }
        byte[] letters = in.bytes(2);
        String type = new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (letters[0] < 'A' || letters[0] > 'Z' || letters[1] < 'A' || letters[1] > 'Z') {
            throw new InputException("has no data type in element " + Attribute.words(tag) + " at byte " + start);
        }
        if (SHORT_LENGTH.contains(type)) {
            return checked(new Head(tag, type, in.u16()), start, end);
        }
        in.u16();
        return checked(new Head(tag, type, in.u32()), start, end);
    }

    private Head checked(Head head, long start, long end) {
        if (!head.isUndefined() && in.position() + head.length() > end) {
            throw new InputException("is damaged: element " + Attribute.words(head.tag()) + " at byte " + start
                    + " would take " + head.length() + " bytes, but " + Math.max(0, end - in.position())
                    + " are there");
        }
        return head;
    }

    private void element(DataSet into, Head head, boolean isExplicit, long end, int depth) throws IOException {
        if (head.tag() == PIXEL_DATA && depth == 0) {
            into.pixels(new PixelLocation(in.position(), head.isUndefined() ? -1 : head.length()));
            return;
        }
        Optional<Attribute> known = Attribute.of(head.tag());
        if (head.isUndefined() && (head.type().equals("OB") || head.type().equals("OW"))) {
            skipFragments(end);
            return;
        }
        boolean isSequence = head.isUndefined()
                || known.filter(a -> a.type() == ValueType.SEQUENCE).isPresent();
        if (isSequence) {
            // of unknown type and undefined length means implicit inside (PS3.5, 6.2.2 note 2)
            boolean isExplicitInside = isExplicit && !head.type().equals("UN");
            boolean isKept = known.filter(a -> a.type() == ValueType.SEQUENCE).isPresent();
            List<DataSet> items = sequence(head, isExplicitInside, isKept, end, depth + 1);
            if (isKept) {
                into.put(known.get(), items);
            }
            return;
        }
        int tag = head.tag();
        if (tag == ITEM || tag == ITEM_END || tag == SEQUENCE_END) {
            throw new InputException("is damaged: a sequence mark stands outside a sequence at byte " + in.position());
        }
        long next = in.position() + head.length();
        if (known.isPresent() && known.get().type() != ValueType.PIXELS) {
            into.put(known.get(), value(known.get(), head.length()));
            if (known.get() == Attribute.SPECIFIC_CHARACTER_SET && depth == 0) {
                isUtf8 = into.text(Attribute.SPECIFIC_CHARACTER_SET)
                        .filter(t -> t.contains("ISO_IR 192"))
                        .isPresent();
                into.utf8(isUtf8);
            }
        }
        in.seek(next);
    }

    /// Compressed pixels inside an item, those of an icon for example.
    private void skipFragments(long end) throws IOException {
        while (true) {
            Head item = head(false, end);
            if (item.tag() == SEQUENCE_END) {
                return;
            }
            if (item.tag() != ITEM || item.isUndefined()) {
                throw new InputException("is damaged: no fragment where one must begin at byte " + in.position());
            }
            in.seek(in.position() + item.length());
        }
    }

    private byte[] value(Attribute attribute, long length) throws IOException {
        keptBytes += length;
        if (length > MOST_VALUE_BYTES || keptBytes > MOST_KEPT_BYTES) {
            throw new InputException("has " + length + " bytes in " + attribute.words() + ", which no scanner writes");
        }
        return in.bytes((int) length);
    }

    private List<DataSet> sequence(Head head, boolean isExplicit, boolean isKept, long outerEnd, int depth)
            throws IOException {
        if (depth > MOST_DEPTH) {
            throw new InputException("nests sequences deeper than " + MOST_DEPTH);
        }
        long end = head.isUndefined() ? outerEnd : in.position() + head.length();
        List<DataSet> items = new ArrayList<>();
        while (in.position() < end) {
            Head item = head(false, end);
            if (item.tag() == SEQUENCE_END && head.isUndefined()) {
                return items;
            }
            if (item.tag() != ITEM) {
                throw new InputException("is damaged: no item where one must begin at byte " + in.position());
            }
            DataSet found = item(item, isExplicit, end, depth);
            if (isKept) {
                items.add(found);
            }
        }
        if (head.isUndefined()) {
            throw new EOFException();
        }
        return items;
    }

    private DataSet item(Head item, boolean isExplicit, long outerEnd, int depth) throws IOException {
        DataSet found = new DataSet();
        found.order(in.order());
        found.utf8(isUtf8);
        long end = item.isUndefined() ? outerEnd : in.position() + item.length();
        while (in.position() < end) {
            Head head = head(isExplicit, end);
            if (head.tag() == ITEM_END && item.isUndefined()) {
                return found;
            }
            element(found, head, isExplicit, end, depth);
        }
        if (item.isUndefined()) {
            throw new EOFException();
        }
        return found;
    }
}
