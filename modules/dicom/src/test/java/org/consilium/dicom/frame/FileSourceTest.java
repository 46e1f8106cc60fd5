package org.consilium.dicom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void givesPartsOfAFileFromAnOffsetOnIndependentlyOfEachOther() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource source = ByteSource.of(channel, 2);
            assertThat(source.length()).isEqualTo(6);
            try (InputStream one = source.open(1, 3);
                    InputStream other = source.open(0, 6)) {
                assertThat(one.read()).isEqualTo(3);
                assertThat(other.readAllBytes()).containsExactly(2, 3, 4, 5, 6, 7);
                assertThat(one.readAllBytes()).containsExactly(4, 5);
                assertThat(one.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void refusesPartsThatAreNotWithinTheFile() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[8]);
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource source = ByteSource.of(channel, 2);
            assertThatThrownBy(() -> source.open(5, 2)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> source.open(-1, 2)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> source.open(0, Long.MAX_VALUE)).isInstanceOf(EOFException.class);
            assertThat(ByteSource.of(channel, 100).length()).isZero();
        }
    }
}
