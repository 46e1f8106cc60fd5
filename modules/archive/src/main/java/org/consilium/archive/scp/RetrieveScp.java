package org.consilium.archive.scp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Level;
import org.consilium.archive.Page;
import org.consilium.archive.PeerRights;
import org.consilium.archive.Query;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.convert.Encodings;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveProvider;
import org.consilium.dimse.retrieve.RetrieveRequest;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.security.Caller;
import org.consilium.security.RemoteAe.Permission;
import org.springframework.dao.DataAccessException;

/**
 * C-MOVE and C-GET SCP (PS3.4 C.4.2, C.4.3): which instances are meant, and their bytes. Unique keys of levels above may be
 * missing, negotiated or not. Instances are looked up series by series while they are sent.
 */
public final class RetrieveScp implements RetrieveProvider {

    /** Series of one retrieval, or single instances when these are named; a user is told (A701) when there are more. */
    public static final int MATCHES_MAX = 100_000;

    private static final DimseStatus UNABLE_TO_COUNT = new DimseStatus(0xA701);

    private final Archive archive;
    private final PeerRights rights;
    private final Permission permission;
    private final Encodings encodings;

    /** @param permission that of C-MOVE or of C-GET */
    public RetrieveScp(Archive archive, PeerRights rights, Permission permission, Encodings encodings) {
        this.archive = archive;
        this.rights = rights;
        this.permission = permission;
        this.encodings = encodings;
    }

    @Override
    public RetrieveItems find(RetrieveRequest request) {
        Caller caller = rights.require(request.peer(), permission);
        Identifier identifier = Identifier.of(request.sopClassUid(), request.identifier());
        Query.Builder keys = RetrieveKeys.of(identifier);
        try {
            return identifier.level() == Level.INSTANCE
                    ? instances(caller, all(page -> archive.instances(caller, page), keys))
                    : series(caller, all(page -> archive.series(caller, page), keys));
        } catch (DataAccessException outage) {
            throw new OperationFailed(UNABLE_TO_COUNT, "The index is not available now; ask again later");
        }
    }

    private static <T> List<T> all(Function<Query, Page<T>> find, Query.Builder keys) {
        List<T> all = new ArrayList<>();
        Page<T> page;
        do {
            page = find.apply(keys.limit(Query.LIMIT_MAX).offset(all.size()).build());
            all.addAll(page.rows());
            if (all.size() > MATCHES_MAX) {
                throw new OperationFailed(UNABLE_TO_COUNT, "More than " + MATCHES_MAX + " matches; ask for less");
            }
        } while (page.rows().size() == Query.LIMIT_MAX);
        return all;
    }

    private RetrieveItems series(Caller caller, List<SeriesRecord> all) {
        int count = all.stream().mapToInt(SeriesRecord::instanceCount).sum();
        return new Items(
                count,
                () -> all.stream()
                        .flatMap(each -> archive.openSeries(caller, each.study().uid(), each.uid()).stream()
                                .map(instance -> new StoredItem(instance, encodings)))
                        .map(RetrieveItem.class::cast));
    }

    private RetrieveItems instances(Caller caller, List<InstanceRecord> all) {
        return new Items(
                all.size(),
                () -> all.stream()
                        .flatMap(each -> archive.open(caller, each.uid()).stream())
                        .map(instance -> new StoredItem(instance, encodings)));
    }

    private interface Source {
        Stream<RetrieveItem> open();
    }

    private record Items(int count, Source source) implements RetrieveItems {

        @Override
        public Iterator<RetrieveItem> iterator() {
            return source.open().iterator();
        }
    }
}
