package org.consilium.reports.making;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Receipt;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.SignedOpinion;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.reports.SampleOpinions;
import org.consilium.reports.content.Gathering;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a signature to documents in the archive, through failures and restarts. */
class ReportDeskIT {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Database database = Database.migrated("reports");
    private final Door door = new Door();
    private final List<List<Uid>> announced = new ArrayList<>();
    private Instant now = START;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void bringsBothDocumentsIntoTheArchiveOfTheInstitutionThatAsked() {
        desk().work();

        assertThat(door.stored).containsOnlyKeys(SampleOpinions.UIDS.srInstance(), SampleOpinions.UIDS.pdfInstance());
        assertThat(door.arrived.getLast().origin().channel()).isEqualTo(Channel.REPORT);
        assertThat(door.arrived.getLast().origin().institution())
                .contains(SampleOpinions.opinion().requester().institution());
        assertThat(announced)
                .containsExactly(List.of(SampleOpinions.UIDS.srInstance(), SampleOpinions.UIDS.pdfInstance()));
    }

    @Test
    void makesTheDocumentsOfAVersionOnce() {
        desk().work();
        desk().work();

        assertThat(door.arrived).hasSize(2);
        assertThat(announced).hasSize(1);
    }

    @Test
    void goesOnAfterACrashBetweenTheTwoDocumentsWithTheSameBytes() {
        door.crashAtArrival = 2;
        desk().work();
        assertThat(door.stored).hasSize(1);

        now = START.plus(PAUSE);
        desk().work();

        assertThat(door.stored).hasSize(2);
        assertThat(door.duplicates).isEqualTo(1);
        assertThat(door.conflicts).isZero();
        assertThat(announced).hasSize(1);
    }

    @Test
    void announcesAgainWhenItCouldNotNoteThatItHad() {
        desk((_, _, instances) -> {
                    announced.add(instances);
                    throw new IllegalStateException("the node stops here");
                })
                .work();
        now = START.plus(PAUSE);
        desk().work();

        assertThat(announced).hasSize(2);
        assertThat(door.conflicts).isZero();
    }

    @Test
    void waitsBeforeItTriesAgain() {
        door.crashAtArrival = 1;
        desk().work();
        now = START.plus(PAUSE).minusSeconds(1);
        desk().work();
        assertThat(door.arrived).hasSize(1);

        now = START.plus(PAUSE);
        desk().work();
        assertThat(announced).hasSize(1);
    }

    @Test
    void makesTheDocumentsOfTheOthersThoughOneOpinionCanNeverBeNoted() {
        var signed = new Signed();
        signed.broken = Optional.of(new CaseId(UUID.randomUUID()));
        var desk = desk((_, _, instances) -> announced.add(instances), signed);
        desk.work();
        assertThat(announced).hasSize(1);
        desk.work();
        assertThat(signed.brokenAsked).as("not before the pause has passed").isEqualTo(1);
    }

    private ReportDesk desk() {
        return desk((_, _, instances) -> announced.add(instances));
    }

    /** A desk as after a restart: nothing is kept but the rows and the archive. */
    private ReportDesk desk(ReportDesk.Announcement announcement) {
        return desk(announcement, new Signed());
    }

    private ReportDesk desk(ReportDesk.Announcement announcement, Signed signed) {
        var gathering = new Gathering(sopInstance -> Optional.of(SampleOpinions.original(SampleOpinions.STUDY)));
        return new ReportDesk(
                signed,
                new ReportRegister(JdbcClient.create(database.dataSource())),
                new ReportMaker(gathering, door),
                _ -> SampleOpinions.CIRCUMSTANCES,
                announcement,
                _ -> PAUSE,
                10,
                clock());
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static final class Signed implements SignedOpinions {

        /** An opinion whose case cannot be read, listed before the other. */
        private Optional<CaseId> broken = Optional.empty();

        private int brokenAsked;

        @Override
        public Optional<SignedOpinion> find(CaseId id, int version) {
            if (broken.filter(id::equals).isPresent()) {
                brokenAsked++;
                throw new IllegalStateException("this case cannot be read");
            }
            return Optional.of(SampleOpinions.opinion());
        }

        @Override
        public List<OpinionSigned> undelivered() {
            var institution = SampleOpinions.opinion().requester().institution();
            var sound = new OpinionSigned(SampleOpinions.CASE, 1, institution);
            return broken.map(id -> List.of(new OpinionSigned(id, 1, institution), sound))
                    .orElse(List.of(sound));
        }
    }

    /** The rules of the archive: the same bytes again are a duplicate, other bytes under the same UID are refused. */
    private static final class Door implements InstanceReceiver {

        private final Map<Uid, byte[]> stored = new HashMap<>();
        private final List<Arrival> arrived = new ArrayList<>();
        private int duplicates;
        private int conflicts;
        private int crashAtArrival;

        @Override
        public Receipt receive(Arrival arrival, InputStream dataSet) throws IOException {
            arrived.add(arrival);
            if (arrived.size() == crashAtArrival) {
                throw new IOException("cut off");
            }
            Uid uid = new Uid(arrival.sopInstanceUid().orElseThrow());
            byte[] bytes = dataSet.readAllBytes();
            byte[] before = stored.putIfAbsent(uid, bytes);
            Uid study = arrival.requiredStudy().orElseThrow();
            String sopClass = arrival.sopClassUid().orElseThrow();
            if (before == null) {
                return new Receipt.Stored(study, study, uid, sopClass);
            }
            if (Arrays.equals(before, bytes)) {
                duplicates++;
                return new Receipt.Duplicate(study, study, uid, sopClass);
            }
            conflicts++;
            return new Receipt.Refused(Reason.SAME_UID_OTHER_CONTENT, "");
        }
    }
}
