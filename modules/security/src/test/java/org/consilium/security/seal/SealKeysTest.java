package org.consilium.security.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.consilium.security.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeysTest {

    @TempDir
    private Path home;

    @Test
    void makesOneKeyThatItsOwnerAloneReadsAndKeepsIt() throws IOException {
        var made = keys().sealing();

        assertThat(permissions(folder())).isEqualTo("rwx------");
        try (var files = Files.list(folder())) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
        assertThat(keys().sealing()).isEqualTo(made);
    }

    @Test
    void theFileWhoseNameSortsLastSealsAndTheOthersOpen() throws IOException {
        var first = keys().sealing();
        place("20270101.key", TestKeys.random());

        var rotated = keys();
        assertThat(rotated.sealing()).isNotEqualTo(first);
        assertThat(rotated.find(first.id())).contains(first);
    }

    @Test
    void theKeysOfTheSettingsComeFirstAndNothingIsMadeBesideThem() throws IOException {
        var given = TestKeys.random();

        assertThat(SealKeys.of(new SealSettings(folder(), List.of(given))).sealing())
                .isEqualTo(TestKeys.of(given).sealing());
        assertThat(folder()).doesNotExist();
        assertThat(new SealSettings(folder(), List.of(given)).toString()).doesNotContain(given);
    }

    @Test
    void refusesWhatOthersMayReadAndWhatIsNoKeyByNamingTheFile() throws IOException {
        var file = place("1.key", TestKeys.random());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::keys).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");

        place("1.key", "dG9vIHNob3J0");
        assertThatThrownBy(this::keys).isInstanceOf(IOException.class).hasMessageContaining("1.key");
        assertThatThrownBy(() -> TestKeys.of("dG9vIHNob3J0")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path folder() {
        return home.resolve("secrets");
    }

    private SealKeys keys() throws IOException {
        return SealKeys.of(new SealSettings(folder(), List.of()));
    }

    private Path place(String name, String text) throws IOException {
        var file = Files.createDirectories(folder()).resolve(name);
        Files.writeString(file, text, UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
