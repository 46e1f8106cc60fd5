package org.consilium.exchange.outbox;

import java.util.List;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.Obstacle;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps studies from being deleted while an instance of them is on its way to another system. What was given up is not. */
public final class OpenDeliveries implements DeletionVeto {

    private final JdbcClient jdbc;

    public OpenDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Obstacle obstacle() {
        return Obstacle.DELIVERY;
    }

    @Override
    public boolean keeps(Uid study, List<Uid> sopInstances) {
        return jdbc.sql("""
                select exists (select from exchange.delivery
                    where sop_instance_uid = any(:instances) and state in ('WAITING', 'SENDING'))
                """)
                .param("instances", sopInstances.stream().map(Uid::value).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
