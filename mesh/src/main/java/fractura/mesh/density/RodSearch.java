package fractura.mesh.density;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.density.RodTrack.Spot;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the rods of a phantom under the patient: parallel, equally thick cylinders along the scan axis whose
/// values lie on a rising line against the certificate's densities.
///
/// Round even spots are looked for in slabs of some 9 mm (`DiskFinder`) and followed from slab to slab. Of what
/// runs straight along the scan, the phantom is that set of as many as the certificate has rods which are
/// parallel, equally thick, side by side, behind the middle of the scan's content, and fit the certificate with
/// r² 0.99 and a slope of 0.7 to 3 HU per mg/cm³. Vessels, canals and shafts rarely pass all of that; two sets
/// that do are refused.
///
/// Limits (choices of this project): radius 4 to 16 mm, tilt up to 10 degrees, rods 40 mm long or longer, at
/// most 100 mm between neighbours, 3 to 8 rods, each 12 HU off its surroundings, which are solid. A rod that
/// equals its surroundings or lies bare in air is not seen; then give the regions.
public final class RodSearch {
    private static final double SLAB_MM = 9;
    private static final double STEP_MM = 20;
    private static final int FEWEST_SLABS = 3;

    /// Short scans are cut into this many slabs, which may overlap.
    private static final int SLABS = 5;

    /// A slab in a row in which noise or a streak may hide a rod.
    private static final int MOST_MISSED = 1;

    private static final double SHORTEST_MM = 30;
    private static final int MOST_TRACKS = 24;
    private static final double SAME_HU = 30;

    /// Rods of fat-like plastic lie at about -100 HU, those of 1500 mg/cm³ at 2000 HU.
    private static final double LEAST_HU = -250;

    private static final double MOST_HU = 2500;
    private static final double SAME_RADIUS = 0.3;
    private static final double PARALLEL = Math.cos(Math.toRadians(2.5));
    private static final double MOST_GAP_MM = 100;
    private static final double MOST_DEPTH_MM = 40;
    private static final double LEAST_SLOPE = 0.7;
    private static final double MOST_SLOPE = 3;

    private final Volume ct;
    private final List<Double> usualHu;
    private final List<List<RodTrack>> sets = new ArrayList<>();

    private RodSearch(Volume ct, List<Double> usualHu) {
        this.ct = ct;
        this.usualHu = usualHu;
    }

    /// @param ct Hounsfield units
    /// @param rods certificate, in any order, 3 to 8
    /// @return where each rod lies, in the order of the certificate
    /// @throws InputException when no set of spots, or more than one, can be the phantom
    public static List<RodRegion> find(Volume ct, List<RodCertificate> rods) {
        if (rods.size() < 3 || rods.size() > 8) {
            throw new InputException("The search for a phantom needs 3 to 8 rods, the certificate has " + rods.size()
                    + ". Give the place of each rod (center-mm, radius-mm, height-mm) instead.");
        }
        List<Integer> order = new ArrayList<>();
        for (int r = 0; r < rods.size(); r++) {
            order.add(r);
        }
        order.sort((a, b) -> Double.compare(rods.get(a).usualHu(), rods.get(b).usualHu()));
        List<RodTrack> found =
                new RodSearch(ct, order.stream().map(o -> rods.get(o).usualHu()).toList()).search();
        RodRegion[] regions = new RodRegion[rods.size()];
        for (int r = 0; r < regions.length; r++) {
            regions[order.get(r)] = found.get(r).region();
        }
        return List.of(regions);
    }

