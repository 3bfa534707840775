package fractura.viz;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import fractura.mesh.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// The outcome of asking for pictures: pictures, or the reason why there are none. Missing pictures are no error;
/// the numbers of a result do not depend on them.
public sealed interface Rendering {
    /// One picture.
    ///
    /// @param name short, fit for a file name
    /// @param image opaque RGB
    record Picture(String name, BufferedImage image) {}

    /// The pictures were drawn.
    ///
    /// @param pictures in the order asked for
    /// @param renderer what drew them, as the graphics driver names itself
    record Rendered(List<Picture> pictures, String renderer) implements Rendering {
        public Rendered {
            pictures = List.copyOf(pictures);
        }

        /// Writes every picture as `prefix` + name + `.png`. Each file appears complete or not at all.
        ///
        /// @param folder where to; must exist
        /// @param prefix start of the file names, may be empty
        /// @return the files, in the order of the pictures
        /// @throws InputException when a file cannot be written
        public List<Path> writeTo(Path folder, String prefix) {
            ImageIO.setUseCache(false);
            return pictures.parallelStream()
                    .map(p -> writePng(p.image(), folder.resolve(prefix + p.name() + ".png")))
                    .toList();
        }
    }

    /// Nothing could be drawn on this machine.
    ///
    /// @param reason what is missing
    /// @param mend what to install or set
    record Unavailable(String reason, String mend) implements Rendering {}

    /// Writes one picture as PNG. The file appears complete or not at all.
    ///
    /// @param image the picture
    /// @param file where to; replaced when there
    /// @return the file
    /// @throws InputException when it cannot be written
    static Path writePng(BufferedImage image, Path file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
            ImageIO.write(image, "png", bytes);
            WholeFile.write(file, bytes::writeTo);
            return file;
        } catch (IOException e) {
            throw new InputException(
                    "Cannot write picture " + file + " (" + DiskWords.of(e)
                            + "). Check that the folder exists, is writable and has room.",
                    e);
        }
    }
}
