package org.consilium.web.dicomweb.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.archive.Level;
import org.consilium.archive.Page;
import org.consilium.archive.Query;
import org.consilium.archive.query.HeaderMatch;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/**
 * What matches a search, one page of it.
 *
 * @param left matches beyond the page
 */
record Matches<T>(List<T> rows, HeadersInStep headers, long left) {

    /** Most matches of the index whose headers are read to match what the index does not hold. */
    static final int HEADERS_MAX = 2_000;

    /** How one level is searched. */
    record Search<T>(Level level, int uidTag, Function<Query, Page<T>> finding, Function<T, Uid> uid) {}

    static <T> Matches<T> of(Search<T> search, Archive archive, Caller caller, SearchParameters parameters) {
        Query query = parameters.query().build();
        if (!parameters.headerKeys().isEmpty()) {
            return byHeaders(search, archive, caller, parameters, query);
        }
        Page<T> page = search.finding().apply(query);
        if (parameters.onlyCounts()) {
            return none(search, page.total() - query.offset());
        }
        List<DataSet> headers = page.rows().isEmpty() ? List.of() : archive.examples(caller, search.level(), query);
        return new Matches<>(
                page.rows(),
                new HeadersInStep(headers, search.uidTag()),
                page.total() - query.offset() - page.rows().size());
    }

    private static <T> Matches<T> none(Search<T> search, long left) {
        return new Matches<>(List.of(), new HeadersInStep(List.of(), search.uidTag()), Math.max(0, left));
    }

    /** Errors: TOO_LARGE when the rest of the search leaves too many to look at. */
    private static <T> Matches<T> byHeaders(
            Search<T> search, Archive archive, Caller caller, SearchParameters parameters, Query query) {
        Query candidates = parameters.query().limit(HEADERS_MAX).offset(0).build();
        Page<T> page = search.finding().apply(candidates);
        if (page.total() > HEADERS_MAX) {
            throw new Rejected(
                    Reason.TOO_LARGE,
                    "this attribute is matched among at most " + HEADERS_MAX + " results: name a study or a date too");
        }
        HeaderMatch match = HeaderMatch.of(parameters.headerKeys());
        HeadersInStep all = new HeadersInStep(archive.examples(caller, search.level(), candidates), search.uidTag());
        List<T> rows = new ArrayList<>();
        List<DataSet> headers = new ArrayList<>();
        long found = 0;
        for (T row : page.rows()) {
            Optional<DataSet> header = all.of(search.uid().apply(row)).filter(match);
            if (header.isPresent() && found++ >= query.offset() && rows.size() < query.limit()) {
                rows.add(row);
                headers.add(header.get());
            }
        }
        if (parameters.onlyCounts()) {
            return none(search, found - query.offset());
        }
        return new Matches<>(
                rows, new HeadersInStep(headers, search.uidTag()), Math.max(0, found - query.offset() - rows.size()));
    }

    /** The matches with their headers, each read when its turn comes. */
    Iterable<DataSet> each(Function<T, Uid> uid, Shown<T> shown) {
        return () -> Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
                .map(i -> shown.of(rows.get(i), headers.of(uid.apply(rows.get(i)))))
                .iterator();
    }

    /** A match as a data set. */
    interface Shown<T> {
        DataSet of(T match, Optional<DataSet> header);
    }
}
