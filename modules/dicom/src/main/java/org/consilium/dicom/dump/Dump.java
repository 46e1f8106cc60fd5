package org.consilium.dicom.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.consilium.dicom.DataSet;

/**
 * Writes data sets as text for people: one line for each element with its tag, value representation, length in bytes, number
 * of values, name and value, items indented below their sequence.
 *
 * <pre>
 * (0010,0010) PN    8  1  PatientName                     [Doe^Jane]
 * (0008,1115) SQ       1  ReferencedSeriesSequence
 *   item 1
 *   (0020,000E) UI  10  1  SeriesInstanceUID               [1.2.840.1]
 * </pre>
 *
 * Lines are handed over part by part ({@link Part}), so that a caller can colour them without taking them apart again. What
 * is held in memory is one line, however large the values are.
 *
 * @param widthMax longest line in characters, values are shortened to fit: 40 or more
 * @param valueMax longest value in characters, whatever the width
 * @param itemsMax how many items of a sequence and fragments of pixel data are shown; the rest is counted
 */
public record Dump(int widthMax, int valueMax, int itemsMax) {

    /** Fits a terminal of 120 columns. */
    public static final Dump DEFAULT = new Dump(120, 256, 1000);

    private static final int WIDTH_MIN = 40;

    public Dump {
        if (widthMax < WIDTH_MIN || valueMax < 1 || itemsMax < 0) {
            throw new IllegalArgumentException("a dump is at least " + WIDTH_MIN + " characters wide");
        }
    }

    /** What a piece of a line is. */
    public enum Part {
        /** Spaces that show the depth or fill a column. */
        INDENT,
        TAG,
        VR,
        /** Length in bytes; empty where it is not known. */
        LENGTH,
        /** How many values, items or fragments there are. */
        MULTIPLICITY,
        /** Keyword of the standard, or the private creator in quotes. */
        NAME,
        /** Values, in brackets where they are text. */
        VALUE,
        /** A remark of the dump: an item's number, or what was left out. */
        NOTE
    }

    /** Takes the pieces of the lines. */
    @FunctionalInterface
    public interface Sink {

        /** Takes a piece; it has no control characters and no line end. */
        void part(Part part, String text) throws IOException;

        /** Ends a line. */
        default void endLine() throws IOException {}
    }

    /** Writes a data set as plain text. */
    public void write(DataSet dataSet, Appendable out) throws IOException {
        write(dataSet, new Sink() {
            @Override
            public void part(Part part, String text) throws IOException {
                out.append(text);
            }

            @Override
            public void endLine() throws IOException {
                out.append('\n');
            }
        });
    }

    /** Writes a data set piece by piece. */
    public void write(DataSet dataSet, Sink sink) throws IOException {
        new DumpWriter(this, sink).write(dataSet);
    }

    /** A data set as plain text. */
    public String toString(DataSet dataSet) {
        StringBuilder text = new StringBuilder();
        try {
            write(dataSet, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Text in memory has no outages.
        }
        return text.toString();
    }
}
