package org.consilium.archive.receive;

import java.util.Optional;
import org.consilium.archive.Arrival;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/** The UIDs of an instance: those of its data set, which must agree with what the command declared. */
record Identity(Uid study, Uid series, Uid sopInstance, String sopClass) {

    /**
     * Errors: MISSING_ATTRIBUTE, INVALID_UID, SOP_CLASS_MISMATCH, SOP_INSTANCE_MISMATCH, STUDY_MISMATCH.
     *
     * @param header the data set up to its pixel data
     */
    static Identity of(DataSet header, Arrival arrival) {
        var sopInstance = required(header, Tag.SOPInstanceUID);
        if (differs(arrival.sopInstanceUid(), sopInstance.value())) {
            throw new Rejected(Reason.SOP_INSTANCE_MISMATCH);
        }
        var sopClass = required(header, Tag.SOPClassUID).value();
        if (differs(arrival.sopClassUid(), sopClass)) {
            throw new Rejected(Reason.SOP_CLASS_MISMATCH);
        }
        var study = required(header, Tag.StudyInstanceUID);
        if (arrival.requiredStudy().filter(required -> !required.equals(study)).isPresent()) {
            throw new Rejected(Reason.STUDY_MISMATCH);
        }
        return new Identity(study, required(header, Tag.SeriesInstanceUID), sopInstance, sopClass);
    }

    private static boolean differs(Optional<String> declared, String found) {
        return declared.map(String::strip).filter(uid -> !uid.equals(found)).isPresent();
    }

    private static Uid required(DataSet header, int tag) {
        return header.uid(tag)
                .orElseThrow(() -> new Rejected(
                        Reason.MISSING_ATTRIBUTE,
                        Dictionary.find(tag).map(entry -> entry.keyword()).orElse("UID")));
    }
}
