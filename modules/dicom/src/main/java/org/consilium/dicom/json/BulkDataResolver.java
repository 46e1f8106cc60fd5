package org.consilium.dicom.json;

import java.util.Optional;
import org.consilium.dicom.Element;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;

/** Finds the bytes that a data set names by BulkDataURI. */
@FunctionalInterface
public interface BulkDataResolver {

    /** Knows no URI: a data set with references is refused. */
    BulkDataResolver NONE = uri -> Optional.empty();

    /**
     * The bytes of a value in little endian.
     *
     * @param uri as the sender wrote it: never to be fetched without a check of where it points to
     */
    Optional<byte[]> resolve(String uri);

    /**
     * The element a reference stands for; override it to give fragments of encapsulated pixel data, or a
     * {@link org.consilium.dicom.DetachedElement} for bytes that stay where they are. Unless overridden, the bytes of
     * {@link #resolve(String)} are the value field.
     *
     * @param tag of the element that has the reference; the result has the same
     * @param vr as the sender wrote it
     */
    default Optional<Element> element(int tag, VR vr, String uri) {
        return resolve(uri)
                .map(bytes -> ValueElement.of(tag, vr, bytes, 0, bytes.length, false, SpecificCharacterSet.ISO_IR_192));
    }
}
