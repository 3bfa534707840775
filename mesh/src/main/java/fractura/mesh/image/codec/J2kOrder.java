package fractura.mesh.image.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One stretch of a progression of packets (Itu02, B.12), for one component.
///
/// | code | order |
/// |---|---|
/// | 0 | layer, resolution, position |
/// | 1 | resolution, layer, position |
/// | 2 | resolution, position, layer |
/// | 3, 4 | position, resolution, layer |
///
/// @param progression code of the table
/// @param firstResolution of the stretch
/// @param endResolution one beyond the last
/// @param endLayer one beyond the last
record J2kOrder(int progression, int firstResolution, int endResolution, int endLayer) {
    static final int LAST = 4;

    /// What is done with the packets.
    interface Visitor {
        void visit(J2kPrecinct precinct, int layer);
    }

    /// @param poc at one entry of a change of progression (Itu02, A.6.6)
    static J2kOrder read(Fields poc) {
        int at = poc.at();
        int firstResolution = poc.u8();
        poc.u8();
        int endLayer = poc.u16();
        int endResolution = poc.u8();
        poc.u8();
        int progression = poc.u8();
        if (progression > LAST) {
            throw BadFrame.damaged(at, "there is no progression " + progression);
        }
        return new J2kOrder(progression, firstResolution, endResolution, endLayer);
    }

    /// @param resolutions precincts by resolution, row by row
    /// @param layers of the tile
    void visit(List<List<J2kPrecinct>> resolutions, int layers, Visitor visitor) {
        int end = Math.min(endResolution, resolutions.size());
        int endOfLayers = Math.min(endLayer, layers);
        if (firstResolution >= end) {
            return;
        }
        List<List<J2kPrecinct>> chosen = resolutions.subList(firstResolution, end);
        switch (progression) {
            case 0 -> byLayer(chosen, endOfLayers, visitor);
            case 1 -> chosen.forEach(r -> byLayer(List.of(r), endOfLayers, visitor));
            case 2 -> chosen.forEach(r -> byPosition(r, endOfLayers, visitor));
            default -> {
                List<J2kPrecinct> all = new ArrayList<>();
                chosen.forEach(all::addAll);
                all.sort(Comparator.comparingLong(J2kPrecinct::y).thenComparingLong(J2kPrecinct::x));
                byPosition(all, endOfLayers, visitor);
            }
        }
    }

    private static void byLayer(List<List<J2kPrecinct>> resolutions, int layers, Visitor visitor) {
        for (int layer = 0; layer < layers; layer++) {
            for (List<J2kPrecinct> precincts : resolutions) {
                for (J2kPrecinct precinct : precincts) {
                    visitor.visit(precinct, layer);
                }
            }
        }
    }

    private static void byPosition(List<J2kPrecinct> precincts, int layers, Visitor visitor) {
        for (J2kPrecinct precinct : precincts) {
            for (int layer = 0; layer < layers; layer++) {
                visitor.visit(precinct, layer);
            }
        }
    }
}
