package org.consilium.archive.read;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes when studies were last read, to the day: at most one statement for a study and a day. What the node does by itself does not count. */
public final class OpenedStudies {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedStudies.class);

    /** Studies remembered as noted; one that was forgotten is noted again. */
    private static final int REMEMBERED_MAX = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SequencedMap<Uid, LocalDate> noted = new LinkedHashMap<>();

    public OpenedStudies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void opened(Caller caller, Collection<Uid> studies) {
        if (caller instanceof Caller.Node) {
            return;
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var news = studies.stream()
                .distinct()
                .filter(study -> isNews(study, today))
                .toList();
        if (!news.isEmpty()) {
            note(news, Timestamp.from(now));
        }
    }

    private synchronized boolean isNews(Uid study, LocalDate today) {
        if (today.equals(noted.put(study, today))) {
            return false;
        }
        if (noted.size() > REMEMBERED_MAX) {
            noted.pollFirstEntry();
        }
        return true;
    }

    /** Whoever reads gets the images also when this cannot be written down. */
    private void note(List<Uid> studies, Timestamp now) {
        try {
            jdbc.sql("update archive.study set opened_at = :now where uid = any(:studies)")
                    .param("now", now)
                    .param("studies", studies.stream().map(Uid::value).sorted().toArray(String[]::new))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("It could not be noted that studies were opened: {}", e.toString());
        }
    }
}
