package org.consilium.imaging.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** Modality and time, the series, which image of it, and the figures of the acquisition, in the units of the attributes. */
final class TechniqueLines {

    private TechniqueLines() {}

    static List<String> of(DataSet header, int frame) {
        return Stream.of(
                        joined(
                                " ",
                                header.text(Tag.Modality).orElse(""),
                                date(first(header, Tag.AcquisitionDate, Tag.ContentDate, Tag.StudyDate)),
                                time(first(header, Tag.AcquisitionTime, Tag.ContentTime, Tag.StudyTime))),
                        first(header, Tag.SeriesDescription, Tag.ProtocolName),
                        numbers(header, frame),
                        figures(header, frame))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static String numbers(DataSet header, int frame) {
        int frames = header.integer(Tag.NumberOfFrames).orElse(1);
        return joined(
                ", ",
                numbered("series ", header.integer(Tag.SeriesNumber)),
                numbered("image ", header.integer(Tag.InstanceNumber)),
                frames > 1 ? "frame " + (frame + 1) + "/" + frames : "");
    }

    private static String numbered(String what, OptionalInt number) {
        return number.isPresent() ? what + number.getAsInt() : "";
    }

    private static String figures(DataSet header, int frame) {
        FrameMacros macros = new FrameMacros(header, frame);
        List<String> figures = new ArrayList<>();
        figures.add(figure(header, Tag.KVP, "", " kV"));
        figures.add(figure(header, Tag.XRayTubeCurrent, "", " mA"));
        figures.add(figure(header, Tag.MagneticFieldStrength, "", " T"));
        figures.add(figure(header, Tag.RepetitionTime, "TR ", " ms"));
        figures.add(figure(header, Tag.EchoTime, "TE ", " ms"));
        figures.add(figure(macros.holder(Tag.PixelMeasuresSequence), Tag.SliceThickness, "", " mm thick"));
        double[] position = macros.holder(Tag.PlanePositionSequence).numbers(Tag.ImagePositionPatient);
        if (position.length == 3) {
            figures.add(IntStream.range(0, 3)
                    .mapToObj(i -> rounded(position[i]))
                    .collect(Collectors.joining(" / ", "at ", " mm")));
        }
        return joined(", ", figures.toArray(String[]::new));
    }

    private static String figure(DataSet holder, int tag, String before, String unit) {
        return holder.number(tag).stream()
                .filter(Double::isFinite)
                .mapToObj(number -> before + rounded(number) + unit)
                .findFirst()
                .orElse("");
    }

    private static String rounded(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }

    private static String first(DataSet header, int... tags) {
        return IntStream.of(tags)
                .mapToObj(tag -> header.text(tag).orElse("").strip())
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }

    /** A date as people read it; what is none stays as it is. */
    static String date(String text) {
        return text.strip().replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3");
    }

    private static String time(String text) {
        return text.replaceFirst("^(\\d{2})(\\d{2})(\\d{2}).*$", "$1:$2:$3");
    }

    private static String joined(String by, String... parts) {
        return Stream.of(parts).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(by));
    }
}
