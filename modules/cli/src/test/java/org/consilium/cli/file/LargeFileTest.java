package org.consilium.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.testkit.SmallJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of up to 2 GiB under commands whose heap has 64 MiB. */
class LargeFileTest {

    private static final int HEAP_MEBIBYTES = 64;
    private static final long GIBIBYTES_2 = 2L << 30;
    private static final long MEBIBYTES_200 = 200L << 20;

    @TempDir
    Path folder = Path.of("");

    private static long written(int exitCode, String... arguments) throws Exception {
        SmallJvm.Ended ended = SmallJvm.run(LargeFile.class, HEAP_MEBIBYTES, arguments);
        String start = "ended with " + exitCode + ", wrote ";
        assertThat(ended.output()).contains(start);
        return Long.parseLong(ended.output().replaceAll("(?s).*wrote ", "").strip());
    }

    @Test
    void areShownWithTheirPixelDataInLine() throws Exception {
        Path file = LargeFile.ofPixels(folder.resolve("1.dcm"), GIBIBYTES_2);
        assertThat(written(0, "json", file.toString())).isGreaterThan(GIBIBYTES_2 / 3 * 4);
        Path smaller = LargeFile.ofPixels(folder.resolve("2.dcm"), MEBIBYTES_200);
        assertThat(written(0, "xml", smaller.toString())).isGreaterThan(MEBIBYTES_200 / 3 * 4);
    }

    @Test
    void areShownWithoutCompressedPixelData() throws Exception {
        Path file = LargeFile.ofFragments(folder.resolve("1.dcm"), GIBIBYTES_2);
        assertThat(written(0, "json", file.toString())).isBetween(500L, 5_000L);
        assertThat(written(0, "xml", file.toString())).isBetween(500L, 5_000L);
    }

    @ParameterizedTest
    @CsvSource({"json,ofPixels", "xml,ofFragments"})
    void areShownWithTheirPixelDataInAFileOfItsOwn(String command, String kind) throws Exception {
        Path file = kind.equals("ofPixels")
                ? LargeFile.ofPixels(folder.resolve("1.dcm"), MEBIBYTES_200)
                : LargeFile.ofFragments(folder.resolve("1.dcm"), MEBIBYTES_200);
        Path bulk = folder.resolve("values");
        assertThat(written(0, command, file.toString(), "--bulk", bulk.toString()))
                .isBetween(500L, 5_000L);
        assertThat(Files.size(bulk.resolve("7FE00010.bin")) - MEBIBYTES_200)
                .isEqualTo(kind.equals("ofPixels") ? 0 : 24);
    }

    @Test
    void areValidated() throws Exception {
        Path pixels = LargeFile.ofPixels(folder.resolve("1.dcm"), GIBIBYTES_2);
        Path fragments = LargeFile.ofFragments(folder.resolve("2.dcm"), GIBIBYTES_2);
        assertThat(written(1, "validate", pixels.toString(), fragments.toString()))
                .isBetween(1_000L, 20_000L);
    }

    @ParameterizedTest
    @CsvSource({"implicit,209715200,209715200", "big-endian,2147483648,2147483648", "deflated,209715200,200000"})
    void areConverted(String target, long bytes, long written) throws Exception {
        Path file = LargeFile.ofPixels(folder.resolve("1.dcm"), bytes);
        assertThat(written(0, "convert", file.toString(), "-", "--to", target)).isBetween(written, written + 20_000);
    }
}
