package org.consilium.dicom.fileset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/**
 * An entry of a directory (PS3.3 F.3.2.2).
 *
 * @param type its Directory Record Type, for example {@code PATIENT}, {@code IMAGE}
 * @param attributes all its attributes: the links of the directory and the keys of the type (PS3.3 F.5)
 * @param fileId the components of the Referenced File ID; empty where the record refers to no file
 * @param children the records of its lower-level directory entity, in their order
 */
public record DirectoryRecord(String type, DataSet attributes, List<String> fileId, List<DirectoryRecord> children) {

    public DirectoryRecord {
        fileId = List.copyOf(fileId);
        children = List.copyOf(children);
    }

    /** Itself and all records below it, parents first. */
    public Stream<DirectoryRecord> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(DirectoryRecord::all));
    }

    /** SOP instance of the file it refers to. */
    public Optional<String> sopInstanceUid() {
        return attributes.text(Tag.ReferencedSOPInstanceUIDInFile);
    }
}
