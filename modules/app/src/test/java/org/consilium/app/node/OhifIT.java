package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.app.demo.ct.ThoraxSeries;
import org.consilium.app.demo.material.GeneratedImage;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.app.demo.slide.SlideSeries;
import org.consilium.dicom.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A viewer that others have written finds and shows what the node holds, by DICOMweb alone. */
class OhifIT {

    private static final int SLICES = 6;

    @TempDir
    private Path home;

    @Test
    void opensACtAndASlide() throws IOException {
        var chest = study("ct");
        var tissue = study("slide");
        try (var node = Node.in(home).optimized().start();
                var pages = OhifPages.open(node)) {
            var ct = store(node, new ThoraxSeries(chest).images().limit(SLICES));
            var slide = store(node, new SlideSeries(tissue).images());

            BrowserScript.walk(
                    pages.address(),
                    "ohif.mjs",
                    Map.of("name", "ohif", "studies", 2, "ct", ct, "slices", SLICES, "slide", slide));

            assertThat(pages.refused()).isEmpty();
        }
    }

    private static PatientStudy study(String seed) {
        return new PatientStudy(
                seed,
                "Nguyễn^Thị Minh Khai",
                "OHIF-" + seed,
                "19630412",
                "F",
                "063Y",
                "20261116",
                "091500",
                "A-" + seed,
                "Second opinion",
                "Doctor^One",
                "Hospital");
    }

    /** The UID of the study. */
    private static String store(Node node, Stream<GeneratedImage> images) throws IOException {
        var study = "";
        for (var image : images.toList()) {
            assertThat(Stow.store(node, image.dataSet(), image.transferSyntax()))
                    .isEqualTo(200);
            study = image.dataSet().uid(Tag.StudyInstanceUID).orElseThrow().value();
        }
        return study;
    }
}
