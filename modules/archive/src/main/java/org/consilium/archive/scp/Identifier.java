package org.consilium.archive.scp;

import java.util.List;
import org.consilium.archive.Level;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.OperationFailed;
import org.consilium.kernel.Rejected;

/** The identifier of a request: its level and its keys (PS3.4 C.4.1.1.3, C.4.2.1.4). Errors: A900 with what offends. */
record Identifier(InformationModel model, Level level, DataSet keys) {

    /** PS3.4 tables C.4-1 and C.4-2: the data set does not match the SOP class. */
    static final DimseStatus DOES_NOT_MATCH = new DimseStatus(0xA900);

    static Identifier of(String sopClassUid, DataSet keys) {
        InformationModel model = InformationModel.of(sopClassUid);
        String term = value(keys, Tag.QueryRetrieveLevel);
        return model.levels().stream()
                .filter(level -> term(level).equals(term))
                .findFirst()
                .map(level -> new Identifier(model, level, keys))
                .orElseThrow(() -> invalid(Tag.QueryRetrieveLevel, "not a level of this model"));
    }

    /** The value of Query/Retrieve Level (0008,0052). */
    static String term(Level level) {
        return level == Level.INSTANCE ? "IMAGE" : level.name();
    }

    static int uniqueKey(Level level) {
        return switch (level) {
            case PATIENT -> Tag.PatientID;
            case STUDY -> Tag.StudyInstanceUID;
            case SERIES -> Tag.SeriesInstanceUID;
            case INSTANCE -> Tag.SOPInstanceUID;
        };
    }

    /** The levels of the model above the one asked for, from the top. */
    List<Level> above() {
        return model.levels().stream().filter(each -> each.compareTo(level) < 0).toList();
    }

    String value(int tag) {
        return value(keys, tag);
    }

    static boolean isWildcard(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    /** All values of an element as one text; empty where there is none, or a sequence. */
    private static String value(DataSet keys, int tag) {
        try {
            return String.join("\\", keys.texts(tag)).strip();
        } catch (Rejected e) {
            throw invalid(tag, "cannot be read");
        }
    }

    /** Elements that ask for or match something, not those that say how the identifier is to be read. */
    List<Element> asked() {
        return keys.elements().stream()
                .filter(element -> switch (element.tag()) {
                    case Tag.QueryRetrieveLevel, Tag.SpecificCharacterSet, Tag.TimezoneOffsetFromUTC -> false;
                    default -> (element.tag() & 0xFFFF) != 0; // not a group length
                })
                .toList();
    }

    static OperationFailed invalid(int tag, String what) {
        return new OperationFailed(DOES_NOT_MATCH, Dictionary.keyword(tag) + " " + what, tag);
    }
}
