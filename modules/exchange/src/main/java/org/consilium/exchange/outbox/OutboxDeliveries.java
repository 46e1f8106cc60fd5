package org.consilium.exchange.outbox;

import static org.consilium.exchange.outbox.DeliveryRows.time;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.consilium.exchange.Deliveries;
import org.consilium.exchange.Delivery;
import org.consilium.exchange.DeliveryId;
import org.consilium.exchange.DeliveryState;
import org.consilium.exchange.OpinionVersion;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox for people. */
public final class OutboxDeliveries implements Deliveries {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Consumer<AeTitle> wake;

    /** @param wake told the destination of what is to be sent at once */
    public OutboxDeliveries(JdbcClient jdbc, Clock clock, Consumer<AeTitle> wake) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public List<Delivery> list(Optional<DeliveryState> state) {
        return jdbc.sql("""
                select * from exchange.delivery where state = :state or :any
                order by number desc limit :limit
                """)
                .param("state", state.map(Enum::name).orElse(""))
                .param("any", state.isEmpty())
                .param("limit", RESULTS_MAX)
                .query(DeliveryRows::delivery)
                .list();
    }

    @Override
    public List<Delivery> of(OpinionVersion opinion) {
        return jdbc.sql("""
                select * from exchange.delivery where case_id = :case and opinion_version = :version
                order by number
                """)
                .param("case", opinion.caseId().value())
                .param("version", opinion.version())
                .query(DeliveryRows::delivery)
                .list();
    }

    @Override
    public Delivery retry(DeliveryId id) {
        Optional<Delivery> waiting = jdbc.sql("""
                update exchange.delivery
                set state = 'WAITING', attempts = 0, next_attempt_at = :now, updated_at = :now
                where id = :id and state in ('WAITING', 'FAILED')
                returning *
                """)
                .param("now", time(clock.instant()))
                .param("id", id.value())
                .query(DeliveryRows::delivery)
                .optional();
        waiting.ifPresent(delivery -> wake.accept(delivery.destination()));
        return waiting.orElseThrow(() -> new Rejected(exists(id) ? Reason.NOT_IN_THIS_STATE : Reason.NOT_FOUND));
    }

    /** How many deliveries are in a state; for the metrics. */
    public long count(DeliveryState state) {
        return jdbc.sql("select count(*) from exchange.delivery where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    private boolean exists(DeliveryId id) {
        return jdbc.sql("select count(*) from exchange.delivery where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
