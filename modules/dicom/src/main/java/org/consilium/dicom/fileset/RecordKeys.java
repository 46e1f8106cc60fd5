package org.consilium.dicom.fileset;

import org.consilium.dicom.Tag;

/**
 * What a record takes over from its object.
 *
 * @param required must have a value (type 1)
 * @param empty are there even without a value (type 2)
 * @param optional are there if the object has them
 */
@SuppressWarnings("ArrayRecordComponent") // Constants of an enum, never compared.
record RecordKeys(int[] required, int[] empty, int[] optional) {

    /** Content with an identification of its own (PS3.3 table 10-12). */
    static final RecordKeys CONTENT = requires(Tag.InstanceNumber, Tag.ContentDate, Tag.ContentTime, Tag.ContentLabel)
            .orEmpty(Tag.ContentDescription, Tag.ContentCreatorName);

    static RecordKeys requires(int... tags) {
        return new RecordKeys(tags, new int[0], new int[0]);
    }

    RecordKeys orEmpty(int... tags) {
        return new RecordKeys(required, tags, optional);
    }

    RecordKeys ifThere(int... tags) {
        return new RecordKeys(required, empty, tags);
    }
}
