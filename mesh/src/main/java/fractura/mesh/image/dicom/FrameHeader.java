package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Attributes that hold for one frame: its own functional groups come first, then those all frames share, then
/// the object's (DICOM PS3.3, C.7.6.16). Files of one slice have only the last.
final class FrameHeader {
    private final List<DataSet> layers = new ArrayList<>();

    private FrameHeader() {}

    /// @param data the object
    /// @param frame from 0
    /// @return the frame's attributes
    static FrameHeader of(DataSet data, int frame) {
        FrameHeader header = new FrameHeader();
        List<DataSet> own = data.items(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        if (frame < own.size()) {
            header.layers.addAll(own.get(frame).firstItems());
        }
        // a sequence of one item
        data.items(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).stream()
                .findFirst()
                .ifPresent(shared -> header.layers.addAll(shared.firstItems()));
        header.layers.add(data);
        return header;
    }

    Optional<String> text(Attribute attribute) {
        return layers.stream().flatMap(layer -> layer.text(attribute).stream()).findFirst();
    }

    OptionalDouble decimal(Attribute attribute) {
        for (DataSet layer : layers) {
            OptionalDouble found = layer.decimal(attribute);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalDouble.empty();
    }

    int unsigned(Attribute attribute) {
        for (DataSet layer : layers) {
            if (layer.unsigned(attribute).isPresent()) {
                return layer.unsigned(attribute).getAsInt();
            }
        }
        throw new InputException("has no " + attribute.words() + ". Export it again");
    }

    /// @return exactly `count` numbers
    double[] decimals(Attribute attribute, int count) {
        for (DataSet layer : layers) {
            double[] found = layer.decimals(attribute);
            if (found.length == count) {
                return found;
            }
            if (found.length != 0) {
                throw new InputException("has " + found.length + " numbers in " + attribute.words() + ", not " + count
                        + ". Export it again");
            }
        }
        throw new InputException("has no " + attribute.words() + ". Export it again");
    }
}
