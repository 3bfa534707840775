package fractura.mesh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

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
            case FileSystemException other when other.getReason() != null -> words(other.getReason());
            default -> e.getMessage() == null ? "input or output failed" : words(e.getMessage());
        };
    }

    private static String words(String message) {
        String trimmed = message.strip();
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
