package fractura.mesh;

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
}
