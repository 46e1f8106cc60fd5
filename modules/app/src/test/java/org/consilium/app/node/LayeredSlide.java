package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/**
 * A slide of two optical paths and three focal planes (PS3.3 C.7.6.17.3, TILED_FULL), each of one colour, with a small level that has only one
 * plane: which one is looked at can be told from any pixel.
 */
record LayeredSlide(Uid study, Uid series) {

    static final List<String> PATHS = List.of("HE", "KI67");
    static final int PLANES = 3;

    private static final String SOP_CLASS = Uids.VLWholeSlideMicroscopyImageStorage;
    private static final TransferSyntax TRANSFER_SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int TILE_SIDE = 128;
    private static final int SAMPLES = 3;

    /** Red, green and blue of a plane of a path, each counted from 0. */
    static int[] colour(int path, int plane) {
        return path == 0 ? new int[] {220 - 60 * plane, 70, 130} : new int[] {60, 90 + 60 * plane, 70};
    }

    /** Sends both levels as a scanner does. */
    void send(Node node, AeTitle scanner) throws IOException {
        var destination =
                new Destination("127.0.0.1", node.dicomPort(), new AeTitle("CONSILIUM"), scanner, Timeouts.DEFAULT);
        try (var association =
                DimseClient.connect(destination, List.of(ContextProposal.of(SOP_CLASS, TRANSFER_SYNTAX)))) {
            for (var level : List.of(level(1, 4, PLANES), level(2, 2, 1))) {
                byte[] bytes = DataSetWriter.toByteArray(level, TRANSFER_SYNTAX);
                var instance = level.uid(Tag.SOPInstanceUID).orElseThrow().value();
                var item = new StoreItem(
                        SOP_CLASS, instance, TRANSFER_SYNTAX, bytes.length, new ByteArrayInputStream(bytes));
                assertThat(association.store(item)).isEqualTo(DimseStatus.SUCCESS);
            }
        }
    }

    /** @param side tiles in a row and in a column */
    private DataSet level(int number, int side, int planes) {
        int tiles = side * side;
        int frameBytes = TILE_SIDE * TILE_SIDE * SAMPLES;
        var pixels = new byte[PATHS.size() * planes * tiles * frameBytes];
        for (int i = 0; i < pixels.length; i++) {
            int layer = i / frameBytes / tiles;
            pixels[i] = (byte) colour(layer / planes, layer % planes)[i % SAMPLES];
        }
        return DataSet.builder()
                .text(Tag.SOPClassUID, SOP_CLASS)
                .text(Tag.SOPInstanceUID, series.value() + "." + number)
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.SeriesInstanceUID, series.value())
                .text(Tag.StudyDate, "20261122")
                .text(Tag.Modality, "SM")
                .text(Tag.PatientName, "Layered^Slide")
                .text(Tag.PatientID, "LAYERED")
                .integers(Tag.InstanceNumber, number)
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "VOLUME", "NONE")
                .text(Tag.DimensionOrganizationType, "TILED_FULL")
                .text(Tag.NumberOfFrames, Integer.toString(PATHS.size() * planes * tiles))
                .integers(Tag.TotalPixelMatrixColumns, side * TILE_SIDE)
                .integers(Tag.TotalPixelMatrixRows, side * TILE_SIDE)
                .integers(Tag.TotalPixelMatrixFocalPlanes, planes)
                .integers(Tag.NumberOfOpticalPaths, PATHS.size())
                .items(
                        Tag.OpticalPathSequence,
                        PATHS.stream()
                                .map(path -> DataSet.builder()
                                        .text(Tag.OpticalPathIdentifier, path)
                                        .text(Tag.OpticalPathDescription, "Lame colorée " + path)
                                        .build())
                                .toList())
                .integers(Tag.SamplesPerPixel, SAMPLES)
                .text(Tag.PhotometricInterpretation, "RGB")
                .integers(Tag.PlanarConfiguration, 0)
                .integers(Tag.Rows, TILE_SIDE)
                .integers(Tag.Columns, TILE_SIDE)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.PixelData, VR.OB, pixels)
                .build();
    }
}
