package org.consilium.reports.content;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.SignedOpinion;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.charset.PersonName;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.reports.content.Report.ExaminedStudy;
import org.consilium.reports.content.Report.Subject;

/** Reads what a report needs to know about patient and studies from the originals, which never change. */
public final class Gathering {

    /** Series of one study that are looked at for their modality. */
    private static final int SERIES_MAX = 64;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Originals originals;

    public Gathering(Originals originals) {
        this.originals = originals;
    }

    /** Errors: NOT_FOUND when no original of the study asked about can be read. */
    public Gathered gather(SignedOpinion opinion, Circumstances circumstances) {
        Optional<DataSet> source = opinion.studies().stream()
                .findFirst()
                .map(study -> headers(opinion, study)
                        .findFirst()
                        .orElseThrow(
                                () -> new Rejected(Reason.NOT_FOUND, "no original of the study that was asked about")));
        List<ExaminedStudy> studies = new ArrayList<>();
        for (Uid study : opinion.studies()) {
            studies.add(examined(opinion, study));
        }
        return new Gathered(
                new Report(opinion, source.map(Gathering::subject).orElse(Subject.NOT_STATED), studies, circumstances),
                source);
    }

    /** The header of one instance of each series that can be read. */
    private Stream<DataSet> headers(SignedOpinion opinion, Uid study) {
        Map<Uid, Uid> firstOfSeries = new LinkedHashMap<>();
        for (ManifestInstance instance : opinion.manifest()) {
            if (instance.study().equals(study)) {
                firstOfSeries.putIfAbsent(instance.series(), instance.sopInstance());
            }
        }
        return firstOfSeries.values().stream()
                .limit(SERIES_MAX)
                .map(originals::header)
                .flatMap(Optional::stream);
    }

    private ExaminedStudy examined(SignedOpinion opinion, Uid study) {
        List<DataSet> headers = headers(opinion, study).toList();
        DataSet first = headers.isEmpty() ? DataSet.empty() : headers.getFirst();
        TreeSet<String> modalities = new TreeSet<>();
        headers.forEach(header -> header.text(Tag.Modality).ifPresent(modalities::add));
        long instances = opinion.manifest().stream()
                .filter(instance -> instance.study().equals(study))
                .count();
        return new ExaminedStudy(
                study,
                date(first, Tag.StudyDate),
                List.copyOf(modalities),
                first.text(Tag.StudyDescription),
                first.text(Tag.AccessionNumber),
                Math.toIntExact(instances));
    }

    private static Subject subject(DataSet source) {
        PersonName name = PersonName.parse(source.text(Tag.PatientName).orElse(""));
        List<String> names = Stream.of(name.alphabetic(), name.ideographic(), name.phonetic())
                .filter(group -> !group.isEmpty())
                .map(Gathering::readable)
                .toList();
        return new Subject(
                names,
                source.text(Tag.PatientID).orElse(""),
                source.text(Tag.IssuerOfPatientID),
                date(source, Tag.PatientBirthDate),
                source.text(Tag.PatientSex));
    }

    /** The family name comes first in every script; where names are spelled with letters a comma sets it apart. */
    private static String readable(String group) {
        List<String> parts = Stream.of(group.split("\\^", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        boolean ideographic = group.codePoints().anyMatch(Gathering::isEastAsian);
        if (ideographic || parts.size() < 2) {
            return String.join(" ", parts);
        }
        return parts.getFirst() + ", " + String.join(" ", parts.subList(1, parts.size()));
    }

    private static boolean isEastAsian(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private static Optional<LocalDate> date(DataSet header, int tag) {
        return header.text(tag).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text, DATE));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        });
    }

    /**
     * A report and where it comes from.
     *
     * @param source the header of an original of the study that was asked about; none when it is about documents alone
     */
    public record Gathered(Report report, Optional<DataSet> source) {}
}
