package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A backup of a working node, and nodes made of it elsewhere. */
class BackupIT {

    private static final String DRAIN_SOON = "--consilium.archive.drain-delay=1s";

    @TempDir
    private Path folder;

    private Path backup;

    /** Without it the second factors of the database do not open. */
    private static final String SECRET_KEY = "secrets/00000000-first.key";

    /** What backs up and restores. */
    private NodeProgram program = NodeProgram.prepared();

    /** Of retention, as the node answered it; empty where it has none. */
    private String policy = "";

    @BeforeEach
    void nameTheBackup() {
        backup = folder.resolve("backup");
    }

    @Test
    void whatWasAcknowledgedBeforeABackupOfAReceivingNodeIsInTheNodeRestoredFromIt() throws Exception {
        Map<SmallImage, String> before;
        Map<SmallImage, String> all;
        var home = folder.resolve("home");
        try (var node = Node.in(home).argument(DRAIN_SOON).start();
                var traffic = new Traffic(node, 3, 7)) {
            policy = keepTenYears(node);
            traffic.await(150);
            before = traffic.acknowledged();
            assertThat(run(home, "backup", backup)).satisfies(BackupIT::succeeded);
            assertThat(traffic.acknowledged()).as("receiving went on").hasSizeGreaterThan(before.size());
            assertRestorable("elsewhere", before, Map.of());
            traffic.close();
            all = traffic.acknowledged();
            assertThat(run(home, "backup", backup)).satisfies(BackupIT::succeeded);
        }
        assertThat(home.resolve("spool/.backup")).doesNotExist();
        try (var external = Database.migrated()) {
            var elsewhere = assertRestorable(
                    "external",
                    all,
                    Map.of(
                            "CONSILIUM_DB_URL", external.url(),
                            "CONSILIUM_DB_USER", external.user(),
                            "CONSILIUM_DB_PASSWORD", external.password()));
            assertThat(elsewhere.resolve("postgres")).as("no embedded database").doesNotExist();
        }
    }

    @Test
    void objectsInS3StayThereAndAreListed() throws Exception {
        program = NodeProgram.JAR;
        var home = folder.resolve("home");
        try (var store = S3Server.start()) {
            var variables = Map.of(
                    "CONSILIUM_S3_URL", store.url().toString(),
                    "CONSILIUM_S3_BUCKET", store.bucket(),
                    "CONSILIUM_S3_ACCESS_KEY", store.accessKey(),
                    "CONSILIUM_S3_SECRET_KEY", store.secretKey());
            Map<SmallImage, String> all;
            try (var node = start(home, variables);
                    var traffic = new Traffic(node, 2, 11)) {
                traffic.await(60);
                all = traffic.acknowledged();
                assertThat(run(home, variables, "backup", backup)).satisfies(BackupIT::succeeded);
            }
            assertThat(run(folder.resolve("without"), "restore", backup))
                    .satisfies(refused("The objects of this backup are in the bucket"));
            assertRestorable("elsewhere", all, variables);
        }
    }

    @Test
    void aDamagedBackupIsRefusedBySayingWhatIsWrongAndLeavesNothingBehind() throws Exception {
        var home = folder.resolve("home");
        try (var node = Node.in(home).argument(DRAIN_SOON).start();
                var traffic = new Traffic(node, 2, 13)) {
            traffic.await(60);
            traffic.close();
            org.awaitility.Awaitility.await()
                    .until(() -> !objects(home.resolve("objects")).isEmpty());
        }
        assertThat(run(home, "backup", backup).output()).contains("No node is running");
        var point = onlyChild(backup.resolve("points"));
        var object = objects(backup.resolve("objects")).getFirst();

        refusesWith(
                "archive.instance.copy.gz",
                "is not what was written",
                () -> cut(point.resolve("database/archive.instance.copy.gz")));
        refusesWith(
                "archive.study.copy.gz",
                "is missing",
                () -> Files.delete(point.resolve("database/archive.study.copy.gz")));
        refusesWith("object", "bytes", () -> cut(object));
        refusesWith("object", "is missing", () -> Files.delete(object));
        refusesWith("object", "SHA-256 differs", () -> flip(object));
        refusesWith("no complete backup", "no complete backup", () -> Files.delete(point.resolve("SHA256SUMS")));

        assertThat(run(home, "restore", backup)).satisfies(refused("is not empty"));
        assertThat(run(home, "backup", home.resolve("inside"))).satisfies(refused("inside the node's own folder"));
        assertThat(run(home, "backup", folder)).satisfies(refused("is not empty and no backup"));
        assertThat(run(folder.resolve("undamaged"), "restore", backup)).satisfies(BackupIT::succeeded);
    }

