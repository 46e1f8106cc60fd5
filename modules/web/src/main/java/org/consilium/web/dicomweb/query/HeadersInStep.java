package org.consilium.web.dicomweb.query;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;

/** The headers that go with matches, walked along with them. What came or went between the two looks has none. */
final class HeadersInStep {

    private final List<DataSet> headers;
    private final int uidTag;
    private int next;

    /** @param uidTag of the UID by which a match is known */
    HeadersInStep(List<DataSet> headers, int uidTag) {
        this.headers = headers;
        this.uidTag = uidTag;
    }

    Optional<DataSet> of(Uid match) {
        for (int i = next; i < headers.size(); i++) {
            DataSet header = headers.get(i);
            if (header.text(uidTag).filter(match.value()::equals).isPresent()) {
                next = i + 1;
                return Optional.of(header);
            }
        }
        return Optional.empty();
    }
}
