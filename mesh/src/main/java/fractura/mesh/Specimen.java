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
/// @param shell share of a sample's volume that is cortical shell, 0 to 1, `shell[8*e + s]`; empty where the
/// cortex is only what its density says; owned
public record Specimen(
        VoxelMesh mesh, float[] density, byte[] tissue, DensityKind densityKind, Site site, float[] shell) {
    /// Samples per element.
    public static final int SAMPLES = 8;

    private static final Tissue[] TISSUES = Tissue.values();

    public Specimen {
        int expected = SAMPLES * mesh.elementCount();
        if (density.length != expected || tissue.length != expected) {
            throw new IllegalArgumentException("Specimen of " + mesh.elementCount() + " elements needs " + expected
                    + " samples, got " + density.length + " densities and " + tissue.length + " tissues");
        }
        if (shell.length != 0 && shell.length != expected) {
            throw new IllegalArgumentException("Specimen of " + mesh.elementCount() + " elements needs " + expected
                    + " shares of shell or none, got " + shell.length);
        }
    }

    /// A specimen without an explicit cortical shell.
    ///
    /// @param mesh the kept voxels
    /// @param density one per sample, g/cm³; owned
    /// @param tissue one per sample; owned
    /// @param densityKind what the densities stand for
    /// @param site bone and landmarks
    public Specimen(VoxelMesh mesh, float[] density, byte[] tissue, DensityKind densityKind, Site site) {
        this(mesh, density, tissue, densityKind, site, new float[0]);
    }

    /// @param sample `8*e + s`
    /// @return share of it that is cortical shell, 0 to 1; 0 where it is no healthy bone
    public double shellAt(int sample) {
        return shell.length == 0 || tissueAt(sample) != Tissue.BONE ? 0 : shell[sample];
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
            int count = count(e, t);
            if (count > bestCount) {
                best = t;
                bestCount = count;
            }
        }
        return TISSUES[best];
    }

    /// How much of an element is of one tissue. Volumes of tissues are sums of this: an element that is a lesion
    /// by a quarter counts as a quarter, not as none.
    ///
    /// @param e element
    /// @param of tissue
    /// @return share of its samples, 0 to 1
    public double elementShare(int e, Tissue of) {
        return (double) count(e, of.ordinal()) / SAMPLES;
    }

    private int count(int e, int t) {
        int count = 0;
        for (int s = 0; s < SAMPLES; s++) {
            count += tissue[SAMPLES * e + s] == t ? 1 : 0;
        }
        return count;
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

    /// @param newShell as `shell`
    /// @return the specimen with it
    public Specimen withShell(float[] newShell) {
        return new Specimen(mesh, density, tissue, densityKind, site, newShell);
    }

    /// The same mesh with other samples.
    ///
    /// @param newDensity as `density`
    /// @param newTissue as `tissue`
    /// @return the changed specimen
    public Specimen withSamples(float[] newDensity, byte[] newTissue) {
        return new Specimen(mesh, newDensity, newTissue, densityKind, site, shell);
    }

    /// The same bone with other landmarks.
    ///
    /// @param newSite replaces `site`
    /// @return the changed specimen
    public Specimen withSite(Site newSite) {
        return new Specimen(mesh, density, tissue, densityKind, newSite);
    }
}
