package org.consilium.web.dicomweb.retrieve;

import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.web.dicomweb.Resources;

/** Which values of one instance's metadata are given by reference, and where they are (PS3.18 F.2.2, 10.4.1.1.5). */
final class BulkDataLinks implements BulkDataUri {

    /** Longest binary value that is written in line, in bytes. */
    static final int INLINE_BYTES_MAX = 1024;

    private final String instance;

    /** @param instance address of the instance */
    private BulkDataLinks(String instance) {
        this.instance = instance;
    }

    /** The links of the instance that a header belongs to; none when it does not name itself. */
    static BulkDataUri of(DataSet header, Resources resources) {
        return header.uid(Tag.StudyInstanceUID)
                .flatMap(study -> header.uid(Tag.SeriesInstanceUID)
                        .flatMap(series ->
                                header.uid(Tag.SOPInstanceUID).map(uid -> resources.instance(study, series, uid))))
                .<BulkDataUri>map(BulkDataLinks::new)
                .orElse(BulkDataUri.NONE);
    }

    @Override
    public Optional<String> of(String path, Element element) {
        boolean large = element instanceof DetachedElement
                || element instanceof FragmentsElement
                || element.bytes().length > INLINE_BYTES_MAX;
        return large ? Optional.of(instance + "/bulkdata/" + path) : Optional.empty();
    }
}
