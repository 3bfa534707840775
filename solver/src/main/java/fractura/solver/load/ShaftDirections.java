package fractura.solver.load;

import fractura.mesh.Site;

/// Medial, anterior and proximal of a femur as a test bench has them: proximal is the axis of the shaft itself,
/// medial and anterior lie square to it.
///
/// The named directions of `Site.Femur.Frame` run along the whole bone instead, which is what joint and muscle
/// forces are measured in; where the shaft is bowed its upper part leans back against them by some 9 degrees. Tests
/// of femora clamp the shaft and give their angles to it (Keyak98, DragomirDaescu11; our reading).
///
/// @param medial unit vector, LPS; owned
/// @param anterior unit vector, LPS; owned
/// @param proximal unit vector, LPS; owned
record ShaftDirections(double[] medial, double[] anterior, double[] proximal) {
    static ShaftDirections of(Site.Femur femur) {
        double[] proximal = femur.shaft().axis();
        double[] medial = across(femur.frame().medial(), proximal);
        double[] front = across(femur.frame().anterior(), proximal);
        double[] anterior = Vectors.unit(Vectors.plus(front, -Vectors.dot(front, medial), medial));
        return new ShaftDirections(medial, anterior, proximal);
    }

    private static double[] across(double[] v, double[] axis) {
        return Vectors.unit(Vectors.plus(v, -Vectors.dot(v, axis), axis));
    }

    /// @return the vector with these components, LPS, a new array of 3
    double[] vector(double towardsMedial, double towardsAnterior, double towardsProximal) {
        double[] v = Vectors.scaled(towardsMedial, medial);
        v = Vectors.plus(v, towardsAnterior, anterior);
        return Vectors.plus(v, towardsProximal, proximal);
    }
}
