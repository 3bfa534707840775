package fractura.mesh.image.codec;

import java.util.ArrayList;
import java.util.List;

/// One tile of a JPEG 2000 picture: its bands, precincts and blocks (Itu02, B.5 to B.7), from bytes to pixels.
final class J2kTile {
    private final Area area;
    private final J2kParameters parameters;
    private final J2kCoding coding;
    private final int precision;
    private final List<List<J2kPrecinct>> resolutions = new ArrayList<>();

    /// Blocks and precincts that the tile may still have; a limit of this project against damaged headers.
    private long budget;

    /// @param area of the tile, not empty
    J2kTile(Area area, J2kParameters parameters, int precision) {
        this.area = area;
        this.parameters = parameters;
        this.coding = parameters.coding();
        this.precision = precision;
        this.budget = 1024 + area.pixels() / 4;
        for (int r = 0; r <= coding.levels(); r++) {
            resolutions.add(precincts(r));
        }
    }

    /// @param body bytes of all its packets
    /// @param packed packet headers that stand apart, empty when there are none
    /// @return its samples without the level shift, row-major
    int[] decode(byte[] body, byte[] packed) {
        new J2kPackets(body, packed, parameters).read(resolutions, parameters);
        return coding.isReversible() ? reversible(body) : irreversible(body);
    }

    private int[] reversible(byte[] body) {
        int[] data = new int[(int) area.pixels()];
        int columns = area.width();
        forEachBlock(body, (band, block, decoder) -> {
            int start = start(band, block.area());
            for (int y = 0; y < block.area().height(); y++) {
                for (int x = 0; x < block.area().width(); x++) {
                    int twice = withoutShift(decoder.twice(x, y));
                    data[start + y * columns + x] = twice / 2;
                }
            }
        });
        for (int r = 1; r <= coding.levels(); r++) {
            ReversibleWavelet.join(data, columns, resolution(r));
        }
        return data;
    }

    private int[] irreversible(byte[] body) {
        float[] data = new float[(int) area.pixels()];
        int columns = area.width();
        forEachBlock(body, (band, block, decoder) -> {
            int start = start(band, block.area());
            float halfStep = band.step() / 2;
            for (int y = 0; y < block.area().height(); y++) {
                for (int x = 0; x < block.area().width(); x++) {
                    data[start + y * columns + x] = withoutShift(decoder.twice(x, y)) * halfStep;
                }
            }
        });
        for (int r = 1; r <= coding.levels(); r++) {
            IrreversibleWavelet.join(data, columns, resolution(r));
        }
        int[] rounded = new int[data.length];
        for (int p = 0; p < data.length; p++) {
            rounded[p] = (int) Math.rint(data[p]);
        }
        return rounded;
    }

    /// What is done with each block once it is decoded.
    private interface Placement {
        void place(J2kBand band, J2kBlock block, BlockDecoder decoder);
    }

    private void forEachBlock(byte[] body, Placement placement) {
        BlockDecoder decoder = new BlockDecoder(coding);
        for (List<J2kPrecinct> resolution : resolutions) {
            for (J2kPrecinct precinct : resolution) {
                for (J2kBlockGrid grid : precinct.grids()) {
                    for (J2kBlock block : grid.blocks()) {
                        if (block.isIncluded()) {
                            decoder.decode(block, block.data(body), grid.band().kind());
                            placement.place(grid.band(), block, decoder);
                        }
                    }
                }
            }
        }
    }

    /// Coefficients of a region of interest stand above all others by a number of bits (Itu02, H.1).
    private int withoutShift(int twice) {
        int shift = parameters.regionShift();
        int magnitude = Math.abs(twice);
        if (shift == 0 || magnitude >> 1 < 1L << shift) {
            return twice;
        }
        int lowered = magnitude >> shift | 1;
        return twice < 0 ? -lowered : lowered;
    }

    private int start(J2kBand band, Area block) {
        int x = band.left() + block.x0() - band.area().x0();
        int y = band.top() + block.y0() - band.area().y0();
        return y * area.width() + x;
    }

    private Area resolution(int r) {
        return area.band(coding.levels() - r, 0, 0);
    }

    private List<J2kPrecinct> precincts(int r) {
        Area resolution = resolution(r);
        List<J2kPrecinct> precincts = new ArrayList<>();
        if (resolution.isEmpty()) {
            return precincts;
        }
        List<J2kBand> bands = bands(r);
        int widthBits = coding.precincts()[r] & 15;
        int heightBits = coding.precincts()[r] >> 4;
        int endX = resolution.x1() - 1 >> widthBits;
        int endY = resolution.y1() - 1 >> heightBits;
        int scale = coding.levels() - r;
        for (int j = resolution.y0() >> heightBits; j <= endY; j++) {
            for (int i = resolution.x0() >> widthBits; i <= endX; i++) {
                spend(1);
                long x = Math.max(area.x0(), (long) i << widthBits + scale);
                long y = Math.max(area.y0(), (long) j << heightBits + scale);
                precincts.add(new J2kPrecinct(x, y, grids(bands, i, j, r)));
            }
        }
        return precincts;
    }

    private List<J2kBlockGrid> grids(List<J2kBand> bands, int i, int j, int r) {
        int halved = r == 0 ? 0 : 1;
        int widthBits = (coding.precincts()[r] & 15) - halved;
        int heightBits = (coding.precincts()[r] >> 4) - halved;
        int blockWidth = Math.min(coding.blockWidthBits(), widthBits);
        int blockHeight = Math.min(coding.blockHeightBits(), heightBits);
        Area cell = new Area(
                i << widthBits, j << heightBits, (int) Math.min(Integer.MAX_VALUE, (long) i + 1 << widthBits), (int)
                        Math.min(Integer.MAX_VALUE, (long) j + 1 << heightBits));
        List<J2kBlockGrid> grids = new ArrayList<>(bands.size());
        for (J2kBand band : bands) {
            Area part = cell.within(band.area());
            if (!part.isEmpty()) {
                spend(J2kBlockGrid.size(part, blockWidth, blockHeight));
                grids.add(new J2kBlockGrid(band, part, blockWidth, blockHeight));
            }
        }
        return grids;
    }

    private void spend(long count) {
        budget -= count;
        if (budget < 0) {
            throw BadFrame.unsupported("a tile of " + area.width() + " x " + area.height() + " pixels has more than "
                    + (1024 + area.pixels() / 4) + " precincts and blocks");
        }
    }

    private List<J2kBand> bands(int r) {
        List<J2kBand> bands = new ArrayList<>();
        int level = r == 0 ? coding.levels() : coding.levels() - r + 1;
        int planeShift = parameters.regionShift();
        Area low = r == 0 ? null : resolution(r - 1);
        for (int kind = r == 0 ? 0 : 1; kind <= (r == 0 ? 0 : 3); kind++) {
            int right = kind & 1;
            int down = kind >> 1;
            bands.add(new J2kBand(
                    area.band(level, right, down),
                    kind,
                    parameters.quantisation().planes(r, kind) + planeShift,
                    parameters.quantisation().step(r, kind, precision),
                    right == 0 ? 0 : low.width(),
                    down == 0 ? 0 : low.height()));
        }
        return bands;
    }
}
