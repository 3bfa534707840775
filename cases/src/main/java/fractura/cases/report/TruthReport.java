package fractura.cases.report;

import fractura.mesh.synthetic.Phantom;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticLesion;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// What is true of a synthetic scan, as `truth.json` and in words.
public final class TruthReport {
    private TruthReport() {}

    /// @param truth of a scan
    /// @return the JSON document
    static String json(Truth truth) {
        return document(truth).text();
    }

    /// @param written what was written
    /// @return the answer of `synth --json`: the truth, and where the files are
    public static String json(SyntheticFolder.Written written) {
        return document(written.scan().truth())
                .put("folder", written.folder().toString())
                .words("files", written.files())
                .text();
    }

    /// @param written what was written
    /// @return the answer of `synth` in words
    public static String text(SyntheticFolder.Written written) {
        SyntheticScan scan = written.scan();
        Truth truth = scan.truth();
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "Synthetic %s, %d × %d × %d voxels: bone %.1f cm³, of which cortex %.1f cm³%n",
                truth.order().bone().words(),
                scan.ct().grid().nx(),
                scan.ct().grid().ny(),
                scan.ct().grid().nz(),
                truth.boneVolumeCm3(),
                truth.cortexVolumeCm3()));
        for (Truth.Lesion lesion : truth.lesions()) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %s lesion at %s: asked %.2f cm³, %.2f cm³ in bone, centre LPS %.1f, %.1f, %.1f mm%n",
                    name(lesion.asked()),
                    lesion.asked().place(),
                    lesion.asked().volumeCm3(),
                    lesion.inBoneCm3(),
                    lesion.centreMm()[0],
                    lesion.centreMm()[1],
                    lesion.centreMm()[2]));
        }
        Path folder = written.folder();
        out.append("Files in " + folder + ": " + String.join(", ", written.files()) + "\n");
        out.append("Next: ./fractura run " + folder + "\n");
        return out.toString();
    }

    private static Json document(Truth truth) {
        SyntheticScan.Order order = truth.order();
        Json measures = Json.object();
        order.bone().measures().forEach(measures::put);
        Json marks = Json.object();
        truth.landmarksMm().forEach((name, p) -> point(marks, name + "Mm", p));
        return Json.object()
                .put("bone", order.bone().words())
                .put("frame", "LPS")
                .put("seed", order.seed())
                .put("generator", Truth.GENERATOR)
                .put("measures", measures)
                .put("landmarks", marks)
                .put("pose", pose(order))
                .put("boneVolumeCm3", truth.boneVolumeCm3())
                .put("cortexVolumeCm3", truth.cortexVolumeCm3())
                .list("parts", truth.parts(), p -> Json.object()
                        .put("label", p.label())
                        .put("volumeCm3", p.volumeCm3())
                        .put("meanDensityMgCm3", p.meanMgCm3()))
                .list("lesions", truth.lesions(), TruthReport::lesion)
                .put("scanner", scanner(order.scanner()))
                .list("phantomRods", truth.rods(), TruthReport::rod);
    }

    private static Json pose(SyntheticScan.Order order) {
        Json pose = Json.object();
        point(pose, "degreesAboutLPS", order.setting().pose().degrees());
        point(pose, "boneOriginMm", order.setting().pose().positionMm());
        return pose;
    }

    private static Json lesion(Truth.Lesion lesion) {
        SyntheticLesion asked = lesion.asked();
        Json json = Json.object()
                .put("type", name(asked))
                .put("place", asked.place())
                .put("label", asked.label())
                .put("radiusMm", asked.radiusMm())
                .put("askedVolumeCm3", asked.volumeCm3())
                .put("volumeInBoneCm3", lesion.inBoneCm3())
                .put("severity", asked.severity())
                .put("rimMm", asked.margin().rimMm())
                .put("permeativeMm", asked.margin().permeativeMm())
                .put("breach", asked.margin().isBreached());
        point(json, "centreMm", lesion.centreMm());
        return json;
    }

    private static Json scanner(Scanner scanner) {
        return Json.object()
                .put("pixelMm", scanner.slices().pixelMm())
                .put("sliceSpacingMm", scanner.slices().spacingMm())
                .put("sliceThicknessMm", scanner.slices().thicknessMm())
                .put("blurSigmaMm", scanner.blurSigmaMm())
                .put("noiseHu", scanner.noise().sdHu())
                .put("noiseCorrelationMm", scanner.noise().correlationMm())
                .put("huPerMgCm3", scanner.line().huPerMgCm3())
                .put("huOffset", scanner.line().offsetHu())
                .put("supersampling", scanner.supersampling());
    }

    private static Json rod(Phantom.Rod rod) {
        Json json = Json.object()
                .put("densityMgCm3", rod.densityMgCm3())
                .put("huInScan", rod.hu())
                .put("radiusMm", rod.radiusMm());
        point(json, "centreMm", rod.centreMm());
        return json;
    }

    static String name(SyntheticLesion lesion) {
        return lesion.type().name().toLowerCase(Locale.ROOT);
    }

    private static void point(Json json, String key, double[] p) {
        List<Double> numbers = DoubleStream.of(p).boxed().toList();
        json.values(key, numbers, (array, v) -> array.add(v));
    }
}
