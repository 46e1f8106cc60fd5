package org.consilium.dicom.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.consilium.dicom.Tag;

/** An array of data sets that is longer than the memory of the program that reads it. */
final class ManyDataSets {

    static final int COUNT = 200_000;

    /** A name of 1,000 characters, so that the whole text has some 200 MB. */
    private static final String DATA_SET = """
            {"00100010":{"vr":"PN","Value":[{"Alphabetic":"%s"}]},"00200013":{"vr":"IS","Value":[%%d]}}""".formatted("A".repeat(1_000));

    private ManyDataSets() {}

    private static InputStream text() {
        Iterator<InputStream> pieces =
                IntStream.rangeClosed(0, COUNT).mapToObj(ManyDataSets::piece).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pieces.next();
            }
        });
    }

    private static InputStream piece(int number) {
        String piece = number == COUNT ? "]" : (number == 0 ? "[" : ",") + DATA_SET.formatted(number);
        return new ByteArrayInputStream(piece.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads them one by one, or all into a list. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("list")) {
            DicomJson.read(text(), BulkDataResolver.NONE);
            return;
        }
        AtomicInteger count = new AtomicInteger();
        DicomJson.readEach(text(), BulkDataResolver.NONE, dataSet -> {
            if (dataSet.integer(Tag.InstanceNumber).orElseThrow() == count.get()) {
                count.incrementAndGet();
            }
        });
        System.out.println("read " + count);
    }
}
