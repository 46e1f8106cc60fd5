package org.consilium.imaging;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** Which frame stands for an object in a list, and which objects must not. */
public final class Thumbnails {

    private Thumbnails() {}

    /** The frame in the middle, from 0: the first and last of a volume or a film often show nothing. */
    public static int frame(DataSet header) {
        int frames = header.integer(Tag.NumberOfFrames).orElse(1);
        return Math.max(0, frames / 2 - (frames % 2 == 0 ? 1 : 0));
    }

    /**
     * Whether an object shows the label of a slide, or a view of the whole slide that usually shows it too (PS3.3
     * C.8.12.4.1.1). Labels carry names and numbers of patients and are never used as a thumbnail.
     */
    public static boolean isSlideLabel(DataSet header) {
        List<String> imageType = header.texts(Tag.ImageType);
        return imageType.contains("LABEL")
                || imageType.contains("OVERVIEW")
                || header.text(Tag.SpecimenLabelInImage).filter("YES"::equals).isPresent();
    }
}
