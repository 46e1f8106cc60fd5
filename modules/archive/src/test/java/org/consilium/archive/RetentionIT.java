package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.RemovalListener;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.archive.retention.CountedFrom;
import org.consilium.archive.retention.Policy;
import org.consilium.archive.retention.Verdict;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a policy to proposals, and from those to hidden studies. */
class RetentionIT {

    private static final String ADMINISTRATOR = "Ann Admin (ann)";
    private static final Set<State> PROPOSED = Set.of(State.PROPOSED);
    private static final LocalDate OLD = LocalDate.of(2001, 2, 3);

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;
    private TestRemoval removal;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        ObjectStore store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        removal = new TestRemoval(database.dataSource(), new MovableClock(), store, node.events, RemovalListener.NONE);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void aDryRunSaysWhatWouldBeDueAndWhyAndChangesNothing() {
        var old = stored("CT", OLD);
        stored("CT", today());
        stored("MR", OLD);
        removal.holds.place(old, ADMINISTRATOR, "lawsuit");

        var run = removal.retention.dryRun(policy("CT", 5, false), Optional.empty());

        assertThat(run.lookedAt()).isEqualTo(3);
        assertThat(run.complete()).isTrue();
        assertThat(run.studies()).isEqualTo(1);
        assertThat(run.bytes()).isPositive();
        var due = run.named().getFirst();
        assertThat(due.study().study()).isEqualTo(old);
        assertThat(due.verdict().until()).isEqualTo(OLD.plusYears(5));
        assertThat(due.obstacles()).containsExactly(Obstacle.LEGAL_HOLD);
        removal.wakeAfter(Duration.ofDays(2));
        assertThat(removal.deletions.newest(Set.of(State.values()))).isEmpty();
    }

    @Test
    void whatIsDueIsProposedAndHiddenOnlyWhenAPersonConfirms() {
        var old = stored("CT", OLD);
        stored("CT", today());
        removal.policies.add(policy("CT", 5, true), ADMINISTRATOR);
        removal.wakeAfter(Duration.ZERO);
        var proposal = proposal();
        assertThat(proposal.study()).isEqualTo(old);
        assertThat(proposal.reason()).isEqualTo("policy 'CT', study date 2001-02-03: kept until 2006-02-03");
        assertThat(proposal.carriedOutFrom()).isEmpty();

        removal.wakeAfter(Duration.ofDays(700));
        assertThat(visible(old)).isTrue();
        var confirmed = removal.retention.confirm(List.of(proposal.id()), ADMINISTRATOR);
        assertThat(confirmed.getFirst().state()).isEqualTo(State.HIDDEN);
        assertThat(confirmed.getFirst().decidedBy()).contains(ADMINISTRATOR);
        assertThat(visible(old)).isFalse();
        removal.wakeAfter(TestRemoval.GRACE);
        var explanation = removal.retention.explain(old);
        assertThat(explanation.facts()).isEmpty();
        assertThat(explanation.earlier().getFirst().state()).isEqualTo(State.DELETED);
    }

    @Test
    void aNoticeRunsOutUnlessSomebodyObjects() {
        var objected = stored("CT", OLD);
        var old = stored("CT", OLD);
        removal.policies.add(withNotice("CT", 14), ADMINISTRATOR);
        removal.wakeAfter(Duration.ZERO);
        var proposals = removal.deletions.newest(PROPOSED);
        assertThat(proposals).hasSize(2);
        var dismissed = proposals.stream()
                .filter(each -> each.study().equals(objected))
                .findFirst()
                .orElseThrow();
        removal.deletions.dismiss(dismissed.id(), ADMINISTRATOR, "needed for teaching");
        removal.wakeAfter(Duration.ofDays(13));
        assertThat(visible(old)).isTrue();
        removal.wakeAfter(Duration.ofDays(2));
        assertThat(visible(old)).isFalse();
        assertThat(visible(objected)).isTrue();
        // Neither is it asked again at once.
        removal.wakeAfter(Duration.ofDays(2));
        assertThat(removal.deletions.newest(PROPOSED)).isEmpty();
        removal.wakeAfter(Duration.ofDays(365));
        assertThat(proposal().study()).isEqualTo(objected);
    }

    @Test
    void aProposalThatNoPolicyMakesAnyMoreIsWithdrawn() {
        var old = stored("CT", OLD);
        var policy = removal.policies.add(policy("CT", 5, true), ADMINISTRATOR);
        removal.wakeAfter(Duration.ZERO);
        var proposal = proposal();
        removal.policies.change(policy.id(), policy("CT", 150, true), ADMINISTRATOR);
        assertThat(removal.retention.confirm(List.of(proposal.id()), ADMINISTRATOR))
                .extracting(StudyDeletion::state)
                .containsExactly(State.WITHDRAWN);
        assertThat(visible(old)).isTrue();
    }

