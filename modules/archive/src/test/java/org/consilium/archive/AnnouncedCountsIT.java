package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.archive.settle.AnnouncedCounts;
import org.consilium.archive.settle.AnnouncedCounts.Announced;
import org.consilium.archive.settle.Completeness.Gap;
import org.consilium.archive.settle.Manifests;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** How much there is of a study, as somebody has announced it: with all of that here it has arrived at once. */
class AnnouncedCountsIT extends SettlingFixture {

    @Test
    void settlesAtOnceWhenAsManyAreHereAsACaseAnnouncedAlthoughTheAssociationIsOpen() {
        var announced = new AnnouncedCounts(node.jdbc, Clock.systemUTC());
        announced.announce("CASE 1", List.of(new Announced(study, Optional.of(3), Optional.of(2))));
        announced.announce("CASE 2", List.of(new Announced(study, Optional.of(2), Optional.empty())));
        receive(1, 2, 3);
        node.underway.sent(7, study, Instant.now());
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().announced()).contains(3);
        assertThat(completeness().announcedSeries()).contains(2);
        assertThat(completeness().seriesHere()).isEqualTo(1);
        receiveAll(List.of(Images.slice(study, Uid.random(), 1).build()));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("COUNT");
        announced.announce("CASE 1", List.of());
        assertThat(completeness().announced()).contains(2);
        assertThat(completeness().announcedSeries()).isEmpty();
    }

    @Test
    void refusesNumbersThatAreNoCounts() {
        for (int count : new int[] {0, -1, AnnouncedCounts.COUNT_MAX + 1}) {
            assertThatThrownBy(() -> new Announced(study, Optional.of(count), Optional.empty()))
                    .isInstanceOf(Rejected.class);
        }
        assertThatThrownBy(() -> new Announced(study, Optional.empty(), Optional.empty()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void settlesAtOnceWhenAsManyAreHereAsTheSenderAnnounced() {
        receiveAll(IntStream.rangeClosed(1, 2)
                .mapToObj(number -> Images.slice(study, series, number)
                        .text(Tag.NumberOfStudyRelatedInstances, "3")
                        .build())
                .toList());
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().announced()).contains(3);
        receive(3);
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("COUNT");
    }

    @Test
    void settlesAtOnceWhenAllIsHereThatAManifestNames() {
        var sent = List.of(slice(1), slice(2), slice(3));
        var manifest = keyObjects("113030", sent);
        receiveAll(List.of(sent.get(0), sent.get(1), manifest));
        manifests().on(stored(manifest));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().named()).isEqualTo(3);
        assertThat(completeness().namedMissing()).isEqualTo(1);
        receiveAll(List.of(sent.get(2)));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("LIST");
        assertThat(completeness().namedMissing()).isZero();
    }

    @Test
    void takesNoSelectionOfRemarkableImagesAsAList() {
        var sent = List.of(slice(1), slice(2));
        var selection = keyObjects("113000", sent);
        receiveAll(List.of(sent.get(0), sent.get(1), selection));
        manifests().on(stored(selection));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
    }

    @Test
    void settlesAtOnceWhenAllIsHereThatARequestOfStorageCommitmentNames() {
        var first = slice(1);
        var second = slice(2);
        receiveAll(List.of(first));
        node.jdbc
                .sql("""
                with c as (insert into archive.commitment (transaction_uid, calling_ae, requested_at, decide_by, due_at)
                    values ('1.2.3', 'CT1', now(), now(), now()) returning id)
                insert into archive.commitment_reference (commitment, position, sop_class, uid)
                select id, p, '1.2', u from c, unnest(:uids::text[]) with ordinality x (u, p)
                """)
                .param("uids", new String[] {
                    TestArchive.uid(first).value(), TestArchive.uid(second).value()
                })
                .update();
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().namedMissing()).isEqualTo(1);
        receiveAll(List.of(second));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("LIST");
    }

    @Test
    void namesTheNumbersLeftOutWhereTheOthersFollowEachOther() {
        receive(1, 2, 4, 5, 6, 9, 10);
        var sparse = Uid.random();
        receiveAll(List.of(
                Images.slice(study, sparse, 100).build(),
                Images.slice(study, sparse, 900).build()));
        assertThat(completeness().gaps()).containsExactly(new Gap(series.value(), 3, 3), new Gap(series.value(), 7, 8));
    }

    private Manifests manifests() {
        return new Manifests(node.jdbc, node.archive, Clock.systemUTC());
    }

    private DataSet keyObjects(String title, List<DataSet> named) {
        return KeyObjects.document(title, study, series, named);
    }

    private InstanceStored stored(DataSet document) {
        return new InstanceStored(
                study,
                document.uid(Tag.SeriesInstanceUID).orElseThrow(),
                TestArchive.uid(document),
                Uids.KeyObjectSelectionDocumentStorage,
                "KO",
                TestArchive.HOME,
                new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "127.0.0.1", Optional.empty()));
    }
}
