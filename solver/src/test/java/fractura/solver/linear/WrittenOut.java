package fractura.solver.linear;

/// A correction that is there as a vector.
///
/// @param z not copied
record WrittenOut(double[] z) implements Correction {
    @Override
    public double dot(double[] r, BlockSums sums) {
        return sums.dot(r, z);
    }

    @Override
    public void direction(double beta, double[] p, BlockSums sums) {
        for (int i = 0; i < p.length; i++) {
            p[i] = beta == 0 ? z[i] : z[i] + beta * p[i];
        }
    }

    @Override
    public double at(int entry) {
        return z[entry];
    }
}
