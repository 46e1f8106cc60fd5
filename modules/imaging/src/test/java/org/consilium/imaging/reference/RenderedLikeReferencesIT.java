package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.imaging.render.PictureType;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the collection, pixel by pixel beside DCMTK's and pydicom's; the table in docs/imaging.md says the tolerances. */
class RenderedLikeReferencesIT {

    /** DCMTK cuts grey values off where they are rounded here. */
    private static final int GREY_TOLERANCE = 1;

    /** Colours of luminance and chrominance are computed with other fixed-point factors. */
    private static final int CHROMINANCE_TOLERANCE = 2;

    private static final Set<TransferSyntax> UNKNOWN_TO_REFERENCES =
            Set.of(TransferSyntax.HTJ2K_LOSSLESS, TransferSyntax.HTJ2K, TransferSyntax.DEFLATED_IMAGE_FRAME);

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final FrameRenderer RENDERER = new FrameRenderer(FrameDecoder.standard());

    @TempDir
    Path folder;

    @Test
    void showsEveryImageAsDcmtkDoes() throws IOException {
        ForeignTool tool = ForeignTool.require("dcmj2pnm");
        int compared = 0;
        for (ImageFile image :
                images().filter(RenderedLikeReferencesIT::isShownTheSameWay).toList()) {
            int frame = image.frames().count() / 2;
            Path picture = folder.resolve("picture.pnm");
            Files.deleteIfExists(picture);
            boolean window = image.header().numbers(Tag.WindowCenter).length > 0;
            List<Object> arguments = new ArrayList<>(List.of("+F", frame + 1));
            arguments.addAll(window ? List.of("+Wi", "1") : List.of("+Wm"));
            arguments.addAll(List.of(uncompressed(image), picture));
            var ended = tool.run(arguments.toArray());
            assertThat(picture).as(image.path() + ": " + ended.output()).exists();
            byte[] pnm = Files.readAllBytes(picture);
            compare(image, frame, pnm, pnm[1] == '6' ? 3 : 1, "DCMTK");
            compared++;
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void showsEveryImageAsPydicomDoes() throws IOException {
        ForeignTool shell = ForeignTool.require("sh");
        if (shell.run("-c", PYTHON + " -c 'import pydicom, numpy'").exitCode() != 0) {
            throw ForeignTool.missing("pydicom", "not installed for " + PYTHON);
        }
        Path script = folder.resolve("shown_by_pydicom.py");
        try (InputStream source = getClass().getResourceAsStream("shown_by_pydicom.py")) {
            Files.copy(Objects.requireNonNull(source), script);
        }
        int compared = 0;
        for (ImageFile image : images().filter(Predicate.not(RenderedLikeReferencesIT::hasOverlay))
                .toList()) {
            int frame = image.frames().count() / 2;
            Path values = folder.resolve("values.raw");
            Files.deleteIfExists(values);
            shell.run("-c", "%s %s %s %d %s".formatted(PYTHON, script, uncompressed(image), frame, values));
            if (Files.exists(values)) {
                byte[] shown = Files.readAllBytes(values);
                boolean grey = image.header()
                        .text(Tag.PhotometricInterpretation)
                        .orElse("")
                        .startsWith("MONO");
                compare(image, frame, shown, grey ? 1 : 3, "pydicom");
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    private static Stream<ImageFile> images() {
        return Stream.of(
                        "cr-dx",
                        "ct",
                        "mammo",
                        "mr",
                        "nm",
                        "pet",
                        "rt",
                        "seg",
                        "us",
                        "wsi",
                        "xa-multiframe",
                        "transfer-syntaxes")
                .flatMap(part -> TestData.files(part).stream())
                .map(ImageFile::find)
                .flatMap(Optional::stream)
                .filter(image -> FrameDecoder.standard().decodes(image.transferSyntax()))
                .filter(image -> !UNKNOWN_TO_REFERENCES.contains(image.transferSyntax()));
    }

    /**
     * DCMTK does not look into functional groups for windows, and spans the values of a frame of 8 bits that has no window, where
     * here the whole range is shown.
     */
    private static boolean isShownTheSameWay(ImageFile image) {
        DataSet header = image.header();
        boolean functionalGroups = header.contains(Tag.PerFrameFunctionalGroupsSequence);
        boolean bytesWithoutWindow = header.integer(Tag.BitsStored).orElse(0) <= Byte.SIZE
                && header.numbers(Tag.WindowCenter).length == 0
                && header.text(Tag.PhotometricInterpretation).orElse("").startsWith("MONO");
        return !functionalGroups && !bytesWithoutWindow;
    }

    private static boolean hasOverlay(ImageFile image) {
        return image.header().contains(Tag.OverlayRows);
    }

    /** Compressed images are given to the references as GDCM decodes them: decoding is compared elsewhere. */
    private Path uncompressed(ImageFile image) {
        if (!image.transferSyntax().isEncapsulated()) {
            return image.path();
        }
        Path raw = folder.resolve("raw.dcm");
        ForeignTool.require("gdcmconv").run("--raw", image.path(), raw);
        return raw;
    }

    private static void compare(ImageFile image, int frame, byte[] shown, int channels, String reference)
            throws IOException {
        byte[] png = RENDERER.render(
                        image.header(),
                        frame,
                        image.transferSyntax(),
                        image.stored(frame),
                        RenderOptions.of(PictureType.PNG))
                .bytes();
        BufferedImage own = ImageIO.read(new ByteArrayInputStream(png));
        int bands = own.getRaster().getNumBands();
        int[] values = own.getRaster().getPixels(0, 0, own.getWidth(), own.getHeight(), (int[]) null);
        int pixels = values.length / bands;
        int start = shown.length - pixels * channels;
        int largest = IntStream.range(0, pixels * 3)
                .map(i -> {
                    int mine = values[i / 3 * bands + Math.min(i % 3, bands - 1)];
                    int theirs = shown[start + i / 3 * channels + Math.min(i % 3, channels - 1)] & 0xFF;
                    return Math.abs(mine - theirs);
                })
                .max()
                .orElse(0);
        assertThat(largest)
                .as("%s, frame %d, beside %s", image.path(), frame, reference)
                .isLessThanOrEqualTo(tolerance(image));
    }

    private static int tolerance(ImageFile image) {
        String interpretation =
                image.header().text(Tag.PhotometricInterpretation).orElse("");
        if (interpretation.startsWith("YBR")) {
            return CHROMINANCE_TOLERANCE;
        }
        boolean lossyWavelet = image.transferSyntax().equals(TransferSyntax.JPEG_2000);
        return interpretation.startsWith("MONO") ? GREY_TOLERANCE + (lossyWavelet ? 1 : 0) : 0;
    }
}
