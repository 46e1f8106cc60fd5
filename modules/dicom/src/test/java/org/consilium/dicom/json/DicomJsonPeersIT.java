package org.consilium.dicom.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.PeerExceptions;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our JSON beside that of DCMTK and of pydicom, element by element, over the whole collection. */
class DicomJsonPeersIT {

    @Test
    void agreesWithDcmtk() throws IOException {
        ForeignTool dcm2json = ForeignTool.require("dcm2json");
        PeerExceptions exceptions = JsonPeerExceptions.dcmtk();
        for (Path file : Corpus.files()) {
            var result = dcm2json.run("-q", "-fc", "-ee", file);
            boolean whole = result.exitCode() == 0;
            Optional<String> theirs = answer(utf8(result.output()), whole);
            compare(file, theirs, exceptions);
        }
        exceptions.check();
    }

    private static String utf8(String onePerByte) {
        return new String(onePerByte.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** DCMTK 3.6.7 cannot write encapsulated pixel data in JSON, leaves a comma in its place and ends with an error. */
    private static Optional<String> answer(String json, boolean whole) {
        int end = json.lastIndexOf('}') + 1;
        if (whole || end == 0) {
            return Optional.of(json).filter(text -> whole);
        }
        return Optional.of(json.substring(0, end).replace(",}", "}"));
    }

    @Test
    void agreesWithPydicom(@TempDir Path folder) throws IOException {
        PeerExceptions exceptions = JsonPeerExceptions.pydicom();
        for (Map.Entry<Path, String> theirs :
                Pydicom.json(Corpus.files(), folder).entrySet()) {
            boolean refused = theirs.getValue().startsWith("{\"refused\"");
            compare(theirs.getKey(), refused ? Optional.empty() : Optional.of(theirs.getValue()), exceptions);
        }
        exceptions.check();
    }

    private static void compare(Path file, Optional<String> theirs, PeerExceptions exceptions) throws IOException {
        Optional<String> ours = ours(file);
        if (ours.isEmpty() || theirs.isEmpty()) {
            if (ours.isPresent() != theirs.isPresent()) {
                exceptions.add(Corpus.name(file) + (ours.isEmpty() ? " only we refuse" : " only they refuse"));
            }
            return;
        }
        List<String> differences = JsonComparison.differences(JsonTree.of(ours.get()), JsonTree.of(theirs.get()));
        differences.forEach(difference -> exceptions.add(Corpus.name(file) + " " + difference));
    }

    private static Optional<String> ours(Path file) throws IOException {
        try {
            return Optional.of(DicomJson.toString(Part10.read(file).dataSet()));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }
}
