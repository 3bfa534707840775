package fractura.mesh;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/// Which bone this is, and the landmarks mechanics needs of it.
public sealed interface Site {
    /// @return the bone and level or side in words, for example `vertebra L3`
    String words();

    /// A vertebra.
    ///
    /// @param level for example `L3`
    /// @param axes unit vectors left, posterior, superior of the vertebra itself in LPS, `axes[3*a + c]`; owned
    /// @param bodyCentreMm centre of the vertebral body, LPS; owned
    /// @param bodyHeightMm mean height of the body between its endplates, without posterior elements, mm
    /// @param endplateAreaMm2 mean area of the two endplates, mm²
    record Vertebra(String level, double[] axes, double[] bodyCentreMm, double bodyHeightMm, double endplateAreaMm2)
            implements Site {
        public Vertebra {
            if (!(bodyHeightMm > 0) || !(endplateAreaMm2 > 0)) {
                throw new IllegalArgumentException("Body height " + bodyHeightMm + " mm and endplate area "
                        + endplateAreaMm2 + " mm² must be positive");
            }
        }

        @Override
        public String words() {
            return "vertebra " + level;
        }
    }

    /// A femur, or its upper part. Points are LPS in mm, directions unit vectors in LPS; all arrays hold 3
    /// numbers and are owned.
    ///
    /// @param side left or right
    /// @param frame the anatomical directions
    /// @param head the femoral head
    /// @param neck the femoral neck
    /// @param shaft the shaft, and where the bone ends
    /// @param greaterTrochanterMm tip of the greater trochanter
    /// @param lesserTrochanterMm tip of the lesser trochanter; absent when the bone ends above it or its bump
    ///     cannot be told from the shaft
    /// @param condyles lower end of the bone; absent in scans of the upper part
    record Femur(
            Side side,
            Frame frame,
            Head head,
            Neck neck,
            Shaft shaft,
            double[] greaterTrochanterMm,
            Optional<double[]> lesserTrochanterMm,
            Optional<Condyles> condyles)
            implements Site {
        /// Height of the lesser trochanter below the head's centre, in radii of the head: 2.06 and 2.07 on two
        /// whole femora. Taken where the bone ends above it.
        public static final double USUAL_LESSER_IN_RADII = 2.07;

        public Femur {
            double turn = frame.handedness();
            if (side == Side.RIGHT ? turn > 0 : turn < 0) {
                throw new IllegalArgumentException("Medial, anterior and proximal of a " + side.words()
                        + " femur must be " + (side == Side.RIGHT ? "left" : "right") + "-handed");
            }
        }

        @Override
        public String words() {
            return side.words() + " femur";
        }

        /// The same bone, its medial and anterior turned about the proximal direction.
        ///
        /// @param degrees anteversion of the neck under the new directions
        /// @return the femur so seen
        public Femur withAnteversion(double degrees) {
            double turn = Math.toRadians(degrees - frame.anteversionDeg);
            Frame turned = new Frame(
                    frame.vector(Math.cos(turn), -Math.sin(turn), 0),
                    frame.vector(Math.sin(turn), Math.cos(turn), 0),
                    frame.proximal,
                    degrees,
                    frame.isAnteversionAssumed);
            return new Femur(side, turned, head, neck, shaft, greaterTrochanterMm, lesserTrochanterMm, condyles);
        }

        /// @param p a point, LPS, mm
        /// @return how far it lies medial, anterior and proximal of the head's centre, mm, a new array of 3
        public double[] fromHead(double[] p) {
            return frame.coordinates(head.centreMm, p);
        }

        /// The same bone as if its axis and the directions named after it leaned: the lower end moved by
        /// `outward` degrees to the lateral side and by `forward` degrees to the front. Places stay.
        ///
        /// @param outward turn about the anterior direction, degrees
        /// @param forward turn about the medial direction, degrees
        /// @return the femur so seen
        public Femur leaning(double outward, double forward) {
            double[] up = {Math.sin(Math.toRadians(outward)), -Math.sin(Math.toRadians(forward)), 0};
            up[2] = Math.sqrt(1 - up[0] * up[0] - up[1] * up[1]);
            Frame leaned = new Frame(
                    frame.leant(frame.medial, up),
                    frame.leant(frame.anterior, up),
                    frame.leant(frame.proximal, up),
                    frame.anteversionDeg,
                    frame.isAnteversionAssumed);
            Shaft turned =
                    new Shaft(shaft.pointMm, frame.leant(shaft.axis, up), shaft.radiusMm, shaft.known, shaft.end);
            return new Femur(side, leaned, head, neck, turned, greaterTrochanterMm, lesserTrochanterMm, condyles);
        }

        /// @return height of the lesser trochanter's tip along the shaft's axis, mm; where it was not found
        ///     that at which it usually lies
        public double lesserTrochanterHeightMm() {
            return lesserTrochanterMm
                    .map(shaft::heightOf)
                    .orElseGet(() -> shaft.heightOf(head.centreMm) - USUAL_LESSER_IN_RADII * head.radiusMm);
        }

        /// @return whether the bone ends before its shaft begins: too early to show the shaft's direction, or
        ///     above the lesser trochanter
        public boolean endsAboveShaft() {
            return shaft.isCut() && (shaft.known != Known.SEEN || shaft.lowestMm() > lesserTrochanterHeightMm());
        }

        /// @return length of bone below the tip of the lesser trochanter along the shaft, mm; absent with it
        public OptionalDouble lengthBelowLesserTrochanterMm() {
            return lesserTrochanterMm.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(shaft.heightOf(lesserTrochanterMm.get()) - shaft.lowestMm());
        }

        private static double height(double[] p, double[] from, double[] up) {
            return (p[0] - from[0]) * up[0] + (p[1] - from[1]) * up[1] + (p[2] - from[2]) * up[2];
        }

        /// The named directions of a femur (Heller05).
        ///
        /// Proximal runs along the line from the midpoint of the epicondyles to the point where the centrelines
        /// of neck and shaft meet, medial along the back of the condyles, anterior square to both. Without
        /// condyles proximal is the shaft's axis, and medial follows from the neck and an assumed anteversion.
        ///
        /// In the order medial, anterior, proximal they are right-handed on a left femur and left-handed on a
        /// right one: never a rotation matrix. Forces named by direction are the same for both sides; moments
        /// change with the side.
        ///
        /// @param medial unit vector towards the other leg, LPS; owned
        /// @param anterior unit vector to the front, LPS; owned
        /// @param proximal unit vector towards the hip, LPS; owned
        /// @param anteversionDeg angle by which the neck points forward of `medial`, seen along `proximal`,
        ///     degrees
        /// @param isAnteversionAssumed whether that angle was assumed for want of condyles
        public record Frame(
                double[] medial,
                double[] anterior,
                double[] proximal,
                double anteversionDeg,
                boolean isAnteversionAssumed) {
            public Frame {
                double[][] axes = {medial, anterior, proximal};
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b <= a; b++) {
                        if (!(Math.abs(dot(axes[a], axes[b]) - (a == b ? 1 : 0)) < 1e-9)) {
                            throw new IllegalArgumentException(
                                    "Directions of a femur are not orthonormal: " + Arrays.deepToString(axes));
                        }
                    }
                }
            }

