package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.consilium.archive.files.FileIntake;
import org.consilium.archive.files.FileLimits;
import org.consilium.archive.files.WatchSettings.Watched;
import org.consilium.archive.files.WatchedFolder;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.spool.SpoolLimits;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody lays into a folder. */
class WatchedFolderIT {

    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;
    private Path inbox;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        inbox = folder.resolve("inbox");
        start(TestArchive.LIMITS);
    }

    private void start(SpoolLimits limits) throws IOException {
        var store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ofDays(1), limits);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void aFileIsMovedToDoneOnceItIsStored() throws IOException {
        var slice = Images.slice().build();
        var watched = watch(node.receiver, Duration.ZERO);
        lay("CD/IM1", slice);
        watched.run();
        assertThat(node.read(TestArchive.uid(slice))).isNotEmpty();
        assertThat(inbox.resolve("done/CD/IM1")).exists();
        assertThat(inbox.resolve("CD")).doesNotExist();
        lay("CD/IM1", slice);
        watched.run();
        assertThat(inbox.resolve("done/CD/IM1.1")).as("the same again").exists();
    }

    @Test
    void aFileThatStillChangesWaits() throws IOException {
        var watched = watch(node.receiver, Duration.ofHours(1));
        lay("IM1", Images.slice().build());
        watched.run();
        assertThat(inbox.resolve("IM1")).exists();
    }

    @Test
    void whatIsNotTakenLiesInFailedWithTheReasonBesideIt() throws IOException {
        var watched = watch(node.receiver, Duration.ZERO);
        var slice = Images.slice();
        lay("first", slice.build());
        watched.run();
        lay("other", slice.text(Tag.StudyDescription, "another").build());
        Files.writeString(inbox.resolve("letter.txt"), "I am a letter");
        watched.run();
        assertThat(inbox.resolve("failed/other.reason.txt")).content().contains("same-uid-other-content");
        assertThat(inbox.resolve("failed/letter.txt.reason.txt")).content().contains("not-dicom");
        assertThat(inbox.resolve("failed/other")).exists();
    }

    @Test
    void aFileTakenBeforeACrashAndNotMovedIsTakenAgainAndMoved() throws IOException {
        var slice = Images.slice().build();
        var crashing = watch(
                (arrival, dataSet) -> {
                    node.receiver.receive(arrival, dataSet);
                    throw new IOException("the node ended here");
                },
                Duration.ZERO);
        lay("IM1", slice);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(crashing::run))
                .hasMessage("the node ended here");
        assertThat(inbox.resolve("IM1")).exists();
        watch(node.receiver, Duration.ZERO).run();
        assertThat(inbox.resolve("done/IM1")).exists();
        assertThat(node.read(TestArchive.uid(slice))).isNotEmpty();
    }

    @Test
    void aFileForWhichThereIsNoSpaceStaysWhereItLies() throws IOException {
        node.close();
        start(new SpoolLimits(100, 100, 100, 100));
        lay("IM1", Images.slice().build());
        watch(node.receiver, Duration.ZERO).run();
        assertThat(inbox.resolve("IM1")).exists();
        assertThat(inbox.resolve("failed")).isEmptyDirectory();
    }

    private WatchedFolder watch(InstanceReceiver receiver, Duration quiet) throws IOException {
        var intake = new FileIntake(receiver, FileLimits.DEFAULT);
        // A minute ahead: what was laid just now has not changed for some time.
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        return new WatchedFolder(new Watched(inbox, "IMPORT"), quiet, WEEK, intake, clock);
    }

    private void lay(String name, DataSet dataSet) throws IOException {
        var file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Part10.toByteArray(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }
}
