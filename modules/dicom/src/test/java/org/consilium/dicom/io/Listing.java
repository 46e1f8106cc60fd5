package org.consilium.dicom.io;

import static java.util.stream.Collectors.joining;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;

/** Every element of a data set by its path, as the script {@code listing.py} prints those that pydicom reads. */
final class Listing {

    private final Map<String, String> lines = new TreeMap<>();

    private Listing() {}

    /** Path to {@code VR value}. */
    static Map<String, String> of(DataSet dataSet) {
        Listing listing = new Listing();
        listing.add(dataSet, "");
        return listing.lines;
    }

    private void add(DataSet dataSet, String path) {
        for (Element element : dataSet.elements()) {
            String place = path + Tags.toString(element.tag());
            lines.put(place, element.vr() + " " + value(element));
            for (int i = 0; i < element.items().size(); i++) {
                add(element.items().get(i), place + "[" + i + "].");
            }
        }
    }

    private static String value(Element element) {
        return switch (element) {
            case SequenceElement sequence -> Integer.toString(sequence.items().size());
            case FragmentsElement fragments -> fragments(fragments);
            case DetachedElement _ -> throw new IllegalArgumentException("not read whole");
            case ValueElement value -> value(value);
        };
    }

    private static String fragments(FragmentsElement element) {
        byte[] all =
                new byte[element.fragments().stream().mapToInt(f -> f.length()).sum()];
        int at = 0;
        for (var fragment : element.fragments()) {
            System.arraycopy(fragment.array(), fragment.offset(), all, at, fragment.length());
            at += fragment.length();
        }
        return "fragments " + element.fragments().size() + " " + digest(all);
    }

    private static String value(ValueElement element) {
        if (element.vr() == VR.DS || element.vr() == VR.IS) {
            try {
                return Arrays.stream(element.numbers())
                        .mapToObj(Double::toString)
                        .collect(joining("\\"));
            } catch (org.consilium.kernel.Rejected e) {
                return "no number";
            }
        }
        if (element.vr().isText()) {
            return element.texts().stream().map(Listing::stripped).collect(joining("\\"));
        }
        return element.vr() == VR.AT ? String.join("\\", element.texts()) : digest(element.bytes());
    }

    private static String stripped(String text) {
        return text.replaceAll("^[ \\x00]+|[ \\x00]+$", "").replaceAll("=+$", "");
    }

    private static String digest(byte[] bytes) {
        try {
            String hash =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
            return bytes.length + ":" + hash;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
