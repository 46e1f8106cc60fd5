package org.consilium.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.consilium.dicom.DetachedElement;

/** Gives the values of elements that were left where they are, while a data set is written. */
@FunctionalInterface
public interface DetachedValues {

    /**
     * The bytes of a value in little endian. A native value may come in several pieces, which follow each other; of encapsulated
     * pixel data each piece is an item, the first one being the basic offset table, which may be empty (PS3.5 A.4).
     */
    List<Piece> of(DetachedElement element);

    /** Some bytes that lie elsewhere. */
    interface Piece {

        /** How many bytes. */
        long length();

        /** Opens them from the first on. */
        InputStream open() throws IOException;
    }
}
