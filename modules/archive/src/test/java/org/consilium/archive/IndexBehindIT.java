package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.consilium.archive.Receipt.Stored;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;

/** PostgreSQL answers questions and takes no rows for a while: what was acknowledged is not said to be missing. */
class IndexBehindIT {

    private static final Uid STUDY = Uid.random();
    private static final Uid SERIES = Uid.random();

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;
    private Archive archive;
    private Connection locked;

    private final DataSet first = Images.slice(STUDY, SERIES, 1).build();
    private final DataSet waiting = Images.slice(STUDY, SERIES, 2).build();
    private final DataSet other = Images.slice().build();

    @BeforeEach
    void receiveMoreThanGetsRows() throws IOException, SQLException {
        database = Database.migrated("archive");
        node = TestArchive.open(
                folder,
                database.dataSource(),
                ObjectStores.folder(folder.resolve("objects")),
                Duration.ofDays(1),
                TestArchive.LIMITS);
        archive = node.reading.apply(Duration.ofMillis(100));
        for (var slice : List.of(first, other)) {
            assertThat(node.receive(slice)).isInstanceOf(Stored.class);
            assertThat(node.archive.open(TestArchive.NODE, uid(slice))).isPresent();
        }
        locked = database.dataSource().getConnection();
        locked.setAutoCommit(false);
        try (var statement = locked.createStatement()) {
            statement.execute("lock table archive.instance in share row exclusive mode");
        }
        assertThat(node.receive(waiting)).isInstanceOf(Stored.class);
    }

    @AfterEach
    void close() throws SQLException {
        locked.close();
        node.close();
        database.close();
    }

    @Test
    void whatIsNamedIsAnsweredWhollyOrNotAtAll() throws SQLException {
        assertOutage(() -> archive.open(TestArchive.NODE, uid(waiting)));
        assertOutage(() -> archive.openSeries(TestArchive.NODE, STUDY, SERIES));
        assertOutage(() -> archive.openStudy(TestArchive.NODE, STUDY));
        assertOutage(() -> archive.metadata(TestArchive.NODE, STUDY, Optional.empty(), Optional.empty()));
        assertOutage(() -> archive.series(
                TestArchive.NODE,
                Query.builder()
                        .matchUids(Tag.StudyInstanceUID, List.of(Uid.random(), STUDY))
                        .build()));
        assertOutage(() -> archive.instances(
                TestArchive.NODE, Query.builder().match(Tag.PatientID, "P-1").build()));

        locked.rollback();
        assertThat(node.archive.open(TestArchive.NODE, uid(waiting))).isPresent();
        assertThat(archive.openSeries(TestArchive.NODE, STUDY, SERIES)).hasSize(2);
    }

    @Test
    void anythingElseIsStillFound() {
        assertThat(archive.open(TestArchive.NODE, uid(first))).isPresent();
        assertThat(archive.openStudy(TestArchive.NODE, study(other))).hasSize(1);
        assertThat(archive.studies(TestArchive.NODE, Query.builder().build()).rows())
                .hasSize(2);
        assertThat(archive.studies(
                                TestArchive.NODE,
                                Query.builder().match(Tag.PatientID, "*").build())
                        .rows())
                .hasSize(2);
    }

    private static void assertOutage(ThrowingCallable question) {
        assertThatThrownBy(question).isInstanceOf(TransientDataAccessResourceException.class);
    }

    private static Uid uid(DataSet slice) {
        return new Uid(slice.text(Tag.SOPInstanceUID).orElseThrow());
    }

    private static Uid study(DataSet slice) {
        return new Uid(slice.text(Tag.StudyInstanceUID).orElseThrow());
    }
}
