package fractura.mesh.image.codec;

import java.util.List;

/// A part of one resolution of a tile, one packet of it in each layer.
final class J2kPrecinct {
    private final long x;
    private final long y;
    private final List<J2kBlockGrid> grids;
    private int layersRead;

    /// @param x column of its corner on the grid of the picture, within the tile
    /// @param y row of it
    /// @param grids its blocks by band, empty bands left out
    J2kPrecinct(long x, long y, List<J2kBlockGrid> grids) {
        this.x = x;
        this.y = y;
        this.grids = grids;
    }

    long x() {
        return x;
    }

    long y() {
        return y;
    }

    List<J2kBlockGrid> grids() {
        return grids;
    }

    int layersRead() {
        return layersRead;
    }

    void countLayer() {
        layersRead++;
    }
}
