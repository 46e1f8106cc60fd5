package org.consilium.imaging.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;

/** What may be written into a picture when somebody asks for it (PS3.18 8.3.5.1.1); never by itself. */
public enum Annotation {
    /** Whose image it is: written at the top. */
    PATIENT("patient") {
        @Override
        List<String> lines(DataSet header, int frame) {
            return PatientLines.of(header);
        }
    },
    /** How it was made: written at the bottom. */
    TECHNIQUE("technique") {
        @Override
        List<String> lines(DataSet header, int frame) {
            return TechniqueLines.of(header, frame);
        }
    };

    private final String term;

    Annotation(String term) {
        this.term = term;
    }

    /** The one a term of the standard names. */
    public static Optional<Annotation> of(String term) {
        return Stream.of(values()).filter(each -> each.term.equals(term)).findFirst();
    }

    /** @param frame from 0 */
    abstract List<String> lines(DataSet header, int frame);
}
