package org.consilium.security.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consilium.security.audit.chain.Finding.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** Every way in which somebody who owns the database can alter the trail is found, and where. */
class TamperingIT {

    private static final int EVENTS = 40;

    @TempDir
    private Path folder;

    private Trail trail;

    @BeforeEach
    void writeATrail() {
        trail = new Trail(folder);
        try (var open = trail.open()) {
            for (int number = 1; number <= EVENTS; number++) {
                open.record(Trail.event(number));
                if (number % 10 == 0) {
                    trail.await(number);
                }
            }
        }
        assertThat(trail.verify().findings()).isEmpty();
        assertThat(trail.verify().events()).isEqualTo(EVENTS + 2L);
    }

    @AfterEach
    void drop() {
        trail.close();
    }

    @Test
    void theDatabaseItselfTakesOnlyAdditions() {
        for (var sql : List.of(
                "update security.audit_event set agent = 'nobody' where seq = 5",
                "delete from security.audit_event where seq = 5",
                "truncate security.audit_event")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> trail.jdbc.sql(sql).update()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void findsEachOfTwoHundredRandomAlterationsWhereItIs() {
        var random = new Random(23);
        for (int round = 0; round < 200; round++) {
            var change = Change.values()[round % Change.values().length];
            int seq = 2 + random.nextInt(EVENTS - 4);
            trail.jdbc
                    .sql("create table kept as select * from security.audit_event")
                    .update();

            trail.tamper(change.sql(seq));

            var verdict = trail.verify();
            assertThat(verdict.sound()).as(change + " at " + seq).isFalse();
            assertThat(verdict.findings().getFirst().first())
                    .as(change + " at " + seq)
                    .isEqualTo(seq);
            trail.tamper("delete from security.audit_event");
            trail.tamper("insert into security.audit_event select * from kept");
            trail.jdbc.sql("drop table kept").update();
        }
        assertThat(trail.verify().findings()).isEmpty();
    }

    private enum Change {
        BODY("update security.audit_event set body = replace(body, 'R', 'C') where seq = %d"),
        TIME("update security.audit_event set at = at + interval '1 second' where seq = %d"),
        AGENT("update security.audit_event set agent = 'somebody else' where seq = %d"),
        PATIENT("update security.audit_event set patient_ids = '{}' where seq = %d"),
        STUDY("update security.audit_event set study = '' where seq = %d"),
        OUTCOME("update security.audit_event set outcome = 8 where seq = %d"),
        ACT("update security.audit_event set act = 'SIGNED_IN' where seq = %d"),
        CASE("update security.audit_event set case_id = gen_random_uuid() where seq = %d"),
        PERSON("update security.audit_event set person = gen_random_uuid() where seq = %d"),
        INSTITUTIONS("update security.audit_event set institutions = array[gen_random_uuid()] where seq = %d"),
        HASH("update security.audit_event set hash = sha256(hash) where seq = %d"),
        REMOVED("delete from security.audit_event where seq = %d"),
        CUT_OFF("delete from security.audit_event where seq >= %d");

        private final String sql;

        Change(String sql) {
            this.sql = sql;
        }

        String sql(int seq) {
            return sql.formatted(seq);
        }
    }

    @Test
    void findsTwoEventsThatHaveChangedPlaces() {
        trail.tamper("""
                with a as (select * from security.audit_event where seq = 7), b as (select * from security.audit_event where seq = 8)
                update security.audit_event e set body = case e.seq when 7 then b.body else a.body end,
                    at = case e.seq when 7 then b.at else a.at end,
                    agent = case e.seq when 7 then b.agent else a.agent end,
                    patient_ids = case e.seq when 7 then b.patient_ids else a.patient_ids end,
                    study = case e.seq when 7 then b.study else a.study end
                from a, b where e.seq in (7, 8)
                """);

        assertThat(trail.verify().findings())
                .extracting(Finding::kind, Finding::first)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, 7L),
                        org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, 8L));
    }

    @Test
    void findsATailThatWasCutOffWithItsSignedEndsByTheFileBesideTheDatabase() throws IOException {
        trail.tamper("delete from security.audit_event where seq > 30");
        trail.jdbc.sql("delete from security.audit_head where seq > 30").update();

        var finding = trail.verify().findings().getFirst();
        assertThat(finding.kind()).isEqualTo(Kind.CUT_OFF);
        assertThat(finding.first()).isEqualTo(31);
        assertThat(finding.last()).isEqualTo(EVENTS + 2L);

        // And without the file by what was written elsewhere, as the journal in the object store has it.
        var elsewhere =
                SignedHead.parse(Files.readString(folder.resolve("head"))).orElseThrow();
        Files.delete(folder.resolve("head"));
        assertThat(trail.verify(List.of()).sound()).isTrue();
        assertThat(trail.verify(List.of(elsewhere)).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.CUT_OFF);
    }

    @Test
    void findsAChainThatWasComputedAnewBetweenTwoSignedEnds() {
        var heads = trail.jdbc
                .sql("select seq from security.audit_head order by seq")
                .query(Long.class)
                .list();
        assertThat(heads).as("signed ends").hasSizeGreaterThan(2);
        rewriteFrom(5);

        var finding = trail.verify().findings().getFirst();

        assertThat(finding.kind()).isEqualTo(Kind.REWRITTEN);
        assertThat(finding.first()).isLessThanOrEqualTo(5);
        assertThat(finding.last()).isGreaterThanOrEqualTo(5).isIn(heads);
    }

    /** Removes an event, numbers those behind it anew and computes every hash as the node does. */
    private void rewriteFrom(long seq) {
        var rows = new ChainRows(trail.jdbc);
        var all = new ArrayList<>(rows.page(0, 1000));
        Link end = all.get((int) seq - 2).link();
        trail.tamper("delete from security.audit_event where seq >= " + seq);
        for (var placed : all.subList((int) seq, all.size())) {
            end = end.next(placed.row());
            rows.append(end, placed.row());
        }
    }

    @Test
    void findsSignedEndsByAForeignKey() throws IOException {
        var foreign = NodeKey.in(Files.createTempDirectory(folder, "foreign"));
        rewriteFrom(5);
        var rows = new ChainRows(trail.jdbc);
        trail.jdbc.sql("delete from security.audit_head").update();
        Files.delete(folder.resolve("head"));
        var at = Clock.systemUTC().instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        var signature = java.util.Base64.getEncoder().encodeToString(foreign.sign(SignedHead.text(rows.last(), at)));
        rows.sign(new SignedHead(rows.last().seq(), rows.last().hex(), at, foreign.id(), signature));

        assertThat(trail.verify().findings()).extracting(Finding::kind).containsExactly(Kind.SIGNATURE);
    }

    @Test
    void theNodeItselfNoticesAnEndThatIsNotItsOwn() {
        try (var open = trail.open()) {
            trail.await(EVENTS + 3);
            trail.tamper("delete from security.audit_event where seq = " + (EVENTS + 3));
            open.record(Trail.event(99));
            trail.await(EVENTS + 3);
        }
        assertThat(trail.jdbc
                        .sql("select count(*) from security.audit_event where act = 'TRAIL_BROKEN'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void prunesOnlyUpToASignedEndAndSignsWhatItTook() throws IOException {
        try (var open = trail.open()) {
            trail.await(EVENTS + 3);
            var pruned = new Pruning(
                            trail.jdbc,
                            trail.transactions,
                            NodeKey.in(folder),
                            open::record,
                            "CONSILIUM",
                            Clock.systemUTC())
                    .run(Duration.ofDays(0).plusMillis(1));
            assertThat(pruned).isPresent();
            assertThat(trail.numbers().getFirst()).isEqualTo(pruned.get() + 1);
        }
        var verdict = trail.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.first()).isGreaterThan(1);

        trail.jdbc
                .sql("update security.audit_segment set last_seq = last_seq + 1")
                .update();
        assertThat(trail.verify().findings()).extracting(Finding::kind).contains(Kind.SIGNATURE);
    }
}
