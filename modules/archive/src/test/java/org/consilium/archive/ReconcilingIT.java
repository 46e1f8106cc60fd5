package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.Outcome;
import org.consilium.archive.check.Finding.State;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/** The store compared with the index: what is missing, and what nobody knows. */
class ReconcilingIT extends ChecksFixture {

    @Test
    void findsNothingInAStoreThatIsAsItShouldBe() {
        stored(5);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
        assertThat(checks.rounds().all())
                .allSatisfy(round -> {
                    assertThat(round.running()).isFalse();
                    assertThat(round.objects()).isEqualTo(keys().size());
                    assertThat(round.share()).isEqualTo(1);
                })
                .anySatisfy(round -> assertThat(round.bytes()).isPositive());
    }

    @Test
    void showsAMissingObjectUntilItIsBack() throws IOException {
        stored(3);
        var key = keys().getFirst();
        var bytes = Files.readAllBytes(path(key));
        Files.delete(path(key));
        again();
        var finding = only(Kind.MISSING, key);
        assertThat(finding.instances()).isEqualTo(1);
        assertThat(finding.study()).isNotEmpty();
        again();
        assertThat(only(Kind.MISSING, key).firstSeen()).isEqualTo(finding.firstSeen());
        assertThat(act(finding, Action.READ_AGAIN).state()).isEqualTo(State.OPEN);
        Files.write(path(key), bytes);
        var gone = act(finding, Action.READ_AGAIN);
        assertThat(gone.state()).isEqualTo(State.RESOLVED);
        assertThat(gone.outcome()).contains(Outcome.GONE);
        Files.delete(path(key));
        again();
        assertThat(only(Kind.MISSING, key).outcome()).isEmpty();
        Files.write(path(key), bytes);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void deletesAnOrphanOnlyWhenAPersonSaysSoAndThroughTheList() throws IOException {
        var orphan = put("nobody knows this object".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        again();
        var finding = only(Kind.ORPHAN, orphan);
        node.deleting.wake();
        again();
        assertThat(store.stat(orphan)).isPresent();
        assertThatThrownBy(() -> checks.desk().act(finding.id(), Action.REINDEX, ADMINISTRATOR))
                .isInstanceOf(Rejected.class);
        assertThat(act(finding, Action.DELETE).outcome()).contains(Outcome.TO_BE_DELETED);
        assertThat(store.stat(orphan)).isPresent();
        await().until(() -> {
            node.deleteAfterGrace();
            return store.stat(orphan).isEmpty();
        });
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void givesTheInstancesOfAnOrphanRowsAgain() throws IOException {
        var slice = stored(1).getFirst();
        var key = keys().getFirst();
        node.jdbc.sql("delete from archive.instance").update();
        again();
        assertThat(act(only(Kind.ORPHAN, key), Action.REINDEX).outcome()).contains(Outcome.REINDEXED);
        assertThat(node.read(TestArchive.uid(slice))).isNotEmpty();
        assertThat(node.receive(slice)).isInstanceOf(Receipt.Duplicate.class);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }
}