    @Test
    void whatStandsInTheWayOfAProposalIsSaid() {
        var old = stored("CT", OLD);
        removal.policies.add(policy("CT", 5, true), ADMINISTRATOR);
        removal.wakeAfter(Duration.ZERO);
        removal.holds.place(old, ADMINISTRATOR, "lawsuit");
        var answer = removal.retention.confirm(List.of(proposal().id()), ADMINISTRATOR);
        assertThat(answer.getFirst().state()).isEqualTo(State.PROPOSED);
        assertThat(answer.getFirst().blockedBy()).containsExactly(Obstacle.LEGAL_HOLD);
        assertThat(visible(old)).isTrue();
        var explanation = removal.retention.explain(old);
        assertThat(explanation.holds().getFirst().reason()).isEqualTo("lawsuit");
        assertThat(explanation.verdict().orElseThrow()).isInstanceOf(Verdict.Until.class);
    }

    @Test
    void openingAStudyCountsOnceADayAndNotWhenTheNodeDoesIt() {
        var old = stored("CT", OLD);
        node.archive.openStudy(TestArchive.NODE, old);
        assertThat(wasOpened(old)).isFalse();
        node.archive.openStudy(new Caller.Machine("viewer"), old);
        assertThat(wasOpened(old)).isTrue();
        var opened = new Policy(
                Optional.empty(),
                1,
                "opened",
                Set.of(),
                "",
                OptionalInt.empty(),
                Optional.of(Period.ofYears(1)),
                Set.of(CountedFrom.STUDY_DATE, CountedFrom.OPENED),
                OptionalInt.empty(),
                OptionalInt.empty(),
                true);
        removal.policies.add(opened, ADMINISTRATOR);
        assertThat(removal.retention.explain(old).verdict().orElseThrow())
                .isInstanceOfSatisfying(
                        Verdict.Until.class,
                        kept -> assertThat(kept.countedFrom()).contains(CountedFrom.OPENED));
    }

    @Test
    void policiesAreKeptAsTheyWereWritten() {
        var written = new Policy(
                Optional.of(TestArchive.HOME),
                7,
                "Children",
                Set.of("CT", "MR"),
                "CT1",
                OptionalInt.of(18),
                Optional.of(Period.of(10, 6, 3)),
                Set.of(CountedFrom.RECEIPT, CountedFrom.OPENED),
                OptionalInt.of(28),
                OptionalInt.of(30),
                true);
        var stored = removal.policies.add(written, ADMINISTRATOR);
        assertThat(removal.policies.all()).containsExactly(stored);
        assertThat(stored.policy()).isEqualTo(written);
        removal.policies.delete(stored.id());
        assertThat(removal.policies.all()).isEmpty();
    }

    private Uid stored(String modality, LocalDate studyDate) {
        DataSet image = Images.slice()
                .text(Tag.Modality, modality)
                .text(Tag.StudyDate, studyDate.toString().replace("-", ""))
                .build();
        node.receive(image);
        var study = image.uid(Tag.StudyInstanceUID).orElseThrow();
        await().until(() -> node.spool.bytesUsed() == 0
                && node.archive
                        .study(TestArchive.NODE, study)
                        .filter(StudyRecord::settled)
                        .isPresent());
        return study;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(removal.clock.instant(), java.time.ZoneOffset.UTC);
    }

    private StudyDeletion proposal() {
        var proposals = removal.deletions.newest(PROPOSED);
        assertThat(proposals).hasSize(1);
        return proposals.getFirst();
    }

    private boolean visible(Uid study) {
        return node.archive.study(TestArchive.NODE, study).isPresent();
    }

    private boolean wasOpened(Uid study) {
        return node.jdbc
                .sql("select opened_at is not null from archive.study where uid = :uid")
                .param("uid", study.value())
                .query(Boolean.class)
                .single();
    }

    private static Policy policy(String modality, int years, boolean active) {
        return policy(modality, years, OptionalInt.empty(), active);
    }

    private static Policy withNotice(String modality, int days) {
        return policy(modality, 5, OptionalInt.of(days), true);
    }

    private static Policy policy(String modality, int years, OptionalInt noticeDays, boolean active) {
        return new Policy(
                Optional.empty(),
                1,
                modality,
                Set.of(modality),
                "",
                OptionalInt.empty(),
                Optional.of(Period.ofYears(years)),
                Set.of(CountedFrom.STUDY_DATE),
                OptionalInt.empty(),
                noticeDays,
                active);
    }
}