    private List<RodTrack> search() {
        List<RodTrack> tracks = tracks();
        if (tracks.size() >= usualHu.size()) {
            tracks.sort((a, b) -> Double.compare(a.hu(), b.hu()));
            choose(tracks, 0, new ArrayList<>());
        }
        if (sets.size() == 1) {
            return sets.getFirst();
        }
        String seen = tracks.size() + " round straight things along the scan were seen"
                + (tracks.isEmpty() ? "" : " (" + inWords(tracks) + ")");
        throw new InputException((sets.isEmpty()
                        ? "No phantom with " + usualHu.size() + " rods found: " + seen
                                + ", and no set of them is parallel, equally thick and on a line against the"
                                + " certificate."
                        : sets.size() + " sets of rods can be the phantom: " + seen + ".")
                + " Give the place of each rod (center-mm, radius-mm, height-mm), or a label map.");
    }

    private static String inWords(List<RodTrack> tracks) {
        StringBuilder words = new StringBuilder();
        for (RodTrack t : tracks.subList(0, Math.min(8, tracks.size()))) {
            double[] c = t.region().centerMm();
            words.append(words.isEmpty() ? "" : "; ")
                    .append(String.format(Locale.ROOT, "%.0f HU at LPS %.0f, %.0f", t.hu(), c[0], c[1]));
        }
        return words + (tracks.size() > 8 ? "; …" : "");
    }

    /// Straight things along the scan, the longest first when there are too many.
    private List<RodTrack> tracks() {
        List<List<Spot>> slabs = slabs();
        List<RodTrack> found = new ArrayList<>();
        boolean[][] taken = new boolean[slabs.size()][];
        for (int s = 0; s < slabs.size(); s++) {
            taken[s] = new boolean[slabs.get(s).size()];
        }
        for (int s = 0; s + FEWEST_SLABS <= slabs.size(); s++) {
            for (int d = 0; d < slabs.get(s).size(); d++) {
                if (!taken[s][d]) {
                    follow(slabs, taken, s, d).ifPresent(found::add);
                }
            }
        }
        found.sort((a, b) -> Integer.compare(b.slabCount(), a.slabCount()));
        return new ArrayList<>(found.subList(0, Math.min(MOST_TRACKS, found.size())));
    }

    private List<List<Spot>> slabs() {
        Grid g = ct.grid();
        double slice = g.spacingMm()[2];
        int thick = Math.max(1, (int) Math.rint(SLAB_MM / slice));
        int step = Math.clamp((g.nz() - thick) / (SLABS - 1), 1, Math.max(1, (int) Math.rint(STEP_MM / slice)));
        double front = contentMiddle();
        List<List<Spot>> slabs = new ArrayList<>();
        for (int k = 0; k + thick <= g.nz(); k += step) {
            SlabImage slab = SlabImage.of(ct, k, k + thick - 1);
            List<Spot> spots = new ArrayList<>();
            for (Disk d : new DiskFinder(slab).find()) {
                double[] p = slab.toPatient(g, d.i(), d.j());
                if (p[1] > front && d.hu() >= LEAST_HU && d.hu() <= MOST_HU) {
                    spots.add(new Spot(p, d));
                }
            }
            slabs.add(spots);
        }
        return slabs;
    }

    /// The phantom lies behind the middle of everything that is not air.
    private double contentMiddle() {
        Grid g = ct.grid();
        double sum = 0;
        long count = 0;
        for (int k = 0; k < g.nz(); k += 4) {
            for (int j = 0; j < g.ny(); j += 4) {
                for (int i = 0; i < g.nx(); i += 4) {
                    if (ct.values()[g.index(i, j, k)] > -300) {
                        sum += g.toPatient(i, j, k)[1];
                        count++;
                    }
                }
            }
        }
        return count == 0 ? Double.NEGATIVE_INFINITY : sum / count;
    }

    private Optional<RodTrack> follow(List<List<Spot>> slabs, boolean[][] taken, int from, int first) {
        List<Spot> chain = new ArrayList<>(List.of(slabs.get(from).get(first)));
        List<int[]> members = new ArrayList<>(List.of(new int[] {from, first}));
        for (int s = from + 1; s < slabs.size(); s++) {
            int next = next(slabs.get(s), taken[s], chain);
            if (next < 0 && s - members.getLast()[0] > MOST_MISSED) {
                break;
            } else if (next < 0) {
                continue;
            }
            chain.add(slabs.get(s).get(next));
            members.add(new int[] {s, next});
        }
        double length = chain.getLast().p()[2] - chain.getFirst().p()[2];
        if (chain.size() < FEWEST_SLABS || length < SHORTEST_MM) {
            return Optional.empty();
        }
        Optional<RodTrack> track = RodTrack.through(chain);
        if (track.isPresent()) {
            members.forEach(m -> taken[m[0]][m[1]] = true);
        }
        return track;
    }