    private interface Damage {
        void run() throws IOException;
    }

    /** Damages the backup, tries it, and brings the backup back to what it was. */
    private void refusesWith(String what, String why, Damage damage) throws Exception {
        var kept = folder.resolve("kept");
        FileSystemUtils.copyRecursively(backup, kept);
        damage.run();
        var target = folder.resolve("target");
        assertThat(run(target, "restore", backup)).satisfies(refused(what)).satisfies(refused(why));
        if (Files.exists(target)) {
            try (var left = Files.list(target)) {
                assertThat(left.map(path -> path.getFileName().toString())).containsExactly("node.lock");
            }
        }
        FileSystemUtils.deleteRecursively(backup);
        Files.move(kept, backup);
    }

    private static void cut(Path file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Path assertRestorable(String name, Map<SmallImage, String> images, Map<String, String> variables)
            throws Exception {
        var elsewhere = folder.resolve(name);
        assertThat(run(elsewhere, variables, "restore", backup)).satisfies(BackupIT::succeeded);
        assertThat(elsewhere.resolve("settings/environment")).content().contains("CONSILIUM_HOME=");
        assertThat(elsewhere.resolve(SECRET_KEY))
                .hasSameBinaryContentAs(folder.resolve("home").resolve(SECRET_KEY));
        assertThat(Files.getPosixFilePermissions(elsewhere.resolve(SECRET_KEY)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var node = start(elsewhere, variables)) {
            Traffic.assertAllIn(node, images);
            assertThat(policies(node)).contains(policy);
        }
        return elsewhere;
    }

    private static String keepTenYears(Node node) {
        try (var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            administrator.post(
                    "/api/retention/policies",
                    Map.of("name", "Ten years", "years", 10, "countedFrom", List.of("STUDY_DATE"), "active", true));
        }
        return policies(node);
    }

    private static String policies(Node node) {
        try (var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            return administrator.get("/api/retention").get("policies").toString();
        }
    }

    private static Node start(Path home, Map<String, String> variables) {
        var builder = Node.in(home).argument(DRAIN_SOON);
        variables.forEach(builder::with);
        return builder.start();
    }

    private Program run(Path home, String command, Path folder) throws IOException, InterruptedException {
        return run(home, Map.of(), command, folder);
    }

    private Program run(Path home, Map<String, String> variables, String command, Path folder)
            throws IOException, InterruptedException {
        var environment = new HashMap<>(variables);
        environment.put("CONSILIUM_HOME", home.toString());
        return Program.run(program, environment, command, folder.toString());
    }

    private static void succeeded(Program program) {
        assertThat(program.exitCode()).as(program.output()).isZero();
        assertThat(program.output()).contains("100 %");
    }

    private static java.util.function.Consumer<Program> refused(String sentence) {
        return program -> {
            assertThat(program.exitCode()).as(program.output()).isEqualTo(1);
            assertThat(program.output()).contains(sentence);
        };
    }

    private static Path onlyChild(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.findFirst().orElseThrow();
        }
    }

    private static List<Path> objects(Path folder) throws IOException {
        Predicate<Path> object =
                path -> Files.isRegularFile(path) && !path.toString().contains(".incoming");
        try (var paths = Files.walk(folder)) {
            return paths.filter(object).toList();
        }
    }
}
