package fractura.viz;

/// A program of its own that draws once and says how it went, for tests of machines without a display.
final class RenderOnce {
    private RenderOnce() {}

    public static void main(String[] args) {
        Caption caption = new Caption(
                "case",
                "Vertebra L3",
                "compression",
                "compression, 1000 N",
                Caption.Status.REPORTABLE,
                java.util.Optional.empty(),
                "Strength 1.6 kN, factor of risk 1.5",
                java.util.Optional.empty());
        System.out.println(
                switch (StressPicture.render(DrawnVertebra.result(3, 1), caption)) {
                    case Rendering.Rendered r -> "Rendered " + r.pictures().size();
                    case Rendering.Unavailable u -> "Unavailable: " + u.reason() + ". " + u.mend();
                });
    }
}
