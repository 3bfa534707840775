package fractura.mesh;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/// What the platform said of a file, as a user says it. Java gives a path, a class, or half a sentence.
public final class DiskWords {
    private DiskWords() {}

    /// @param e from reading or writing a file
    /// @return why, some words without a full stop
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            case NotDirectoryException file -> file.getFile() + " is a file, not a folder";
            case DirectoryNotEmptyException folder -> folder.getFile() + " is a folder that holds something";
            case FileSystemException other when other.getReason() != null -> words(other.getReason());
            case FileSystemException _ -> "the platform gave no reason";
            case FileNotFoundException missing -> words(inBrackets(missing.getMessage()));
            case CharacterCodingException _ -> "it is no text in UTF-8";
            default -> e.getMessage() == null ? "input or output failed" : words(e.getMessage());
        };
    }

    /// Streams of java.io say `path (reason)`.
    private static String inBrackets(String message) {
        int open = message.lastIndexOf('(');
        return message.endsWith(")") && open >= 0 ? message.substring(open + 1, message.length() - 1) : message;
    }

    /// Without full stop, and small at its beginning: it stands within a sentence.
    private static String words(String message) {
        String trimmed = message.strip();
        String whole = trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        boolean isWord = whole.length() > 1 && Character.isLowerCase(whole.charAt(1));
        return isWord ? whole.substring(0, 1).toLowerCase(Locale.ROOT) + whole.substring(1) : whole;
    }
}
