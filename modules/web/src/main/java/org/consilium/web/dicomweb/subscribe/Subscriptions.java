package org.consilium.web.dicomweb.subscribe;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Subscriptions of all subscribers; they outlive connections and restarts. */
public final class Subscriptions {

    private final JdbcClient jdbc;
    private final int perCallerMax;

    /** @param perCallerMax subscriptions of one caller, under all its AE titles */
    public Subscriptions(JdbcClient jdbc, int perCallerMax) {
        this.jdbc = jdbc;
        this.perCallerMax = perCallerMax;
    }

    List<Subscription> of(Subscriber subscriber) {
        return jdbc.sql("select * from web.worklist_subscription where owner = :owner and ae_title = :ae")
                .param("owner", subscriber.owner())
                .param("ae", subscriber.aeTitle().value())
                .query(Subscriptions::read)
                .list();
    }

    /** Creates or replaces; a suspended one goes on. Errors: TOO_MANY_REQUESTS. */
    void put(Subscriber subscriber, Uid workitem, List<String> filter, boolean excluded, Instant now) {
        long others = jdbc.sql("""
                        select count(*) from web.worklist_subscription
                        where owner = :owner and not (ae_title = :ae and workitem = :workitem)
                        """)
                .param("owner", subscriber.owner())
                .param("ae", subscriber.aeTitle().value())
                .param("workitem", workitem.value())
                .query(Long.class)
                .single();
        if (others >= perCallerMax) {
            throw new Rejected(Reason.TOO_MANY_REQUESTS, "at most " + perCallerMax + " subscriptions");
        }
        jdbc.sql("""
                insert into web.worklist_subscription (owner, ae_title, workitem, filter, excluded, created_at)
                values (:owner, :ae, :workitem, :filter, :excluded, :now)
                on conflict (owner, ae_title, workitem) do update set filter = excluded.filter,
                    excluded = excluded.excluded, suspended_at = null, created_at = excluded.created_at
                """)
                .param("owner", subscriber.owner())
                .param("ae", subscriber.aeTitle().value())
                .param("workitem", workitem.value())
                .param("filter", filter.toArray(String[]::new))
                .param("excluded", excluded)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False: there is none. */
    boolean remove(Subscriber subscriber, Uid workitem) {
        return jdbc.sql("""
                        delete from web.worklist_subscription
                        where owner = :owner and ae_title = :ae and workitem = :workitem
                        """)
                        .param("owner", subscriber.owner())
                        .param("ae", subscriber.aeTitle().value())
                        .param("workitem", workitem.value())
                        .update()
                > 0;
    }

    /**
     * Ends those of single workitems that can no longer be had, under all AE titles of a caller: nothing will ever be reported of them, and they
     * would take places of the limit for ever.
     *
     * @param isThere whether the caller can have a workitem
     */
    void removeGone(Subscriber subscriber, Predicate<Uid> isThere) {
        List<String> gone = jdbc
                .sql("select distinct workitem from web.worklist_subscription where owner = :owner")
                .param("owner", subscriber.owner())
                .query(String.class)
                .list()
                .stream()
                .filter(workitem -> !Subscription.isWorklist(new Uid(workitem)) && !isThere.test(new Uid(workitem)))
                .toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from web.worklist_subscription where owner = :owner and workitem in (:gone)")
                    .param("owner", subscriber.owner())
                    .param("gone", gone)
                    .update();
        }
    }

    /** Whether the next new subscription of a caller would be refused. */
    boolean isFull(Subscriber subscriber) {
        return jdbc.sql("select count(*) from web.worklist_subscription where owner = :owner")
                        .param("owner", subscriber.owner())
                        .query(Long.class)
                        .single()
                >= perCallerMax;
    }

    void removeAll(Subscriber subscriber) {
        jdbc.sql("delete from web.worklist_subscription where owner = :owner and ae_title = :ae")
                .param("owner", subscriber.owner())
                .param("ae", subscriber.aeTitle().value())
                .update();
    }

    /** What there is stays subscribed, what comes is not. False: there is no such subscription. */
    boolean suspend(Subscriber subscriber, Uid worklist, Instant now) {
        return jdbc.sql("""
                        update web.worklist_subscription set suspended_at = coalesce(suspended_at, :now)
                        where owner = :owner and ae_title = :ae and workitem = :workitem
                        """)
                        .param("owner", subscriber.owner())
                        .param("ae", subscriber.aeTitle().value())
                        .param("workitem", worklist.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static Subscription read(ResultSet row, int number) throws SQLException {
        Array filter = row.getArray("filter");
        return new Subscription(
                new Uid(row.getString("workitem")),
                List.of((String[]) filter.getArray()),
                row.getBoolean("excluded"),
                Optional.ofNullable(row.getObject("suspended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
