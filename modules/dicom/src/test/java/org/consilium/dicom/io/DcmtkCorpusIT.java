package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.PeerExceptions;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tags;
import org.consilium.dicom.ValueElement;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every element of every file of the collection as DCMTK reads it: tags, value representations, lengths, nested ones too. */
class DcmtkCorpusIT {

    @Test
    void readsEveryElementOfEveryFileAsDcmtkDoes(@TempDir Path folder) throws IOException {
        List<Path> files = Corpus.files();
        Map<Path, Map<String, String>> theirs = DcmdumpListing.of(files, folder);
        PeerExceptions exceptions = CorpusExceptions.dcmtk();
        int elements = 0;
        for (Path file : files) {
            Map<String, String> their = theirs.getOrDefault(file, Map.of());
            compare(Corpus.name(file), Files.readAllBytes(file), their, exceptions);
            elements += their.size();
        }
        exceptions.check();
        assertThat(elements).isGreaterThan(10_000);
    }

    private static void compare(String name, byte[] file, Map<String, String> theirs, PeerExceptions exceptions) {
        Map<String, String> ours = new TreeMap<>();
        try {
            list(PrivateElements.understood(Part10.read(file).dataSet()), "", ours);
        } catch (Rejected e) {
            if (!theirs.isEmpty()) {
                exceptions.add(name + " only we refuse: " + e.reason());
            }
            return;
        }
        if (theirs.isEmpty() && !ours.isEmpty()) {
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

    private static void list(DataSet dataSet, String path, Map<String, String> lines) {
        for (Element element : dataSet.elements()) {
            String place = path + Tags.toString(element.tag());
            lines.put(place, element.vr() + " " + size(element));
            for (int i = 0; i < element.items().size(); i++) {
                list(element.items().get(i), place + "[" + i + "].", lines);
            }
            if (element instanceof FragmentsElement fragments) {
                for (int i = 0; i < fragments.fragments().size(); i++) {
                    lines.put(
                            place + "{" + i + "}",
                            Integer.toString(fragments.fragments().get(i).length()));
                }
            }
        }
    }

    private static int size(Element element) {
        return switch (element) {
            case ValueElement value -> value.length();
            case SequenceElement sequence -> sequence.items().size();
            case FragmentsElement fragments -> fragments.fragments().size();
            case DetachedElement _ -> throw new IllegalArgumentException("not read whole");
        };
    }
}