            /// @param towardsMedial component
            /// @param towardsAnterior component
            /// @param towardsProximal component
            /// @return the vector with these components, LPS, a new array of 3
            public double[] vector(double towardsMedial, double towardsAnterior, double towardsProximal) {
                double[] v = new double[3];
                for (int c = 0; c < 3; c++) {
                    v[c] = towardsMedial * medial[c] + towardsAnterior * anterior[c] + towardsProximal * proximal[c];
                }
                return v;
            }

            /// @param origin LPS, mm
            /// @param p LPS, mm
            /// @return how far p lies medial, anterior and proximal of the origin, mm, a new array of 3
            public double[] coordinates(double[] origin, double[] p) {
                double[] v = {p[0] - origin[0], p[1] - origin[1], p[2] - origin[2]};
                return new double[] {dot(v, medial), dot(v, anterior), dot(v, proximal)};
            }

            /// Turned with the rotation that takes `proximal` the shortest way to `up`.
            ///
            /// @param v LPS
            /// @param up unit vector in medial, anterior, proximal
            private double[] leant(double[] v, double[] up) {
                double[] own = coordinates(new double[3], v);
                double along = (own[0] * up[0] + own[1] * up[1] + own[2] * (1 + up[2])) / (1 + up[2]);
                double twice = 2 * own[2];
                return vector(
                        own[0] - along * up[0] + twice * up[0],
                        own[1] - along * up[1] + twice * up[1],
                        own[2] - along * (1 + up[2]) + twice * up[2]);
            }

