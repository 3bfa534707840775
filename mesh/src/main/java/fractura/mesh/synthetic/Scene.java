package fractura.mesh.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything in the scanner: value and tissue at any point of space.
final class Scene {
    private static final double RAMP_FLOOR_MM = 1e-3;

    private final SyntheticBone bone;
    private final Surroundings around;
    private final List<GrownLesion> lesions;
    private final Optional<Phantom> phantom;
    private final HounsfieldLine line;
    private final double[] rotation;
    private final double[] position;
    private final int side;
    private final double backMm;

    Scene(SyntheticScan.Order order) {
        bone = order.bone();
        around = bone.surroundings();
        phantom = order.setting().phantom();
        line = order.scanner().line();
        Pose pose = order.setting().pose();
        rotation = pose.rotation();
        position = pose.positionMm();
        side = bone.side();
        lesions = new ArrayList<>();
        for (SyntheticLesion lesion : order.lesions()) {
            SeededNoise noise = new SeededNoise(order.seed(), 100 + lesions.size());
            lesions.add(new GrownLesion(lesion, lesion.centre(bone, pose), bone, noise, line));
        }
        backMm = back(pose);
    }

    /// What a point is made of. One per thread, overwritten by each look.
    static final class Look {
        /// HU
        double hu;
        /// HU of the bone's share
        double boneHu;
        /// how far the nearest edge is, mm
        double clearance;
        /// signed distance to the bone, mm
        double depth;
        /// share of a ball of the ramp's size that is bone; cortex is bone less core
        double bone;
        double core;
        /// shares within each lesion
        final double[] lesion;
        /// bone coordinates
        final double[] at = new double[3];

        Look(int lesions) {
            lesion = new double[lesions];
        }
    }

    Look newLook() {
        return new Look(lesions.size());
    }

    List<GrownLesion> lesions() {
        return lesions;
    }

    /// @return LPS y of the patient's lowest point, mm
    double backMm() {
        return backMm;
    }

    /// The section of the body is an ellipse in the bone's frame; its lowest point over the height of the bone.
    private double back(Pose pose) {
        double[] section = around.section();
        double[] box = bone.boxMm();
        double lowest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < 360; n++) {
            double angle = StrictMath.toRadians(n);
            for (int end = 2; end < 6; end += 3) {
                double[] p = {
                    section[2] + section[0] * StrictMath.cos(angle),
                    section[3] + section[1] * StrictMath.sin(angle),
                    box[end]
                };
                lowest = Math.max(lowest, pose.toPatient(p, side)[1]);
            }
        }
        return lowest;
    }

    /// Looks at a point.
    ///
    /// @param x LPS, mm
    /// @param y LPS, mm
    /// @param z LPS, mm
    /// @param ramp width over which edges are smoothed, mm: the distance between points
    /// @param look overwritten
    void at(double x, double y, double z, double ramp, Look look) {
        double w = Math.max(RAMP_FLOOR_MM, ramp);
        double px = x - position[0];
        double py = y - position[1];
        double pz = z - position[2];
        double bx = side * (rotation[0] * px + rotation[3] * py + rotation[6] * pz);
        double by = rotation[1] * px + rotation[4] * py + rotation[7] * pz;
        double bz = rotation[2] * px + rotation[5] * py + rotation[8] * pz;
        look.at[0] = bx;
        look.at[1] = by;
        look.at[2] = bz;
        double d = bone.distance(bx, by, bz);
        look.depth = d;
        look.clearance = Math.abs(d);
        look.bone = share(d, w);
        look.core = 0;
        double outside = look.bone < 1 ? outside(x, y, w, look) : 0;
        look.boneHu = look.bone > 0 ? inside(w, look) : 0;
        look.hu = outside + look.bone * (look.boneHu - outside);
    }

    private double outside(double x, double y, double w, Look look) {
        double skin = around.outline(look.at[0], look.at[1], look.at[2]);
        look.clearance = Math.min(look.clearance, Math.abs(skin));
        double body = share(skin, w);
        double hu = body > 0 ? around.hounsfield(look.at[0], look.at[1], look.at[2]) : 0;
        if (body == 1) {
            return hu;
        }
        double beyond = Surroundings.AIR_HU;
        if (phantom.isPresent()) {
            beyond = phantom.get().hounsfield(x, y, backMm, line, w);
            look.clearance = Math.min(look.clearance, phantom.get().clearance(x, y, backMm));
        }
        return beyond + body * (hu - beyond);
    }

    private double inside(double w, Look look) {
        double x = look.at[0];
        double y = look.at[1];
        double z = look.at[2];
        double cortex = bone.cortexMm(x, y, z);
        double endosteum = look.depth + cortex;
        look.clearance = Math.min(look.clearance, Math.abs(endosteum));
        look.core = cortex > 0 ? Math.min(look.bone, share(endosteum, w)) : look.bone;
        double rhoCore = look.core > 0 ? bone.trabecularMgCm3(x, y, z) : 0;
        double rhoCortex = bone.corticalMgCm3();
        for (int l = 0; l < lesions.size(); l++) {
            GrownLesion lesion = lesions.get(l);
            double g = lesion.distance(x, y, z);
            double within = share(g, w);
            look.lesion[l] = within;
            double rim = lesion.rimMm() > 0 ? share(g - lesion.rimMm(), w) - within : 0;
            look.clearance =
                    Math.min(look.clearance, Math.min(Math.abs(g), Math.abs(g - lesion.rimMm())) / lesion.steepness());
            if (within > 0 || rim > 0) {
                double lytic = lesion.lyticShare(x, y, z);
                rhoCore = lesion.trabecular(rhoCore, within, rim, lytic);
                rhoCortex = lesion.cortical(rhoCortex, within, lytic);
            }
        }
        double rho = rhoCortex + look.core / look.bone * (rhoCore - rhoCortex);
        return line.hounsfield(rho);
    }

    /// @return share of a ball of width w that lies below a surface at distance d
    private static double share(double d, double w) {
        return Math.clamp(0.5 - d / w, 0.0, 1.0);
    }

    /// @param look at a point inside the bone
    /// @return label of its part
    int label(Look look) {
        return bone.labelAt(look.at[0], look.at[1], look.at[2]);
    }
}
