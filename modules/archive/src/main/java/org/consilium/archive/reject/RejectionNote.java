package org.consilium.archive.reject;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;

/**
 * A key object selection document that rejects what it references.
 *
 * @param references SOP instances of its evidence, at most {@link #REFERENCES_MAX}
 */
record RejectionNote(Title title, SequencedSet<Uid> references) {

    /** Most instances of one note; what is beyond is not rejected. */
    static final int REFERENCES_MAX = 100_000;

    private static final String SCHEME = "DCM";

    /** None for key objects that reject nothing. */
    static Optional<RejectionNote> of(DataSet document) {
        return document.item(Tag.ConceptNameCodeSequence)
                .filter(title -> title.text(Tag.CodingSchemeDesignator)
                        .filter(SCHEME::equals)
                        .isPresent())
                .flatMap(title -> title.text(Tag.CodeValue))
                .flatMap(Title::of)
                .map(title -> new RejectionNote(title, references(document)));
    }

    private static SequencedSet<Uid> references(DataSet document) {
        var references = new LinkedHashSet<Uid>();
        for (DataSet study : document.items(Tag.CurrentRequestedProcedureEvidenceSequence)) {
            for (DataSet series : study.items(Tag.ReferencedSeriesSequence)) {
                for (DataSet instance : series.items(Tag.ReferencedSOPSequence)) {
                    instance.text(Tag.ReferencedSOPInstanceUID)
                            .filter(uid -> Uid.isValid(uid) && references.size() < REFERENCES_MAX)
                            .map(Uid::new)
                            .ifPresent(references::add);
                }
            }
        }
        return references;
    }
}
