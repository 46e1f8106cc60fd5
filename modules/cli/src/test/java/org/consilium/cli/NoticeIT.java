package org.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE names every third-party library the command line is packaged with, and none that it is not. */
class NoticeIT {

    @Test
    void everyLibraryIsNamed() throws IOException {
        try (Stream<Path> libraries = Files.list(Path.of("target", "lib"))) {
            assertThat(libraries
                            .map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                            .filter(name -> !name.startsWith("consilium-")))
                    .containsExactlyInAnyOrderElementsOf(named());
        }
    }

    private static List<String> named() throws IOException {
        return Files.readAllLines(Path.of("..", "..", "NOTICE")).stream()
                .dropWhile(line -> !line.startsWith("Libraries of scripts/dicom"))
                .skip(2)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }
}
