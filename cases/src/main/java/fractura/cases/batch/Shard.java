package fractura.cases.batch;

/// One of several equal parts of a set, so that several machines can share it.
///
/// @param number which part, 1 to count
/// @param count parts, 1 to 10 000
public record Shard(int number, int count) {
    /// The whole set.
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 10_000;

    public Shard {
        if (count < 1 || count > MOST || number < 1 || number > count) {
            throw new IllegalArgumentException(
                    "Part " + number + " of " + count + " does not exist; the first of four is 1/4");
        }
    }

    /// @return whether it is all of the set
    public boolean isWhole() {
        return count == 1;
    }
}
