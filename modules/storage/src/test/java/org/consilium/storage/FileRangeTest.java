package org.consilium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRangeTest {

    private static final int OFFSET = 1000;
    private static final int LENGTH = 300_001;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[OFFSET + LENGTH + 500];
    private final byte[] range = new byte[LENGTH];

    @BeforeEach
    void fill() throws IOException {
        new Random(1).nextBytes(content);
        System.arraycopy(content, OFFSET, range, 0, LENGTH);
        Files.write(folder.resolve("file"), content);
    }

    private InputStream open() throws IOException {
        return FileRange.open(FileChannel.open(folder.resolve("file"), StandardOpenOption.READ), OFFSET, LENGTH);
    }

    @Test
    void givesItsBytesAndNoOthersHoweverItIsRead() throws IOException {
        try (var in = open()) {
            assertThat(in.readAllBytes()).isEqualTo(range);
            assertThat(in.readAllBytes()).isEmpty();
            assertThat(in.read()).isEqualTo(-1);
        }
        try (var in = open()) {
            assertThat(in.skip(7)).isEqualTo(7);
            assertThat(in.readNBytes(100)).isEqualTo(Arrays.copyOfRange(range, 7, 107));
            var rest = new ByteArrayOutputStream();
            assertThat(in.transferTo(rest)).isEqualTo(LENGTH - 107);
            assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(range, 107, LENGTH));
            assertThat(in.transferTo(rest)).isZero();
        }
        try (var in = open()) {
            assertThat(in.readNBytes(LENGTH + 1)).isEqualTo(range);
        }
    }

    @Test
    void saysThatAFileWasCutWhileItWasRead() throws IOException {
        try (var in = open();
                var file = FileChannel.open(folder.resolve("file"), StandardOpenOption.WRITE)) {
            file.truncate(OFFSET + 200_000);
            assertThatThrownBy(() -> in.transferTo(new ByteArrayOutputStream())).isInstanceOf(EOFException.class);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(EOFException.class);
        }
    }
}
