package fractura.mesh.image.dicom;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// One DICOM file: its header, and where its pixels lie. Pixels are read later.
///
/// @param path where it is
/// @param name what messages call it; never a UID or a person's name
/// @param syntax encoding
/// @param data known attributes, as far as the header could be read
/// @param fault why it could not be read to its end, the second half of a sentence; absent when sound
record DicomFile(Path path, String name, TransferSyntax syntax, DataSet data, Optional<String> fault) {
    private static final int PREAMBLE_BYTES = 128;
    private static final int HEAD_BYTES = PREAMBLE_BYTES + 4;

    /// Reads the header.
    ///
    /// @param path the file
    /// @param name what messages call it
    /// @return the file; empty when it is no DICOM file
    static Optional<DicomFile> read(Path path, String name) {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteSource source = ByteSource.of(channel);
            byte[] head = new byte[(int) Math.min(HEAD_BYTES, source.length())];
            source.read(0, head, head.length);
            if (isPart10(head)) {
                return Optional.of(part10(path, name, source));
            }
            Optional<TransferSyntax> guess = headless(head);
            return guess.isPresent() ? bare(path, name, source, guess.get()) : Optional.empty();
        } catch (IOException e) {
            throw new InputException(name + " cannot be read (" + DiskWords.of(e) + "). Copy it again.", e);
        }
    }

    /// @param head first bytes of a file, 132 or more unless it is shorter
    /// @return whether they are those of a DICOM file, with or without its usual preamble
    static boolean isDicom(byte[] head) {
        return isPart10(head) || headless(head).isPresent();
    }

    /// @return an error that begins with the file's name
    InputException refusal(String words) {
        String between = Character.isUpperCase(words.charAt(0)) ? ": " : " ";
        return new InputException(name + between + words + (words.endsWith(".") ? "" : "."));
    }

    private static boolean isPart10(byte[] head) {
        return head.length >= HEAD_BYTES
                && head[128] == 'D'
                && head[129] == 'I'
                && head[130] == 'C'
                && head[131] == 'M';
    }

    /// Files without preamble and meta information begin with group 0008.
    private static Optional<TransferSyntax> headless(byte[] head) {
        if (head.length < 16) {
            return Optional.empty();
        }
        boolean isLittle = head[0] == 8 && head[1] == 0 && head[3] == 0;
        boolean isBig = head[0] == 0 && head[1] == 8 && head[2] == 0;
        boolean isExplicit = isLetter(head[4]) && isLetter(head[5]);
        if (isLittle && isExplicit) {
            return Optional.of(TransferSyntax.EXPLICIT);
        }
        if (isBig && isExplicit) {
            return Optional.of(TransferSyntax.BIG_ENDIAN);
        }
        // first elements of group 0008 are short
        return isLittle && head[6] == 0 && head[7] == 0 ? Optional.of(TransferSyntax.IMPLICIT) : Optional.empty();
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static DicomFile part10(Path path, String name, ByteSource source) throws IOException {
        DataSet data = new DataSet();
        TransferSyntax syntax = TransferSyntax.EXPLICIT;
        try {
            ByteCursor in = new ByteCursor(source, HEAD_BYTES);
            new DataSetParser(in).meta(data);
            syntax = TransferSyntax.of(data.text(Attribute.TRANSFER_SYNTAX_UID)
                    .orElseThrow(() -> new InputException("does not say its transfer syntax")));
            if (syntax.isDeflated()) {
                in = new ByteCursor(ByteSource.of(Inflation.of(source, in.position())), 0);
            }
            return parsed(path, name, written(syntax, in), data, in);
        } catch (InputException e) {
            return new DicomFile(path, name, syntax, data, Optional.of(e.getMessage()));
        } catch (EOFException e) {
            return new DicomFile(path, name, syntax, data, Optional.of("ends within its meta information"));
        }
    }

    /// What cannot be read without a preamble is not taken for DICOM.
    private static Optional<DicomFile> bare(Path path, String name, ByteSource source, TransferSyntax syntax)
            throws IOException {
        DicomFile found = parsed(path, name, syntax, new DataSet(), new ByteCursor(source, 0));
        boolean isObject = found.data.has(Attribute.SOP_CLASS_UID) || found.data.has(Attribute.MODALITY);
        return isObject ? Optional.of(found) : Optional.empty();
    }

    private static DicomFile parsed(Path path, String name, TransferSyntax syntax, DataSet data, ByteCursor in)
            throws IOException {
        Optional<String> fault = Optional.empty();
        try {
            new DataSetParser(in).dataSet(data, syntax);
        } catch (InputException e) {
            fault = Optional.of(e.getMessage());
        }
        return new DicomFile(path, name, syntax, data, fault);
    }

    /// @param file the bytes of this file, which is deflated
    /// @return its data set
    /// @throws IOException when the platform cannot read it
    byte[] inflated(ByteSource file) throws IOException {
        ByteCursor in = new ByteCursor(file, HEAD_BYTES);
        new DataSetParser(in).meta(new DataSet());
        return Inflation.of(file, in.position());
    }

    /// Some writers say explicit and write implicit, or the other way round; the first element tells.
    ///
    /// @return the encoding the data set is written in
    private static TransferSyntax written(TransferSyntax said, ByteCursor in) throws IOException {
        boolean isPlain = said == TransferSyntax.IMPLICIT || said == TransferSyntax.EXPLICIT;
        if (!isPlain || in.length() - in.position() < 8) {
            return said;
        }
        long start = in.position();
        byte[] first = in.bytes(8);
        in.seek(start);
        boolean isExplicit = isLetter(first[4]) && isLetter(first[5]);
        // a first element is short, and two letters as a length are 16 705 bytes or more
        boolean isImplicit = !isExplicit && first[6] == 0 && first[7] == 0;
        return isExplicit ? TransferSyntax.EXPLICIT : isImplicit ? TransferSyntax.IMPLICIT : said;
    }

    /// @return whether the data set is written in another encoding than the file says
    boolean isMislabelled() {
        return data.text(Attribute.TRANSFER_SYNTAX_UID)
                .filter(uid -> !uid.equals(syntax.uid()))
                .isPresent();
    }
}
