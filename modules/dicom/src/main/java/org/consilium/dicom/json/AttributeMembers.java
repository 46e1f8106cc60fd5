package org.consilium.dicom.json;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What the object of an attribute has (PS3.18 F.2.2). Its members come in any order, so that what the values are is known only
 * at its end.
 */
final class AttributeMembers {

    /** One of the values, as its form shows it. */
    sealed interface Entry {}

    /** A string, a number, {@code true} or {@code false}. */
    record Text(String text) implements Entry {}

    /** A person name (PS3.18 F.2.2). */
    record Name(String text) implements Entry {}

    /** A data set; one without attributes may also be a person name without component groups. */
    record Item(DataSet dataSet) implements Entry {}

    /** {@code null}: an empty value, and for some writers an empty item. */
    record Nothing() implements Entry {}

    private final int tag;
    private @Nullable VR vr;
    private byte @Nullable [] inline;
    private @Nullable String reference;
    private @Nullable List<Entry> values;

    AttributeMembers(int tag) {
        this.tag = tag;
    }

    void vr(VR given) {
        once(vr);
        vr = given;
    }

    void inline(byte[] bytes) {
        once(inline);
        inline = bytes;
    }

    void reference(String uri) {
        once(reference);
        reference = uri;
    }

    void values(List<Entry> entries) {
        once(values);
        values = entries;
    }

    private void once(@Nullable Object before) {
        if (before != null) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " has a member twice");
        }
    }

    Optional<VR> vr() {
        return Optional.ofNullable(vr);
    }

    Optional<byte[]> inline() {
        return Optional.ofNullable(inline);
    }

    Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    Optional<List<Entry>> values() {
        return Optional.ofNullable(values);
    }
}