            /// @return determinant of medial, anterior, proximal: 1 right-handed, -1 left-handed
            public double handedness() {
                return medial[0] * (anterior[1] * proximal[2] - anterior[2] * proximal[1])
                        - medial[1] * (anterior[0] * proximal[2] - anterior[2] * proximal[0])
                        + medial[2] * (anterior[0] * proximal[1] - anterior[1] * proximal[0]);
            }

            private static double dot(double[] a, double[] b) {
                return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
            }
        }

        /// The head of a femur as a ball.
        ///
        /// @param centreMm centre, LPS; owned
        /// @param radiusMm radius, mm
        public record Head(double[] centreMm, double radiusMm) {}

        /// The neck of a femur.
        ///
        /// @param centreMm centre of its narrowest section, LPS; owned
        /// @param axis unit vector from the shaft to the head, LPS; owned
        /// @param baseMm point of the neck's axis nearest to the shaft's axis, LPS; owned
        /// @param radiusMm radius of the circle with the area of the narrowest section, mm
        /// @param shaftAngleDeg angle between the neck and the downward shaft (caput-collum-diaphysis), degrees
        public record Neck(double[] centreMm, double[] axis, double[] baseMm, double radiusMm, double shaftAngleDeg) {}

        /// The shaft of a femur: a straight line through its upper part, for the shaft itself is bowed.
        ///
        /// @param pointMm point of the shaft's axis nearest to the neck's axis, LPS; owned
        /// @param axis unit vector towards the hip, LPS; owned
        /// @param radiusMm radius of the circle with the mean area of its sections, mm
        /// @param known how its direction is known
        /// @param end where the bone ends below
        public record Shaft(double[] pointMm, double[] axis, double radiusMm, Known known, End end) {
            /// A shaft that was seen and ends square to its axis.
            ///
            /// @param pointMm as above
            /// @param axis as above
            /// @param radiusMm as above
            /// @param lowestMm height of the end along the axis from `pointMm`, mm, below 0
            /// @param isCut whether that end is a cut and not the condyles
            public Shaft(double[] pointMm, double[] axis, double radiusMm, double lowestMm, boolean isCut) {
                this(pointMm, axis, radiusMm, Known.SEEN, End.square(pointMm, axis, lowestMm, isCut));
            }

            /// @param p a point, LPS, mm
            /// @return its height along the axis from `pointMm`, mm
            public double heightOf(double[] p) {
                return height(p, pointMm, axis);
            }

            /// @return height of the middle of the bone's lower end along the axis from `pointMm`, mm
            public double lowestMm() {
                return heightOf(end.pointMm);
            }

            /// @return whether the bone ends in a cut and not in condyles
            public boolean isCut() {
                return end.isCut;
            }
        }

        /// How the direction of a shaft is known.
        public enum Known {
            /// fitted to the bone
            SEEN,
            /// told by the user
            GIVEN,
            /// the patient's long axis, since the bone ends above its shaft
            ASSUMED
        }

        /// The plane in which a femur ends below.
        ///
        /// @param pointMm a point of it, LPS; owned
        /// @param up unit vector square to it into the bone, LPS; owned
        /// @param isCut whether that end is a cut and not the condyles
        public record End(double[] pointMm, double[] up, boolean isCut) {
            /// @param p a point, LPS, mm
            /// @return its height above the plane, mm
            public double heightOf(double[] p) {
                return height(p, pointMm, up);
            }

            private static End square(double[] pointMm, double[] axis, double lowestMm, boolean isCut) {
                double[] at = pointMm.clone();
                for (int c = 0; c < 3; c++) {
                    at[c] += lowestMm * axis[c];
                }
                return new End(at, axis, isCut);
            }
        }

        /// The lower end of a femur.
        ///
        /// @param medialEpicondyleMm most medial point, LPS; owned
        /// @param lateralEpicondyleMm most lateral point, LPS; owned
        /// @param medialBackMm most posterior point of the medial condyle, LPS; owned
        /// @param lateralBackMm most posterior point of the lateral condyle, LPS; owned
        public record Condyles(
                double[] medialEpicondyleMm,
                double[] lateralEpicondyleMm,
                double[] medialBackMm,
                double[] lateralBackMm) {}
    }
}
