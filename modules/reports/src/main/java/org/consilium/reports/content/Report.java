package org.consilium.reports.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.SignedOpinion;
import org.consilium.kernel.Uid;

/**
 * Everything that is written into the documents of one signed version, whatever their format.
 *
 * @param studies as many as the opinion is based on, the one asked about first; none when it is about documents alone
 */
public record Report(SignedOpinion opinion, Subject subject, List<ExaminedStudy> studies, Circumstances circumstances) {

    public Report {
        studies = List.copyOf(studies);
    }

    /**
     * The patient as the images name them; nobody reads a name out of a document.
     *
     * @param names alphabetic, ideographic and phonetic name as far as known, ready to be read
     * @param issuer of the identifier
     */
    public record Subject(
            List<String> names,
            String id,
            Optional<String> issuer,
            Optional<LocalDate> birthDate,
            Optional<String> sex) {

        /** Nobody has said it in data: an opinion about documents alone. */
        public static final Subject NOT_STATED =
                new Subject(List.of(), "", Optional.empty(), Optional.empty(), Optional.empty());

        public Subject {
            names = List.copyOf(names);
        }
    }

    /**
     * A study the author had before them.
     *
     * @param instances how many of it the opinion is based on
     */
    public record ExaminedStudy(
            Uid uid,
            Optional<LocalDate> date,
            List<String> modalities,
            Optional<String> description,
            Optional<String> accessionNumber,
            int instances) {

        public ExaminedStudy {
            modalities = List.copyOf(modalities);
        }
    }
}
