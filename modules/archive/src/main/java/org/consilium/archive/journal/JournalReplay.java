package org.consilium.archive.journal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.index.Hiding;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes again from the journal what the database has forgotten. Its lines are gathered while the store is walked through, and
 * followed once all instances have their rows. What the database knows stays as it is.
 */
public final class JournalReplay {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);

    private final JdbcClient jdbc;
    private final ReplayedRows rows;
    private final ReplayedDeletions deletions;
    private final InstanceIndex index;
    private final Hiding hiding;
    private final Institutions institutions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public JournalReplay(
            JdbcClient jdbc,
            InstanceIndex index,
            Hiding hiding,
            Institutions institutions,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = new ReplayedRows(jdbc);
        this.deletions = new ReplayedDeletions(jdbc, hiding);
        this.index = index;
        this.hiding = hiding;
        this.institutions = institutions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Forgets what was gathered before. */
    public void begin() {
        jdbc.sql("truncate archive.journal_line").update();
    }

    /**
     * Gathers the lines of an object.
     *
     * @return whether it is one of the journal
     * @throws Rejected when it is one and damaged
     * @throws org.springframework.dao.DataIntegrityViolationException when its lines are no JSON
     * @throws IOException when the store is away
     */
    public boolean gather(ObjectStore store, ObjectSummary object) throws IOException {
        var lines = JournalText.read(store, object);
        if (lines.isEmpty()) {
            return false;
        }
        var sha256 = JournalText.sha256(JournalText.of(lines.get()));
        transactions.executeWithoutResult(status -> {
            jdbc.sql("insert into archive.journal_line (line) select line::jsonb from unnest(:lines::text[]) line")
                    .param("lines", lines.get().toArray(String[]::new))
                    .update();
            JournalWriter.insert(jdbc, object.key(), object.length(), sha256, clock);
        });
        return true;
    }

    /**
     * Follows what was gathered.
     *
     * @return decisions that the database did not know
     */
    public int follow() {
        var known = institutions();
        int added = Optional.ofNullable(transactions.execute(status -> {
                    int made = rows.corrections(known) + rows.rejections(known) + rows.decisions();
                    rows.rejectionsGathered().forEach(hiding::follow);
                    return made + deletions.follow(known, clock.instant());
                }))
                .orElse(0);
        for (var study : rows.studiesToDescribe()) {
            transactions.executeWithoutResult(status -> index.describe(new Uid(study)));
        }
        begin();
        return added;
    }

    /** By what they are called where this directory is another one than that of the journal. */
    private List<ReplayedRows.Renamed> institutions() {
        var renamed = new ArrayList<ReplayedRows.Renamed>();
        for (var said : rows.institutions()) {
            var now = institutions
                    .find(new InstitutionId(said.id()))
                    .or(() -> institutions.findByName(said.name()))
                    .map(Institution::id)
                    .map(InstitutionId::value);
            if (now.isEmpty()) {
                LOG.error("Institution {} of the journal is unknown here: its decisions are not followed", said.id());
            }
            UUID unknown = said.id();
            now.ifPresent(id -> renamed.add(new ReplayedRows.Renamed(unknown, id)));
        }
        return renamed;
    }
}
