package org.consilium.dicom.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.consilium.dicom.PeerExceptions;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every element of every file of the collection as pydicom reads it: tags, value representations, values, nested ones too. */
class PydicomCorpusIT {

    @Test
    void readsEveryElementOfEveryFileAsPydicomDoes(@TempDir Path folder) throws IOException {
        Path root = TestData.folder("");
        PeerExceptions exceptions = CorpusExceptions.pydicom();
        for (var file : PydicomListing.below(root, folder).entrySet()) {
            compare(file.getKey(), Files.readAllBytes(root.resolve(file.getKey())), file.getValue(), exceptions);
        }
        exceptions.check();
    }

    private static void compare(String name, byte[] file, Map<String, String> theirs, PeerExceptions exceptions) {
        boolean refusedByThem = theirs.containsKey("");
        Map<String, String> ours;
        try {
            ours = Listing.of(PrivateElements.understood(Part10.read(file).dataSet()));
        } catch (Rejected e) {
            if (!refusedByThem) {
                exceptions.add(name + " only we refuse: " + e.reason());
            }
            return;
        }
        if (refusedByThem) {
            exceptions.add(name + " only they refuse");
            return;
        }
        var paths = new TreeSet<>(ours.keySet());
        paths.addAll(theirs.keySet());
        for (String path : paths) {
            String our = ours.getOrDefault(path, "missing");
            String their = theirs.getOrDefault(path, "missing");
            if (!our.equals(their)) {
                exceptions.add("%s %s ours %s theirs %s".formatted(name, path, our, their));
            }
        }
    }
}
