package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Tissue;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegendTest {
    /// That of a sheet.
    private static final Rectangle2D COLUMN = new Rectangle2D.Double(0, 0, 376, 1252);

    @ParameterizedTest
    @EnumSource(names = {"LYTIC", "BLASTIC", "MIXED"})
    void the_last_line_of_a_column_lies_in_the_column(Tissue lesion) {
        Assumptions.assumeTrue(StressPicture.lettersWork(), "Java finds no fonts");
        Caption caption = new Caption(
                "case",
                "Vertebra L3",
                "compression, lifting-20kg (2426 N)",
                "compression, 1804 N as solved",
                Caption.Status.CAUTION,
                Optional.empty(),
                "Strength 1.6 kN, factor of risk 1.5",
                Optional.of(new double[] {1, 2, 3}));
        ResultModel model = ResultModel.of(DrawnVertebra.result(4, lesion.ordinal()));
        Legend legend = new Legend(model, ColorScale.utilisation(), caption, "dashed: inside the bone");
        Lettering pen = new Lettering(new BufferedImage(376, 1252, BufferedImage.TYPE_INT_RGB));
        double last = legend.column(pen, COLUMN);
        assertTrue(last <= COLUMN.getMaxY(), "ends at " + last + " of " + COLUMN.getMaxY());
        assertTrue(last > 0.7 * COLUMN.getMaxY(), "ends at " + last + ": the bar takes what room there is");
    }
}
