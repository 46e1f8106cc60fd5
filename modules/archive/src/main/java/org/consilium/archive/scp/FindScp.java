package org.consilium.archive.scp;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.consilium.archive.Archive;
import org.consilium.archive.Page;
import org.consilium.archive.PeerRights;
import org.consilium.archive.Query;
import org.consilium.archive.query.Finder;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.Matches;
import org.consilium.dimse.query.QueryOption;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.RemoteAe.Permission;
import org.springframework.dao.DataAccessException;

/**
 * C-FIND SCP (PS3.4 C.4.1), answered by the finder of QIDO-RS. Keys of all levels are matched as in a relational query, negotiated or not:
 * many clients leave unique keys of the levels above empty, and would only ask again in more steps.
 */
public final class FindScp implements QueryProvider {

    /** Most matches of one query; a user is told (A700) when there are more. */
    public static final int MATCHES_MAX = 10_000;

    /** Matches read from the index at a time. */
    private static final int PAGE_ROWS = 500;

    private final Archive archive;
    private final PeerRights rights;
    private final AeTitle ownTitle;
    private final int matchesMax;

    /**
     * @param ownTitle the title that everything found can be retrieved from
     * @param matchesMax of one query
     */
    public FindScp(Archive archive, PeerRights rights, AeTitle ownTitle, int matchesMax) {
        this.archive = archive;
        this.rights = rights;
        this.ownTitle = ownTitle;
        this.matchesMax = matchesMax;
    }

    @Override
    public Set<QueryOption> options() {
        return Set.of(
                QueryOption.RELATIONAL_QUERIES, QueryOption.DATE_TIME_MATCHING, QueryOption.FUZZY_SEMANTIC_MATCHING);
    }

    @Override
    public void find(org.consilium.dimse.query.Query query, Matches matches) throws IOException {
        Caller caller = rights.require(query.peer(), Permission.FIND);
        Identifier identifier = Identifier.of(query.sopClassUid(), query.identifier());
        Query.Builder keys = keys(identifier)
                .fuzzy(query.options().contains(QueryOption.FUZZY_SEMANTIC_MATCHING))
                .dateTime(query.options().contains(QueryOption.DATE_TIME_MATCHING));
        var sequences = SequenceKeys.of(identifier);
        var answers = new FindAnswers(identifier, sequences, archive, caller, ownTitle);
        var sending = new Sending(matches, answers, sequences, new Examples(archive, caller, identifier.level()));
        try {
            switch (identifier.level()) {
                case PATIENT ->
                    sending.all(
                            page -> archive.patients(caller, page),
                            keys,
                            each -> each.key(),
                            Optional.empty(),
                            (each, header) -> answers.of(IndexedValues.of(each), header));
                case STUDY ->
                    sending.all(
                            page -> archive.studies(caller, page),
                            keys,
                            each -> each.uid(),
                            Optional.of(each -> each.uid()),
                            (each, header) -> answers.of(IndexedValues.of(each), header));
                case SERIES ->
                    sending.all(
                            page -> archive.series(caller, page),
                            keys,
                            each -> each.study().uid() + " " + each.uid(),
                            Optional.of(each -> each.uid()),
                            (each, header) -> answers.of(IndexedValues.of(each), header));
                case INSTANCE ->
                    sending.all(
                            page -> archive.instances(caller, page),
                            keys,
                            each -> each.uid(),
                            Optional.of(each -> each.uid()),
                            answers::of);
            }
        } catch (DataAccessException outage) {
            throw new OperationFailed(DimseStatus.OUT_OF_RESOURCES, "The index is not available now; ask again later");
        }
    }

    /** What can be matched of the keys. Errors: A900 with the first key whose value cannot be compared. */
    private static Query.Builder keys(Identifier identifier) {
        Query.Builder query = Query.builder();
        for (Element key : identifier.asked()) {
            if (key instanceof SequenceElement || !Finder.isSupported(key.tag(), identifier.level())) {
                continue;
            }
            String value = identifier.value(key.tag());
            try {
                Finder.requireMatchable(key.tag(), identifier.level(), value);
                query.match(key.tag(), value);
            } catch (Rejected e) {
                if (e.reason() != Reason.INVALID_REQUEST) {
                    throw e;
                }
                throw Identifier.invalid(key.tag(), "has a value that cannot be matched");
            }
        }
        return query;
    }

    /** Sends page after page. What has moved between two pages because something arrived is not sent twice. */
    private final class Sending {

        private final Matches matches;
        private final FindAnswers answers;
        private final SequenceKeys sequences;
        private final Examples examples;
        private final Set<Object> sent = new HashSet<>();

        private Sending(Matches matches, FindAnswers answers, SequenceKeys sequences, Examples examples) {
            this.matches = matches;
            this.answers = answers;
            this.sequences = sequences;
            this.examples = examples;
        }

        private <T> void all(
                Function<Query, Page<T>> find,
                Query.Builder keys,
                Function<T, Object> name,
                Optional<Function<T, Uid>> uid,
                BiFunction<T, DataSet, DataSet> answer)
                throws IOException {
            Page<T> page;
            long offset = 0;
            do {
                var query = keys.limit(PAGE_ROWS).offset(offset).build();
                page = find.apply(query);
                boolean byHeaders =
                        uid.isPresent() && !sequences.isEmpty() && !page.rows().isEmpty();
                if (byHeaders) {
                    examples.read(query);
                }
                for (T row : page.rows()) {
                    var header = byHeaders ? examples.of(uid.get().apply(row)) : Optional.of(DataSet.empty());
                    if (header.filter(sequences::test).isPresent()
                            && sent.add(name.apply(row))
                            && !send(answer.apply(row, header.get()))) {
                        return;
                    }
                }
                offset += page.rows().size();
            } while (page.rows().size() == PAGE_ROWS && !matches.isCancelled());
        }

        private boolean send(DataSet match) throws IOException {
            if (sent.size() > matchesMax) {
                throw new OperationFailed(
                        DimseStatus.OUT_OF_RESOURCES, "More than " + matchesMax + " matches; ask for less");
            }
            return answers.isComplete() ? matches.send(match) : matches.sendWithoutOptionalKeys(match);
        }
    }
}
