package org.consilium.web.dicomweb.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/**
 * Attributes of instances that the index does not hold but a client included: taken from the headers, which are read once
 * per series.
 */
final class HeaderAttributes {

    private final Archive archive;
    private final Caller caller;
    private final SearchParameters parameters;
    private final Map<Uid, Map<String, DataSet>> bySeries = new HashMap<>();

    HeaderAttributes(Archive archive, Caller caller, SearchParameters parameters) {
        this.archive = archive;
        this.caller = caller;
        this.parameters = parameters;
    }

    DataSet complete(ResultRow row, InstanceRecord instance) {
        DataSet known = row.build();
        List<Integer> missing = parameters.includedTags().stream()
                .filter(tag -> !known.contains(tag))
                .toList();
        if (missing.isEmpty() && !parameters.includesAll()) {
            return known;
        }
        header(instance).ifPresent(header -> {
            if (parameters.includesAll()) {
                row.copyAll(header);
            } else {
                missing.forEach(tag -> row.copy(header, tag));
            }
        });
        return row.build();
    }

    private Optional<DataSet> header(InstanceRecord instance) {
        Uid series = instance.series().uid();
        if (!bySeries.containsKey(series)) {
            bySeries.clear(); // Rows come in the order of series: one at a time is enough.
            bySeries.put(series, headers(instance.series().study().uid(), series));
        }
        return Optional.ofNullable(
                bySeries.getOrDefault(series, Map.of()).get(instance.uid().value()));
    }

    private Map<String, DataSet> headers(Uid study, Uid series) {
        Map<String, DataSet> headers = new HashMap<>();
        for (DataSet header : archive.metadata(caller, study, Optional.of(series), Optional.empty())) {
            header.text(Tag.SOPInstanceUID).ifPresent(uid -> headers.put(uid, header));
        }
        return headers;
    }
}
