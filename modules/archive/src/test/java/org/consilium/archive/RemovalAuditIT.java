package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.archive.audit.RemovalAudit;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.RemovalListener;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.security.audit.TrailSearch;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.TrailRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the node removes by itself is in the trail, and what it could not remove. */
class RemovalAuditIT extends RemovalFixture {

    private static final String NODE = "CONSILIUM";

    @TempDir
    private Path keys;

    private final List<ChainedTrail> trails = new ArrayList<>();

    @Override
    RemovalListener listener() throws IOException {
        var jdbc = JdbcClient.create(database.dataSource());
        var trail = new ChainedTrail(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
                new AuditSettings(
                        keys,
                        1_000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofDays(3650)),
                NODE,
                clock);
        trails.add(trail);
        return new RemovalAudit(trail, jdbc, NODE, clock);
    }

    @AfterEach
    void closeTrails() {
        trails.forEach(ChainedTrail::close);
        trails.clear();
    }

    @Test
    void theEndOfAStudyIsOneEventThatNamesItsPatient() {
        stored(slices);
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "sent by mistake");
        removal.wakeAfter(TestRemoval.GRACE.minusDays(1));
        assertThat(events(0)).isEmpty();

        removal.wakeAfter(Duration.ofDays(1));
        removal.wakeAfter(Duration.ofDays(1));

        assertThat(state(deletion)).isEqualTo(State.DELETED);
        var event = events(1);
        assertThat(event).hasSize(1);
        assertThat(event.getFirst().outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(event.getFirst().participants().getFirst().userId()).isEqualTo(NODE);
        assertThat(event.getFirst().object(ParticipantObject.STUDY_INSTANCE_UID))
                .hasValueSatisfying(object -> assertThat(object.id()).isEqualTo(study.value()));
        assertThat(event.getFirst().objects())
                .anySatisfy(object -> assertThat(object.details())
                        .containsEntry("count", "5")
                        .containsEntry("decidedBy", ADMINISTRATOR));
        assertThat(event.getFirst().object(ParticipantObject.PATIENT_NUMBER))
                .hasValueSatisfying(patient -> assertThat(patient.idWithoutIssuer())
                        .isEqualTo(slices.getFirst().text(Tag.PatientID).orElseThrow()));
    }

    @Test
    void whatCannotBeRemovedIsSaidOnceForAsLongAsTheSameStandsInTheWay() throws IOException {
        stored(slices);
        var needed = new AtomicBoolean();
        node.close();
        closeTrails();
        start(store, new OpenCase(needed));
        var deletion = removal.deletions.delete(study, ADMINISTRATOR, "sent by mistake");
        needed.set(true);

        removal.wakeAfter(TestRemoval.GRACE);
        removal.wakeAfter(Duration.ofHours(1));
        assertThat(state(deletion)).isEqualTo(State.HIDDEN);
        needed.set(false);
        removal.wakeAfter(Duration.ofHours(1));

        assertThat(state(deletion)).isEqualTo(State.DELETED);
        var events = events(2);
        assertThat(events).extracting(AuditEvent::outcome).containsExactly(Outcome.SUCCESS, Outcome.MINOR_FAILURE);
        assertThat(events.getLast().outcomeText()).contains("OPEN_CASE");
    }

    private record OpenCase(AtomicBoolean open) implements DeletionVeto {

        @Override
        public Obstacle obstacle() {
            return Obstacle.OPEN_CASE;
        }

        @Override
        public boolean keeps(Uid study, List<Uid> sopInstances) {
            return open.get();
        }
    }

    /** Newest first. */
    private List<AuditEvent> events(int atLeast) {
        return await().until(
                        () -> new TrailRows(JdbcClient.create(database.dataSource()))
                                .find(TrailSearch.newest(100)).stream()
                                        .map(entry -> entry.event())
                                        .filter(event -> event.act() == AuditAct.STUDY_DELETED)
                                        .toList(),
                        found -> found.size() >= atLeast);
    }
}
