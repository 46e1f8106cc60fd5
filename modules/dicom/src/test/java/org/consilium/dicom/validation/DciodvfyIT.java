package org.consilium.dicom.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.PeerExceptions;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;

/** Which required attributes are missing, beside what dciodvfy says, over the whole collection. */
class DciodvfyIT {

    private static final Pattern MISSING =
            Pattern.compile("Missing attribute Type ([12]) Required Element=<(\\w+)> Module=<(\\w+)>");

    private static final Set<String> NO_JUDGEMENT = Set.of(
            // It never stops writing about the first one, and aborts at the others.
            "malformed/fuzz/cat01_tag_overflow/TC0163_seriesinstanceuid_over_64KB.dcm",
            "malformed/fuzz/cat04_pixel_data/TC0315_bits_ba_48.dcm",
            "malformed/badVR.dcm");

    /** Longest time that it may take for one file. */
    private static final Duration RUN_MAX = Duration.ofSeconds(60);

    @Test
    void findsTheSameMissingAttributesAsDciodvfy() throws IOException {
        ForeignTool dciodvfy = ForeignTool.require("dciodvfy");
        PeerExceptions exceptions = DciodvfyExceptions.get();
        for (Path file : Corpus.files()) {
            Optional<Set<String>> ours = ours(file);
            if (ours.isPresent() && !NO_JUDGEMENT.contains(Corpus.name(file))) {
                Set<String> theirs = theirs(dciodvfy.run(RUN_MAX, file).output());
                difference(theirs, ours.get()).forEach(a -> exceptions.add(Corpus.name(file) + " only theirs " + a));
                difference(ours.get(), theirs).forEach(a -> exceptions.add(Corpus.name(file) + " only ours " + a));
            }
        }
        exceptions.check();
    }

    private static Set<String> difference(Set<String> these, Set<String> those) {
        Set<String> difference = new TreeSet<>(these);
        difference.removeAll(those);
        return difference;
    }

    private static Optional<Set<String>> ours(Path file) throws IOException {
        try {
            DataSet object = Part10.read(file).dataSet();
            return Optional.of(IodValidator.required().validate(object).findings().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.MISSING)
                    .map(finding -> Dictionary.keyword(finding.tag()))
                    .collect(Collectors.toSet()));
        } catch (Rejected e) {
            return Optional.empty(); // Not DICOM, or of no standard SOP class.
        }
    }

    private static Set<String> theirs(String output) {
        Matcher matcher = MISSING.matcher(output);
        Set<String> keywords = new TreeSet<>();
        while (matcher.find()) {
            keywords.add(matcher.group(2));
        }
        return keywords;
    }
}
