package fractura.mesh.image.codec;

/// Reads what one scan of a JPEG stream says about 8 x 8 blocks, one after the other.
interface BlockCoder {
    /// @param coefficients 64 a block, in zigzag order; those of the scan are set or refined
    /// @param block first coefficient of the block
    void read(int[] coefficients, int block);

    /// Forgets what earlier blocks left behind, as each restart interval demands.
    void restart();
}
