package org.consilium.exchange.opinion;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionUids;
import org.consilium.exchange.OpinionVersion;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signed opinions on their way back, in PostgreSQL. */
final class Returns {

    private final JdbcClient jdbc;
    private final Clock clock;

    Returns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param destination none when the portal alone returns it */
    record Return(OpinionVersion opinion, Uid srInstance, Uid pdfInstance, Optional<AeTitle> destination) {}

    boolean isKnown(OpinionVersion opinion) {
        return jdbc.sql("select count(*) from exchange.opinion_return where case_id = :case and version = :version")
                        .param("case", opinion.caseId().value())
                        .param("version", opinion.version())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** False when somebody else was first. */
    boolean add(OpinionVersion opinion, OpinionUids uids, Optional<AeTitle> destination) {
        return jdbc.sql("""
                        insert into exchange.opinion_return (case_id, version, sr_instance, pdf_instance, destination, created_at)
                        values (:case, :version, :sr, :pdf, :destination, :now) on conflict do nothing
                        """)
                        .param("case", opinion.caseId().value())
                        .param("version", opinion.version())
                        .param("sr", uids.srInstance().value())
                        .param("pdf", uids.pdfInstance().value())
                        .param("destination", destination.map(AeTitle::value).orElse(null))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Oldest first. */
    List<Return> open() {
        return jdbc.sql("""
                select case_id, version, sr_instance, pdf_instance, destination from exchange.opinion_return
                where delivered_at is null order by created_at
                """)
                .query((row, _) -> new Return(
                        new OpinionVersion(new CaseId(row.getObject("case_id", UUID.class)), row.getInt("version")),
                        new Uid(row.getString("sr_instance")),
                        new Uid(row.getString("pdf_instance")),
                        Optional.ofNullable(row.getString("destination")).map(AeTitle::new)))
                .list();
    }

    void delivered(OpinionVersion opinion) {
        jdbc.sql("""
                update exchange.opinion_return set delivered_at = :now
                where case_id = :case and version = :version and delivered_at is null
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("case", opinion.caseId().value())
                .param("version", opinion.version())
                .update();
    }
}
