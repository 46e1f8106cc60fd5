package org.consilium.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.app.demo.ct.ThoraxSeries;
import org.consilium.app.demo.material.GeneratedImage;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.app.demo.slide.SlideSeries;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.Part10;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;

/** The generated images as others see them. They stay in {@code target/demo-images} for a look. */
class GeneratedImagesIT {

    private static final Path FOLDER = Path.of("target", "demo-images");

    private final PatientStudy study = new PatientStudy(
            "test",
            "Орлова^Вера=Орлова^Вера",
            "DEMO-1",
            "19630412",
            "F",
            "063Y",
            "20261116",
            "091500",
            "A-1",
            "Grudnaya kletka",
            "Врач^Один",
            "Больница");

    @Test
    void theValidatorFindsNoErrorInTheCtImages() throws IOException {
        var dciodvfy = ForeignTool.require("dciodvfy");
        var files = write(new ThoraxSeries(study).images().filter(GeneratedImagesIT::isEveryTenth));
        assertThat(files).hasSize(6);
        for (var file : files) {
            assertThat(dciodvfy.run(file).output()).as(file.toString()).doesNotContain("Error");
        }
    }

    @Test
    void theValidatorFindsNoErrorInTheSlideAndItHasThreeLevels() throws IOException {
        var dciodvfy = ForeignTool.require("dciodvfy");
        var images = new SlideSeries(study).images().toList();
        assertThat(images)
                .extracting(image -> image.dataSet().integer(Tag.NumberOfFrames).orElse(0))
                .containsExactly(300, 20, 2);
        for (var file : write(images.stream())) {
            assertThat(dciodvfy.run(file).output()).as(file.toString()).doesNotContain("Error");
        }
    }

    private static boolean isEveryTenth(GeneratedImage image) {
        return image.dataSet().integer(Tag.InstanceNumber).orElse(0) % 10 == 3;
    }

    private static List<Path> write(Stream<GeneratedImage> images) throws IOException {
        Files.createDirectories(FOLDER);
        return images.map(GeneratedImagesIT::write).toList();
    }

    private static Path write(GeneratedImage image) {
        var modality = image.dataSet().text(Tag.Modality).orElseThrow();
        int number = image.dataSet().integer(Tag.InstanceNumber).orElseThrow();
        try {
            return Files.write(
                    FOLDER.resolve(modality + number + ".dcm"),
                    Part10.toByteArray(image.dataSet(), image.transferSyntax()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
