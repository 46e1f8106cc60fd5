package org.consilium.archive.read;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.archive.Query;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Lets the index catch up with what was received before a question. Where it does not in time, an answer about a patient, study,
 * series or instance that is named would say that something acknowledged is not there: that is an outage, not an answer. A list of
 * whatever matches shows what has its rows.
 */
final class CatchingUp {

    private static final String VALUES = "[\\\\,]";

    private final Backlog backlog;
    private final Duration max;

    CatchingUp(Backlog backlog, Duration max) {
        this.backlog = backlog;
        this.max = max;
    }

    /** Errors: an outage when the query names something of which more was received than has its row. */
    void before(Query query) {
        if (!backlog.awaitIndexed(max) && backlog.holdsAny(received -> isNamed(received, query))) {
            throw behind();
        }
    }

    /**
     * The same for one instance; waits only when that has no row yet, so that who opens one after another does not wait each time for
     * what others send meanwhile.
     */
    void before(Uid sopInstance) {
        if (backlog.find(sopInstance).isPresent()
                && !backlog.awaitIndexed(max)
                && backlog.find(sopInstance).isPresent()) {
            throw behind();
        }
    }

    private static TransientDataAccessResourceException behind() {
        return new TransientDataAccessResourceException("The index is behind what was received");
    }

    /** By the lowest of the levels that the query names. What is received is not known by its patient here: it may be of any. */
    private static boolean isNamed(ReceivedInstance received, Query query) {
        return named(query, Tag.SOPInstanceUID)
                .map(uids -> uids.contains(received.sopInstance().value()))
                .or(() -> named(query, Tag.SeriesInstanceUID)
                        .map(uids -> uids.contains(received.series().value())))
                .or(() -> named(query, Tag.StudyInstanceUID)
                        .map(uids -> uids.contains(received.study().value())))
                .or(() -> named(query, Tag.PatientID).map(_ -> true))
                .orElse(false);
    }

    private static Optional<Set<String>> named(Query query, int key) {
        return Optional.ofNullable(query.keys().get(key))
                .filter(value -> !value.isBlank() && value.indexOf('*') < 0 && value.indexOf('?') < 0)
                .map(value ->
                        Arrays.stream(value.split(VALUES)).map(String::strip).collect(Collectors.toSet()));
    }
}
