package org.consilium.archive.scp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.Level;
import org.consilium.archive.Query;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/** The headers that stand for the matches of a query, a page of them at a time; at most a set number for one query. */
final class Examples {

    /** Headers read for one query; a user is told (A700) when it takes more. */
    static final int HEADERS_MAX = 10_000;

    private final Archive archive;
    private final Caller caller;
    private final Level level;
    private final int uidTag;
    private final Map<String, DataSet> ofPage = new HashMap<>();
    private int read;

    Examples(Archive archive, Caller caller, Level level) {
        this.archive = archive;
        this.caller = caller;
        this.level = level;
        this.uidTag = Identifier.uniqueKey(level);
    }

    /** Reads those of a page. */
    void read(Query page) {
        ofPage.clear();
        keep(archive.examples(caller, level, page));
    }

    private void keep(List<DataSet> headers) {
        read += headers.size();
        if (read > HEADERS_MAX) {
            throw new OperationFailed(
                    DimseStatus.OUT_OF_RESOURCES,
                    "Sequences are matched in " + HEADERS_MAX + " headers at most; ask for less");
        }
        headers.forEach(header -> header.text(uidTag).ifPresent(uid -> ofPage.put(uid, header)));
    }

    /** The header of a match; what has moved to another page because something arrived is looked up by itself. */
    Optional<DataSet> of(Uid uid) {
        if (!ofPage.containsKey(uid.value())) {
            var alone = Query.builder().matchUids(uidTag, List.of(uid)).limit(1).build();
            keep(archive.examples(caller, level, alone));
        }
        return Optional.ofNullable(ofPage.get(uid.value()));
    }
}