    /// The spot that goes on where the chain points, like in thickness and value; -1 when there is none.
    private static int next(List<Spot> spots, boolean[] taken, List<Spot> chain) {
        Spot last = chain.getLast();
        double[] to = last.p().clone();
        double reach = 8;
        if (chain.size() > 1 && !spots.isEmpty()) {
            double[] before = chain.get(chain.size() - 2).p();
            double steps = (spots.getFirst().p()[2] - last.p()[2]) / (last.p()[2] - before[2]);
            to[0] += steps * (last.p()[0] - before[0]);
            to[1] += steps * (last.p()[1] - before[1]);
            reach = 4;
        }
        int best = -1;
        for (int d = 0; d < spots.size(); d++) {
            Spot s = spots.get(d);
            boolean isLike = Math.abs(s.disk().hu() - last.disk().hu()) < SAME_HU
                    && Math.abs(s.disk().radiusMm() - last.disk().radiusMm())
                            <= SAME_RADIUS * last.disk().radiusMm();
            double distance = Math.hypot(s.p()[0] - to[0], s.p()[1] - to[1]);
            if (isLike && !taken[d] && distance < reach) {
                best = d;
                reach = distance;
            }
        }
        return best;
    }

    /// All sets of tracks, by rising value, that can be the phantom.
    private void choose(List<RodTrack> tracks, int from, List<RodTrack> chosen) {
        if (chosen.size() == usualHu.size()) {
            if (isPhantom(chosen)) {
                sets.add(List.copyOf(chosen));
            }
            return;
        }
        for (int t = from; t < tracks.size() && sets.size() < 2; t++) {
            RodTrack next = tracks.get(t);
            if (chosen.stream().allMatch(c -> isLike(c, next))) {
                chosen.add(next);
                choose(tracks, t + 1, chosen);
                chosen.removeLast();
            }
        }
    }

    private static boolean isLike(RodTrack a, RodTrack b) {
        double thickness = a.region().radiusMm() / b.region().radiusMm();
        return a.alignment(b) >= PARALLEL && thickness > 1 - SAME_RADIUS && thickness < 1 / (1 - SAME_RADIUS);
    }

    private boolean isPhantom(List<RodTrack> set) {
        double[] hu = set.stream().mapToDouble(RodTrack::hu).toArray();
        double[] usual = usualHu.stream().mapToDouble(Double::doubleValue).toArray();
        LinearFit fit = LinearFit.through(usual, hu);
        double slope = fit.slope() * PhantomCalibration.USUAL_SLOPE;
        return fit.r2() >= PhantomCalibration.LEAST_R2
                && slope >= LEAST_SLOPE
                && slope <= MOST_SLOPE
                && areSideBySide(set);
    }

    /// Each has a neighbour near enough, none touches another, and all lie at much the same depth.
    private static boolean areSideBySide(List<RodTrack> set) {
        double z = set.getFirst().region().centerMm()[2];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (RodTrack a : set) {
            double nearest = Double.POSITIVE_INFINITY;
            for (RodTrack b : set) {
                nearest = a == b ? nearest : Math.min(nearest, a.distanceMm(b, z));
            }
            if (nearest > MOST_GAP_MM || nearest < 2 * a.region().radiusMm()) {
                return false;
            }
            least = Math.min(least, a.at(z)[1]);
            most = Math.max(most, a.at(z)[1]);
        }
        return most - least <= MOST_DEPTH_MM;
    }
}
