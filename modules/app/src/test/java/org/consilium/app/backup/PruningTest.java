package org.consilium.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old points go with the objects that only they named; nothing else does. */
class PruningTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Pruning pruning;

    @BeforeEach
    void backup() throws IOException {
        Files.writeString(folder.resolve(Backup.MARK), "1\n");
        pruning = new Pruning(folder, new Progress.Screen(new PrintStream(said, true, StandardCharsets.UTF_8), false));
        point("20260101T000000.000Z", "aa/1", "aa/2");
        point("20260102T000000.000Z", "aa/2", "bb/3");
        point("20260103T000000.000Z", "bb/3");
    }

    @Test
    void keepsTheNewestPointsAndWhatTheyName() throws IOException {
        pruning.run(2);
        assertThat(points()).containsExactly("20260102T000000.000Z", "20260103T000000.000Z");
        assertThat(objects()).containsExactly("aa/2", "bb/3");
        pruning.run(2);
        assertThat(points()).hasSize(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Given up: 20260101T000000.000Z");
    }

    @Test
    void neverGivesUpTheNewest() throws IOException {
        pruning.run(0);
        assertThat(points()).containsExactly("20260103T000000.000Z");
        assertThat(objects()).containsExactly("bb/3");
    }

    @Test
    void aRehearsalChangesNothingAndCountsThePointToCome() throws IOException {
        pruning.rehearse(2);
        assertThat(points()).hasSize(3);
        assertThat(objects()).hasSize(3);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Would be given up: " + folder.resolve("points/20260102T000000.000Z"))
                .contains("2 of 3 points and 2 objects would go");
    }

    @Test
    void leavesAloneWhatIsNoPointAndWhatItNames() throws IOException {
        point("before-the-upgrade", "aa/1");
        var incomplete = folder.resolve("points/20260101T120000.000Z");
        Files.createDirectories(incomplete);
        Files.writeString(incomplete.resolve("objects.tsv"), "aa/2\t1\t-\n");
        pruning.run(1);
        assertThat(points()).containsExactly("20260101T120000.000Z", "20260103T000000.000Z", "before-the-upgrade");
        assertThat(objects()).containsExactly("aa/1", "aa/2", "bb/3");
    }

    @Test
    void deletesNoObjectWhileAPointIsUnfinished() throws IOException {
        Files.createDirectories(folder.resolve("points/20260104T000000.000Z.unfinished"));
        pruning.run(1);
        assertThat(points()).containsExactly("20260103T000000.000Z", "20260104T000000.000Z.unfinished");
        assertThat(objects()).hasSize(3);
    }

    @Test
    void goesOnWithWhatAnInterruptionLeft() throws IOException {
        Files.move(
                folder.resolve("points/20260101T000000.000Z"),
                folder.resolve("points/20260101T000000.000Z.given-up.unfinished"));
        pruning.run(3);
        assertThat(points()).containsExactly("20260102T000000.000Z", "20260103T000000.000Z");
        assertThat(objects()).containsExactly("aa/2", "bb/3");
    }

    @Test
    void touchesNoFolderThatIsNoBackup() throws IOException {
        Files.delete(folder.resolve(Backup.MARK));
        assertThatThrownBy(() -> pruning.run(1))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is no backup");
        assertThat(points()).hasSize(3);
    }

    private void point(String name, String... keys) throws IOException {
        var point = Files.createDirectories(folder.resolve("points").resolve(name));
        Files.writeString(point.resolve("SHA256SUMS"), "");
        Files.writeString(point.resolve("point.properties"), "");
        Files.write(
                point.resolve("objects.tsv"),
                Arrays.stream(keys).map(key -> key + "\t1\t-").toList());
        for (var key : keys) {
            var object = folder.resolve("objects").resolve(key);
            Files.createDirectories(object.getParent());
            Files.writeString(object, "x");
        }
    }

    private List<String> points() throws IOException {
        try (var points = Files.list(folder.resolve("points"))) {
            return points.map(point -> point.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> objects() throws IOException {
        var objects = folder.resolve("objects");
        try (var files = Files.walk(objects)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> objects.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
