package org.consilium.imaging.icc;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The colours of one image, and how a picture of it is to have them. */
public final class ImageColours {

    private final Optional<byte[]> own;
    private final PictureProfile wanted;

    private ImageColours(Optional<byte[]> own, PictureProfile wanted) {
        this.own = own;
        this.wanted = wanted;
    }

    /**
     * Errors: NOT_ACCEPTABLE when there is a profile of more than a mebibyte.
     *
     * <p>The profile is that of the image (PS3.3 C.11.15), else of the optical path of the frame, else of the first (C.8.12.5).
     *
     * @param frame from 0
     */
    public static ImageColours of(DataSet header, int frame, PictureProfile wanted) {
        Optional<byte[]> own = wanted == PictureProfile.NONE ? Optional.empty() : profile(header, frame);
        return new ImageColours(own, wanted);
    }

    private static Optional<byte[]> profile(DataSet header, int frame) {
        if (isTooLarge(header, Tag.ICCProfile) || isTooLarge(header, Tag.OpticalPathSequence)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "the colour profile of the image is too large to be used");
        }
        Optional<byte[]> ofImage = header.bytes(Tag.ICCProfile).filter(bytes -> bytes.length > 0);
        if (ofImage.isPresent()) {
            return ofImage;
        }
        List<DataSet> paths = header.items(Tag.OpticalPathSequence);
        Optional<String> identifier = opticalPath(header, frame);
        return paths.stream()
                .filter(path -> identifier.isEmpty()
                        || path.text(Tag.OpticalPathIdentifier).equals(identifier))
                .findFirst()
                .or(() -> paths.stream().findFirst())
                .flatMap(path -> path.bytes(Tag.ICCProfile))
                .filter(bytes -> bytes.length > 0);
    }

    /** Whether the value was left out of the header. */
    private static boolean isTooLarge(DataSet header, int tag) {
        return header.find(tag).filter(DetachedElement.class::isInstance).isPresent();
    }

    private static Optional<String> opticalPath(DataSet header, int frame) {
        List<DataSet> frames = header.items(Tag.PerFrameFunctionalGroupsSequence);
        Optional<DataSet> groups = frame < frames.size()
                ? Optional.of(frames.get(frame))
                : header.items(Tag.SharedFunctionalGroupsSequence).stream().findFirst();
        return groups.flatMap(group -> group.items(Tag.OpticalPathIdentificationSequence).stream()
                        .findFirst())
                .flatMap(item -> item.text(Tag.OpticalPathIdentifier));
    }

    /** Whether stored colours can stay as they are. */
    public boolean areKept() {
        return wanted == PictureProfile.NONE || wanted == PictureProfile.OWN;
    }

    /**
     * Red, green and blue in the space that was asked for; an image without profile is taken for sRGB.
     *
     * @throws org.consilium.kernel.Rejected NOT_ACCEPTABLE when the profile is not one that can be converted here
     */
    public byte[] converted(byte[] rgb) {
        if (areKept() || own.isEmpty() && wanted == PictureProfile.SRGB) {
            return rgb;
        }
        byte[] source = own.orElseGet(StandardSpace.SRGB::profile);
        return new ColourConversion(MatrixProfile.read(source), StandardSpace.of(wanted)).convert(rgb);
    }

    /** A JPEG with the profile that describes its colours, where one is wanted. */
    public byte[] inJpeg(byte[] jpeg) {
        return wanted == PictureProfile.NONE ? jpeg : CarriedProfile.inJpeg(jpeg, described());
    }

    /** A PNG with the profile that describes its colours, where one is wanted. */
    public byte[] inPng(byte[] png) {
        return wanted == PictureProfile.NONE ? png : CarriedProfile.inPng(png, described());
    }

    private byte[] described() {
        StandardSpace space = StandardSpace.of(wanted);
        return areKept() ? own.orElseGet(space::profile) : space.profile();
    }
}
