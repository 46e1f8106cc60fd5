package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import org.consilium.app.demo.ct.ThoraxSeries;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library under most viewers in browsers shows a CT of the node by WADO-RS, with the very values that were stored. */
class CornerstoneIT {

    private static final int SLICES = 4;

    /** A picture of a thorax has hundreds; one that failed is black. */
    private static final int GREYS_MIN = 100;

    @TempDir
    private Path home;

    @Test
    void showsEverySliceWithTheValuesThatWereStored() throws IOException {
        var chest = new PatientStudy(
                "cornerstone",
                "Nguyễn^Thị Minh Khai",
                "CORNERSTONE",
                "19630412",
                "F",
                "063Y",
                "20261116",
                "091500",
                "A-1",
                "Second opinion",
                "Doctor^One",
                "Hospital");
        try (var node = Node.in(home).optimized().start();
                var pages = CornerstonePages.open(node)) {
            var slices = new ArrayList<String>();
            var study = "";
            var series = "";
            for (var image : new ThoraxSeries(chest).images().limit(SLICES).toList()) {
                assertThat(Stow.store(node, image.dataSet(), image.transferSyntax()))
                        .isEqualTo(200);
                study = image.dataSet().text(Tag.StudyInstanceUID).orElseThrow();
                series = image.dataSet().text(Tag.SeriesInstanceUID).orElseThrow();
                slices.add(digest(image.dataSet()));
            }

            BrowserScript.walk(
                    pages.address(),
                    "cornerstone.mjs",
                    Map.of(
                            "name",
                            "cornerstone",
                            "study",
                            study,
                            "series",
                            series,
                            "slices",
                            slices,
                            "greys",
                            GREYS_MIN));

            assertThat(pages.refused()).isEmpty();
        }
    }

    /** Of the Hounsfield units in 32 bits each, as the viewer has them behind its picture. */
    private static String digest(DataSet image) {
        double slope = image.number(Tag.RescaleSlope).orElse(1);
        double intercept = image.number(Tag.RescaleIntercept).orElse(0);
        var pixels = ByteBuffer.wrap(image.bytes(Tag.PixelData).orElseThrow())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        var units = ByteBuffer.allocate(pixels.remaining() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (pixels.hasRemaining()) {
            units.putInt((int) (pixels.get() * slope + intercept));
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(units.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
