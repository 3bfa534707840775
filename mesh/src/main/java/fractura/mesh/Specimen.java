package fractura.mesh;

/// The waist between imaging and mechanics: a mesh, and density and tissue sampled inside each element.
///
/// Samples are kept eight to an element because the modulus, not the density, is averaged over it: E is not
/// linear in density (Bonemat V3 practice; see the theory page). Sample s of element e sits at the quarter
/// points of the voxel, `s = sx + 2 sy + 4 sz` with each of sx, sy, sz 0 (lower) or 1 (upper) along the grid's
/// axes. Virtual lesions, surgery and disease are functions from specimen to specimen.
///
/// @param mesh the kept voxels; of a vertebra the grid's axes run left, back and up (the loading axis), of a
///     femur up the bone, to its front and to the patient's left: long rows make fast solves
/// @param density `density[8*e + s]`, g/cm³, of the kind below; may be slightly negative in marrow fat; owned
/// @param tissue ordinal of `Tissue`, `tissue[8*e + s]`; owned
/// @param densityKind what the densities stand for
/// @param site bone and landmarks
public record Specimen(VoxelMesh mesh, float[] density, byte[] tissue, DensityKind densityKind, Site site) {
    /// Samples per element.
    public static final int SAMPLES = 8;

    private static final Tissue[] TISSUES = Tissue.values();

    public Specimen {
        int expected = SAMPLES * mesh.elementCount();
        if (density.length != expected || tissue.length != expected) {
            throw new IllegalArgumentException("Specimen of " + mesh.elementCount() + " elements needs " + expected
                    + " samples, got " + density.length + " densities and " + tissue.length + " tissues");
        }
    }

    /// @param sample `8*e + s`
    /// @return tissue there
    public Tissue tissueAt(int sample) {
        return TISSUES[tissue[sample]];
    }

    /// The tissue that fills most of an element; ties go to the earlier constant of `Tissue`.
    ///
    /// @param e element
    /// @return its tissue
    public Tissue elementTissue(int e) {
        int best = 0;
        int bestCount = 0;
        for (int t = 0; t < TISSUES.length; t++) {
            int count = 0;
            for (int s = 0; s < SAMPLES; s++) {
                count += tissue[SAMPLES * e + s] == t ? 1 : 0;
            }
            if (count > bestCount) {
                best = t;
                bestCount = count;
            }
        }
        return TISSUES[best];
    }

    /// @param e element
    /// @return mean density of its samples, g/cm³
    public double elementDensity(int e) {
        double sum = 0;
        for (int s = 0; s < SAMPLES; s++) {
            sum += density[SAMPLES * e + s];
        }
        return sum / SAMPLES;
    }

    /// Position of a sample.
    ///
    /// @param sample `8*e + s`
    /// @return LPS, mm, a new array of 3
    public double[] samplePosition(int sample) {
        int[] ijk = mesh.elementIjk(sample / SAMPLES);
        int s = sample % SAMPLES;
        return mesh.grid()
                .toPatient(
                        ijk[0] - 0.25 + 0.5 * (s & 1),
                        ijk[1] - 0.25 + 0.5 * (s >> 1 & 1),
                        ijk[2] - 0.25 + 0.5 * (s >> 2));
    }

    /// The same mesh with other samples.
    ///
    /// @param newDensity as `density`
    /// @param newTissue as `tissue`
    /// @return the changed specimen
    public Specimen withSamples(float[] newDensity, byte[] newTissue) {
        return new Specimen(mesh, newDensity, newTissue, densityKind, site);
    }
}
