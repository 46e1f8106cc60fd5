package org.consilium.archive.receive;

import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.Origin;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.index.IndexHealth;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.KnownInstance;
import org.consilium.archive.index.Owners;
import org.consilium.archive.index.SeenUids;
import org.consilium.archive.index.Unindexed;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What is here already: the backlog first, then the index. */
final class Known {

    private static final Logger LOG = LoggerFactory.getLogger(Known.class);

    private final Backlog backlog;
    private final InstanceIndex index;
    private final IndexHealth health;
    private final SeenUids seen;
    private final Owners owners;

    Known(Backlog backlog, InstanceIndex index, IndexHealth health, SeenUids seen, Owners owners) {
        this.owners = owners;
        this.backlog = backlog;
        this.index = index;
        this.health = health;
        this.seen = seen;
    }

    /**
     * The instance with this UID. While the index does not answer, none beyond the backlog is known: the instance is
     * received, and decided upon when it gets its row.
     */
    Optional<KnownInstance> find(Uid sopInstance) {
        var waiting = backlog.find(sopInstance);
        if (waiting.isPresent()) {
            return waiting.map(this::of);
        }
        if (seen.isNew(sopInstance) || !health.isUp()) {
            return Optional.empty();
        }
        try {
            return index.find(sopInstance);
        } catch (DataAccessException e) {
            health.down();
            LOG.warn("Receiving without the index: {}", e.toString());
            return Optional.empty();
        }
    }

    /**
     * Has the study of a duplicate stay, if it was to be deleted.
     *
     * @return false when it may be gone by now: then the newcomer is looked at again
     * @throws Rejected UNAVAILABLE when that cannot be found out
     */
    boolean stays(KnownInstance known, Instant now) {
        try {
            return !known.leaving() || index.keep(known.study(), now);
        } catch (DataAccessException e) {
            health.down();
            throw new Rejected(Reason.UNAVAILABLE, "the study is to be deleted and cannot be kept now", e);
        }
    }

    /** None while PostgreSQL is away: both are taken for the same institution's then, and the sender is told of a conflict. */
    private Optional<InstitutionId> owner(Origin origin) {
        try {
            return Optional.of(owners.of(origin));
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    private KnownInstance of(Unindexed waiting) {
        var instance = waiting.instance();
        return new KnownInstance(
                instance.study(),
                instance.series(),
                instance.sopInstance(),
                instance.sopClass(),
                instance.transferSyntax(),
                waiting.place().length(),
                instance.sha256(),
                new BytesPlace.InSpool(waiting.place()),
                owner(instance.origin()),
                1,
                false,
                false);
    }
}
