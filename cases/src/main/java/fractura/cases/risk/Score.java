package fractura.cases.risk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A published score of a bone with a lesion, beside the finite elements and never mixed with them.
public sealed interface Score {
    /// @return key in the result file, for example `mirels`
    String name();

    /// @return what follows for this bone
    Verdict verdict();

    /// @return the verdict as its authors put it, in words
    String words();

    /// @return how the score did elsewhere
    Published published();

    /// A sum of points.
    ///
    /// @param name for example `mirels`
    /// @param points total; absent while an item is unknown
    /// @param lowPoints least total the unknown items allow
    /// @param highPoints greatest total the unknown items allow
    /// @param items its parts
    /// @param verdict what follows
    /// @param words of its authors
    /// @param published how it did elsewhere
    record Points(
            String name,
            OptionalInt points,
            int lowPoints,
            int highPoints,
            List<Item> items,
            Verdict verdict,
            String words,
            Published published)
            implements Score {}

    /// A part of a sum of points.
    ///
    /// @param name for example `pain`
    /// @param from what it was read from: `scan`, `case file`, or `unknown`
    /// @param words what was found, or what is missing
    /// @param points its points; absent when unknown
    record Item(String name, String from, String words, OptionalInt points) {}

    /// Quantities held against thresholds.
    ///
    /// @param name for example `ctra`
    /// @param measures in the order printed
    /// @param verdict what follows
    /// @param words how it was measured and what to hold against it
    /// @param published how it did elsewhere
    record Measured(String name, List<Measure> measures, Verdict verdict, String words, Published published)
            implements Score {
        /// @param measure name of a quantity
        /// @return whether it is there and reaches its threshold
        public boolean isReached(String measure) {
            return find(measure).filter(Measure::isReached).isPresent();
        }

        /// @param measure name of a quantity
        /// @return it; absent where the score does not have it
        public Optional<Measure> find(String measure) {
            return measures.stream().filter(m -> m.name().equals(measure)).findFirst();
        }
    }

    /// A quantity with its threshold.
    ///
    /// @param name key in the result file, unit included, for example `eaLossPercent`
    /// @param value in that unit
    /// @param threshold from which on the score says at risk, in that unit; absent where it decides nothing
    /// @param words what it is and where
    record Measure(String name, double value, OptionalDouble threshold, String words) {
        /// @return whether it reaches its threshold
        boolean isReached() {
            return threshold.isPresent() && value >= threshold.getAsDouble();
        }
    }
}
