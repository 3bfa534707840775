package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// Which CT series of a folder is meant: the only one with two slices or more. Where there are several, nothing
/// is guessed; the user names one by a file of it.
final class SeriesChoice {
    private static final int MOST_LISTED = 8;

    private SeriesChoice() {}

    /// @param catalogue of a folder
    /// @param wanted a file of the series that is meant, if the user gave one
    /// @param remarks told what is left out
    /// @return files of the chosen series
    /// @throws InputException when there is none, or more than one, or it belongs to two patients
    static List<DicomFile> choose(Catalogue catalogue, Optional<DicomFile> wanted, Remarks remarks) {
        Map<String, List<DicomFile>> series = new TreeMap<>();
        List<DicomFile> damaged = new ArrayList<>();
        for (DicomFile file : catalogue.files()) {
            sort(file, series, damaged, remarks);
        }
        if (catalogue.foreignCount() > 0) {
            remarks.leftOut("not DICOM", catalogue.foreignCount());
        }
        String chosen = wanted.map(file -> ofFile(file)).orElseGet(() -> only(series, damaged, catalogue, remarks));
        List<DicomFile> files = series.getOrDefault(chosen, List.of());
        refuseDamage(damaged, chosen, remarks);
        if (files.isEmpty()) {
            throw new InputException(nothing(catalogue, remarks));
        }
        series.forEach((uid, others) -> {
            if (!uid.equals(chosen)) {
                remarks.leftOut("other CT series", others.size());
            }
        });
        refuseTwoPatients(files, catalogue);
        return files;
    }

    private static void sort(
            DicomFile file, Map<String, List<DicomFile>> series, List<DicomFile> damaged, Remarks remarks) {
        if (file.fault().isPresent()) {
            damaged.add(file);
            return;
        }
        ObjectKind kind = kind(file);
        if (kind == ObjectKind.CT_IMAGE) {
            series.computeIfAbsent(uid(file), _ -> new ArrayList<>()).add(file);
        } else {
            remarks.leftOut(kind.words(), 1);
        }
    }

    private static ObjectKind kind(DicomFile file) {
        try {
            return ObjectKind.of(file.data());
        } catch (InputException e) {
            throw file.refusal(e.getMessage());
        }
    }

    private static String uid(DicomFile file) {
        return file.data().text(Attribute.SERIES_INSTANCE_UID).orElse("");
    }

    private static String ofFile(DicomFile file) {
        file.fault().ifPresent(fault -> {
            throw file.refusal(fault + ". Copy or export it again.");
        });
        ObjectKind kind = kind(file);
        if (kind != ObjectKind.CT_IMAGE) {
            throw file.refusal("is no CT slice but a " + kind.words() + ". Give a slice of the series, or its folder.");
        }
        return uid(file);
    }

    private static String only(
            Map<String, List<DicomFile>> series, List<DicomFile> damaged, Catalogue catalogue, Remarks remarks) {
        List<String> volumes = series.entrySet().stream()
                .filter(s -> frameCount(s.getValue()) > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (volumes.size() == 1) {
            return volumes.getFirst();
        }
        if (volumes.isEmpty()) {
            damaged.stream().findFirst().ifPresent(file -> {
                throw file.refusal(file.fault().orElseThrow() + ". Copy or export it again.");
            });
            throw new InputException(nothing(catalogue, remarks)
                    + (series.isEmpty()
                            ? ""
                            : " A single CT slice is no volume; give the folder of the whole series."));
        }
        throw new InputException(list(volumes, series, catalogue));
    }

    private static int frameCount(List<DicomFile> files) {
        int count = 0;
        for (DicomFile file : files) {
            try {
                count += Frame.count(file.data());
            } catch (InputException e) {
                throw file.refusal(e.getMessage());
            }
        }
        return count;
    }

    private static String list(List<String> volumes, Map<String, List<DicomFile>> series, Catalogue catalogue) {
        StringBuilder words = new StringBuilder(catalogue.folder() + " holds " + volumes.size() + " CT series:");
        for (String uid : volumes.subList(0, Math.min(MOST_LISTED, volumes.size()))) {
            List<DicomFile> files = series.get(uid);
            FrameHeader header = FrameHeader.of(files.getFirst().data(), 0);
            words.append("\n  ").append(frameCount(files)).append(" slices");
            OptionalDouble thick = number(header, Attribute.SLICE_THICKNESS);
            thick.ifPresent(t -> words.append(String.format(Locale.ROOT, " of %.4g mm", t)));
            CleanWords.of(header.text(Attribute.CONVOLUTION_KERNEL))
                    .ifPresent(k -> words.append(", kernel ").append(k));
            OptionalDouble number = number(header, Attribute.SERIES_NUMBER);
            number.ifPresent(n -> words.append(String.format(Locale.ROOT, ", series number %.0f", n)));
            words.append(": ").append(files.getFirst().name().replaceAll(" in .*", ""));
        }
        return words
                + "\nName one by giving any slice of it in place of the folder (LC_ALL=C sort puts files in the same order:"
                + " find -L FOLDER -type f -size +0 | LC_ALL=C sort | sed -n 7p).";
    }

    private static OptionalDouble number(FrameHeader header, Attribute attribute) {
        try {
            return header.decimal(attribute);
        } catch (InputException e) {
            return OptionalDouble.empty();
        }
    }

    private static String nothing(Catalogue catalogue, Remarks remarks) {
        String there = remarks.leftOutWords();
        return catalogue.folder() + " holds no CT series"
                + (there.isEmpty() ? "." : "; there are: " + there + ".")
                + " Give the folder with the slices; a scan in NIfTI, NRRD or MetaImage is given by its file.";
    }

    /// Damage that may concern the chosen series is refused, other damage is left out.
    private static void refuseDamage(List<DicomFile> damaged, String chosen, Remarks remarks) {
        for (DicomFile file : damaged) {
            Optional<String> series = file.data().text(Attribute.SERIES_INSTANCE_UID);
            if (series.isEmpty() || series.get().equals(chosen)) {
                throw file.refusal(file.fault().orElseThrow()
                        + ". Copy or export it again; if it does not belong to the scan, take it out of the folder.");
            }
            remarks.leftOut("damaged file of another series", 1);
        }
    }

    private static void refuseTwoPatients(List<DicomFile> files, Catalogue catalogue) {
        for (Attribute a :
                new Attribute[] {Attribute.PATIENT_NAME, Attribute.PATIENT_ID, Attribute.PATIENT_BIRTH_DATE}) {
            Set<String> patients = new HashSet<>();
            for (DicomFile file : files) {
                file.data().text(a).ifPresent(text -> patients.add(plain(text)));
            }
            if (patients.size() > 1) {
                throw new InputException("The CT series in " + catalogue.folder() + " has slices of " + patients.size()
                        + " patients: name, number or birth date differ. Slices of several people would be mixed;"
                        + " export the series again.");
            }
        }
    }

    private static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s^]+", " ").strip();
    }
}
