package org.consilium.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.dicom.dump.Dump;
import org.consilium.dicom.fileset.DirectoryRecord;
import org.consilium.dicom.fileset.FileSet;
import org.consilium.kernel.Rejected;

/** Of a DICOMDIR: no record leads out of its folder, whatever it names, and every record can be shown. */
final class DirectoryProperty implements Property {

    /** Some folder: a record may even name a file that is there. */
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @Override
    public void check(byte[] input) throws IOException {
        FileSet fileSet = FileSet.parse(ROOT, input);
        for (DirectoryRecord each : fileSet.all().toList()) {
            Property.require(isWithin(fileSet, each), "a record leads out of the folder");
            Dump.DEFAULT.toString(each.attributes());
        }
    }

    private static boolean isWithin(FileSet fileSet, DirectoryRecord each) {
        try {
            return fileSet.file(each).normalize().startsWith(ROOT);
        } catch (Rejected | IOException e) {
            return true; // Refused, or not there.
        }
    }
}
