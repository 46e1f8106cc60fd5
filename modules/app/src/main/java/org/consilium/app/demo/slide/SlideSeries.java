package org.consilium.app.demo.slide;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.app.demo.material.GeneratedImage;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;

/** The levels of the pyramid as VL Whole Slide Microscopy images (PS3.3 A.32.8), TILED_FULL, one object per level. */
public final class SlideSeries {

    private static final long SEED = 20_260_102;

    private final PatientStudy study;
    private final SlideAttributes attributes;

    public SlideSeries(PatientStudy study) {
        this.study = study;
        this.attributes = new SlideAttributes(study);
    }

    /** The finest level first. */
    public Stream<GeneratedImage> images() {
        var levels = SlidePyramid.of(new TissueSection(SEED));
        return IntStream.range(0, levels.size())
                .mapToObj(level -> new GeneratedImage(dataSet(level, levels.get(level)), TransferSyntax.JPEG_BASELINE));
    }

    private DataSet dataSet(int number, SlidePyramid.Level level) {
        return study.attributes()
                .text(Tag.SOPClassUID, Uids.VLWholeSlideMicroscopyImageStorage)
                .text(Tag.SOPInstanceUID, study.uid("slide/" + number).value())
                .text(Tag.ImageType, imageType(number))
                .integers(Tag.InstanceNumber, number + 1)
                .copy(attributes.series())
                .copy(attributes.specimen())
                .copy(attributes.opticalPath())
                .copy(attributes.matrix(level))
                .copy(attributes.sharedGroups(level, imageType(number)))
                .copy(pixels(level))
                .build();
    }

    private static String[] imageType(int level) {
        return level == 0
                ? new String[] {"ORIGINAL", "PRIMARY", "VOLUME", "NONE"}
                : new String[] {"DERIVED", "PRIMARY", "VOLUME", "RESAMPLED"};
    }

    private static DataSet pixels(SlidePyramid.Level level) {
        return DataSet.builder()
                .integers(Tag.SamplesPerPixel, 3)
                .text(Tag.PhotometricInterpretation, "YBR_FULL_422")
                .integers(Tag.PlanarConfiguration, 0)
                .text(Tag.NumberOfFrames, String.valueOf(level.tiles().size()))
                .integers(Tag.Rows, SlidePyramid.TILE)
                .integers(Tag.Columns, SlidePyramid.TILE)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0)
                .text(Tag.BurnedInAnnotation, "NO")
                .text(Tag.LossyImageCompression, "01")
                .numbers(Tag.LossyImageCompressionRatio, ratio(level))
                .text(Tag.LossyImageCompressionMethod, "ISO_10918_1")
                .fragments(Tag.PixelData, withOffsets(level.tiles()))
                .build();
    }

    private static double ratio(SlidePyramid.Level level) {
        long compressed = level.tiles().stream().mapToLong(tile -> tile.length).sum();
        double plain =
                3.0 * SlidePyramid.TILE * SlidePyramid.TILE * level.tiles().size();
        return Math.round(10 * plain / compressed) / 10.0;
    }

    /** The basic offset table (PS3.5 A.4) before the frames. */
    private static List<byte[]> withOffsets(List<byte[]> frames) {
        var table = ByteBuffer.allocate(4 * frames.size()).order(ByteOrder.LITTLE_ENDIAN);
        int offset = 0;
        for (var frame : frames) {
            table.putInt(offset);
            offset += 8 + frame.length;
        }
        var fragments = new ArrayList<byte[]>(frames.size() + 1);
        fragments.add(table.array());
        fragments.addAll(frames);
        return fragments;
    }
}
