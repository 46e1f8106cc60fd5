package org.consilium.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.testkit.TestData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * First frames of real objects against what pydicom 2.3.1 (with Pillow) and GDCM 3.0 decode: the sum of all values, and the
 * values in the middle and at a third of the height and a quarter of the width.
 */
class StoredFramesTest {

    private final FrameDecoder decoder = FrameDecoder.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " ", textBlock = """
                    ct/CT-JPEGLosslessSV1.dcm MONOCHROME2 80826877 1002 0
                    ct/CT_small.dcm MONOCHROME2 14826310 1928 1136
                    ct/tcia_pancreas_explicit_VR-UN.dcm MONOCHROME2 -175887460 -27 -95
                    mr/MR-JPEGLosslessSV1.dcm MONOCHROME2 978248 21 11
                    mr/enhanced_mr_emri_small.dcm MONOCHROME2 590962 110 242
                    us/US-PAL-8-10x-echo.dcm PALETTE_COLOR 34109796 150 127
                    us/US-RGB-8-epicard.dcm RGB 24503132 255/122/0 0/0/0
                    us/US-RGB-8-esopecho.dcm RGB 3931744 184/16/16 40/40/40
                    us/YBR_422.dcm YBR_FULL 120600134 72/128/128 1/128/128
                    us/YBR_FULL-RLE.dcm YBR_FULL 90146600 62/128/128 43/128/128
                    us/examples_ybr_color.dcm YBR_FULL 20370622 7/128/128 0/128/128
                    us/us_multiframe_palette_jpegls.dcm PALETTE_COLOR 34109796 150 127
                    wsi/camelyon_level_multiframe_15.dcm YBR_FULL 30355678 109/163/141 221/131/131
                    wsi/pyramid-2-levels/boxes_0.dcm RGB 3119082 255/255/255 255/255/255
                    wsi/sm_image_jpegls.dcm RGB 73148 243/243/243 244/244/244
                    cr-dx/dx_image.dcm MONOCHROME1 5913505 175 95
                    mammo/mg_GH133.dcm MONOCHROME2 5497827292 2197 0
                    xa-multiframe/xa_96frames_HasFragmentSequence.dcm MONOCHROME2 21369877 73 193
                    pet/pet_GH184.dcm MONOCHROME2 13766989 1829 38
                    transfer-syntaxes/1.2.840.10008.1.2.1_LittleEndianExplicit.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.2_BigEndianExplicit.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.4.50_JPEGProcess1.dcm MONOCHROME2 25128768 128 95
                    transfer-syntaxes/1.2.840.10008.1.2.4.57_JPEGProcess14.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.4.70_JPEGProcess14SV1.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.4.80_JPEGLSLossless.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.4.81_JPEGLSLossy.dcm MONOCHROME2 19673724 1091 56
                    transfer-syntaxes/1.2.840.10008.1.2.4.90_JPEG2000LosslessOnly.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.4.91_JPEG2000.dcm MONOCHROME2 19626368 1090 55
                    transfer-syntaxes/1.2.840.10008.1.2.5_RLELossless.dcm MONOCHROME2 19640763 1091 55
                    transfer-syntaxes/1.2.840.10008.1.2.8.1_liver_deflate.dcm MONOCHROME2 36233 1 0
                    transfer-syntaxes/colour/GDCMJ2K_TextGBR.dcm RGB 59729223 128/128/128 128/128/128
                    transfer-syntaxes/colour/SC_rgb_jls_lossy_line.dcm RGB 3840000 130/130/255 130/255/130
                    transfer-syntaxes/colour/SC_rgb_jpeg_app14_dcmd.dcm RGB 48294002 244/244/246 246/246/246
                    transfer-syntaxes/colour/SC_rgb_jpeg_dcmtk.dcm YBR_FULL 3836400 143/192/115 203/86/75
                    transfer-syntaxes/colour/TestPattern_JPEG-Baseline_YBR422.dcm YBR_FULL 95615804 165/128/128 143/84/138
                    transfer-syntaxes/colour/TestPattern_JPEG-LS-Lossless.dcm RGB 90911541 163/163/163 149/149/102
                    transfer-syntaxes/colour/TestPattern_JPEG-Lossless_RGB.dcm RGB 90911541 163/163/163 149/149/102
                    transfer-syntaxes/colour/TestPattern_Palette.dcm PALETTE_COLOR 5528459 46 117
                    transfer-syntaxes/colour/TestPattern_RGB.dcm RGB 90911541 163/163/163 149/149/102
                    transfer-syntaxes/mr-small/MR_small_RLE.dcm MONOCHROME2 2125338 182 467
                    transfer-syntaxes/mr-small/MR_small_jp2klossless.dcm MONOCHROME2 2125338 182 467
                    transfer-syntaxes/mr-small/MR_small_jpeg_ls_lossless.dcm MONOCHROME2 2125338 182 467
                    seg/seg_image_ct_binary.dcm MONOCHROME2 127 0 1
                    malformed/J2K_pixelrep_mismatch.dcm MONOCHROME2 -172605258 27 532
                    """)
    void decodesAsTheReferenceDecodersDo(String file, String photometric, long sum, String middle, String corner)
            throws IOException {
        DecodedFrame frame = firstFrame(file);

        assertThat(frame.format().photometric()).hasToString(photometric);
        assertThat(values(frame).sum()).isEqualTo(sum);
        int rows = frame.format().rows();
        int columns = frame.format().columns();
        assertThat(pixel(frame, rows / 2, columns / 2)).isEqualTo(middle);
        assertThat(pixel(frame, rows / 3, columns / 4)).isEqualTo(corner);
    }

    @ParameterizedTest(name = "frame {0}")
    @CsvSource({"0, 14", "1, 23", "2, 22", "7, 32"})
    void readsFramesOfBitsThatBeginWithinAByte(int index, int sum) throws IOException {
        assertThat(values(frame("seg/seg_image_sm_control.dcm", index)).sum()).isEqualTo(sum);
    }

    private DecodedFrame firstFrame(String file) throws IOException {
        return frame(file, 0);
    }

    private DecodedFrame frame(String file, int index) throws IOException {
        var part10 = Part10.read(Files.readAllBytes(TestData.file(file)));
        byte[] dataSet = part10.dataSetBytes().toByteArray();
        var header = HeaderReader.read(
                ByteSource.of(dataSet).open(0, dataSet.length), part10.meta().transferSyntax());
        byte[] stored =
                FrameIndex.of(header, ByteSource.of(dataSet)).open(index).readAllBytes();
        return decoder.decode(PixelFormat.of(header.attributes()), header.transferSyntax(), stored, index);
    }

    private static LongStream values(DecodedFrame frame) {
        return IntStream.range(0, frame.format().samples()).mapToLong(frame::value);
    }

    private static String pixel(DecodedFrame frame, int row, int column) {
        int samples = frame.format().samplesPerPixel();
        int first = (row * frame.format().columns() + column) * samples;
        return IntStream.range(0, samples)
                .mapToObj(i -> String.valueOf(frame.value(first + i)))
                .reduce((a, b) -> a + "/" + b)
                .orElseThrow();
    }
}
