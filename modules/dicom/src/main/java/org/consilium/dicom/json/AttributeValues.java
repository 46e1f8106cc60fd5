package org.consilium.dicom.json;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.json.AttributeMembers.Entry;
import org.consilium.dicom.json.AttributeMembers.Item;
import org.consilium.dicom.json.AttributeMembers.Name;
import org.consilium.dicom.json.AttributeMembers.Nothing;
import org.consilium.dicom.json.AttributeMembers.Text;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes an element of the values in an array (PS3.18 F.2.3), once it is known what they are. */
final class AttributeValues {

    private AttributeValues() {}

    static void put(DataSetBuilder builder, int tag, VR vr, List<Entry> entries) {
        if (vr == VR.SQ) {
            builder.items(tag, entries.stream().map(AttributeValues::item).toList());
        } else if (entries.isEmpty()) {
            builder.bytes(tag, vr, new byte[0]);
        } else if (vr.isBulk()) {
            throw invalid(Tags.toString(tag) + " " + vr + " has no Value");
        } else if (tag == Tag.SpecificCharacterSet) {
            builder.text(tag, "ISO_IR 192"); // JSON is UTF-8 whatever the original was.
        } else {
            builder.unchecked(
                    tag, vr, entries.stream().map(entry -> text(tag, vr, entry)).toList());
        }
    }

    private static DataSet item(Entry entry) {
        return switch (entry) {
            case Item(DataSet dataSet) -> dataSet;
            case Nothing _ -> DataSet.empty();
            case Text _, Name _ -> throw invalid("a data set is not an object");
        };
    }

    private static String text(int tag, VR vr, Entry entry) {
        return switch (entry) {
            case Text(String text) -> text;
            case Nothing _ -> "";
            case Name(String text) when vr == VR.PN -> text;
            case Item(DataSet dataSet) when vr == VR.PN && dataSet.isEmpty() -> "";
            case Name _, Item _ -> throw invalid(Tags.toString(tag) + " has a structured value");
        };
    }

    private static Rejected invalid(String what) {
        return new Rejected(Reason.INVALID_REQUEST, what);
    }
}
