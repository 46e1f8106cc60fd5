package org.consilium.imaging.icc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import java.util.Random;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversions beside those of the Java platform's own colour management. */
class ImageColoursTest {

    private static final DataSet WITHOUT_PROFILE = DataSet.empty();

    @ParameterizedTest
    @EnumSource(
            value = PictureProfile.class,
            names = {"ADOBE_RGB", "ROMM_RGB", "DISPLAY_P3"})
    void convertsAsThePlatformDoes(PictureProfile wanted) {
        byte[] rgb = everyColour();

        byte[] converted = ImageColours.of(WITHOUT_PROFILE, 0, wanted).converted(rgb);

        ICC_ColorSpace platform = new ICC_ColorSpace(
                ICC_Profile.getInstance(StandardSpace.of(wanted).profile()));
        for (int at = 0; at < rgb.length; at += 3) {
            float[] expected = platform.fromRGB(
                    new float[] {(rgb[at] & 0xFF) / 255f, (rgb[at + 1] & 0xFF) / 255f, (rgb[at + 2] & 0xFF) / 255f});
            for (int i = 0; i < 3; i++) {
                assertThat((double) (converted[at + i] & 0xFF)).isCloseTo(expected[i] * 255.0, within(1.6));
            }
        }
    }

    @Test
    void findsItsOwnWayBack() {
        byte[] rgb = {0, 0, 0, (byte) 255, (byte) 255, (byte) 255, 120, (byte) 130, (byte) 140, 90, 80, 100};
        DataSet wide = DataSet.builder()
                .bytes(Tag.ICCProfile, VR.OB, StandardSpace.ROMM_RGB.profile())
                .build();

        byte[] there =
                ImageColours.of(WITHOUT_PROFILE, 0, PictureProfile.ROMM_RGB).converted(rgb);
        byte[] back = ImageColours.of(wide, 0, PictureProfile.SRGB).converted(there);

        for (int i = 0; i < rgb.length; i++) {
            assertThat(back[i] & 0xFF).isBetween((rgb[i] & 0xFF) - 2, (rgb[i] & 0xFF) + 2);
        }
    }

    @Test
    void writesProfilesThatThePlatformReads() {
        for (StandardSpace space : StandardSpace.values()) {
            ICC_Profile read = ICC_Profile.getInstance(space.profile());

            assertThat(read.getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
            assertThat(read.getNumComponents()).isEqualTo(3);
        }
    }

    @Test
    void takesTheProfileOfTheOpticalPathOfTheFrame() {
        DataSet header = DataSet.builder()
                .items(Tag.OpticalPathSequence, path("1", StandardSpace.SRGB), path("2", StandardSpace.ADOBE_RGB))
                .items(Tag.PerFrameFunctionalGroupsSequence, lookingThrough("2"), lookingThrough("1"))
                .build();
        byte[] green = {0, (byte) 255, 0};

        assertThat(ImageColours.of(header, 1, PictureProfile.SRGB).converted(green))
                .containsExactly(0, -1, 0);
        byte[] ofAdobe = ImageColours.of(header, 0, PictureProfile.DISPLAY_P3).converted(green);
        byte[] ofSrgb = ImageColours.of(header, 1, PictureProfile.DISPLAY_P3).converted(green);
        assertThat(ofAdobe).isNotEqualTo(ofSrgb);
    }

    @Test
    void refusesToConvertWhatIsNoMatrixProfile() {
        Random random = new Random(7);
        byte[] profile = StandardSpace.SRGB.profile();
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(profile, 20 + random.nextInt(profile.length - 20));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            DataSet header =
                    DataSet.builder().bytes(Tag.ICCProfile, VR.OB, damaged).build();
            try {
                ImageColours.of(header, 0, PictureProfile.ADOBE_RGB).converted(new byte[] {1, 2, 3});
            } catch (Rejected e) {
                assertThat(e.reason()).isEqualTo(Reason.NOT_ACCEPTABLE);
            }
        }
        DataSet none =
                DataSet.builder().bytes(Tag.ICCProfile, VR.OB, new byte[10]).build();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> ImageColours.of(none, 0, PictureProfile.SRGB).converted(new byte[3]));
    }

    private static DataSet path(String identifier, StandardSpace space) {
        return DataSet.builder()
                .text(Tag.OpticalPathIdentifier, identifier)
                .bytes(Tag.ICCProfile, VR.OB, space.profile())
                .build();
    }

    private static DataSet lookingThrough(String path) {
        DataSet item = DataSet.builder().text(Tag.OpticalPathIdentifier, path).build();
        return DataSet.builder()
                .items(Tag.OpticalPathIdentificationSequence, item)
                .build();
    }

    private static byte[] everyColour() {
        byte[] rgb = new byte[6 * 6 * 6 * 3];
        for (int i = 0; i < 216; i++) {
            rgb[3 * i] = (byte) (i / 36 * 51);
            rgb[3 * i + 1] = (byte) (i / 6 % 6 * 51);
            rgb[3 * i + 2] = (byte) (i % 6 * 51);
        }
        return rgb;
    }
}
