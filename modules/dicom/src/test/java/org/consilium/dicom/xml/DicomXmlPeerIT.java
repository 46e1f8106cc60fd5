package org.consilium.dicom.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.PeerExceptions;
import org.consilium.dicom.SameDataSet;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;

/** Our reader against the Native DICOM Model that DCMTK writes, over the whole collection. */
class DicomXmlPeerIT {

    @Test
    void readsFromTheXmlOfDcmtkWhatTheFileHolds() throws IOException {
        ForeignTool dcm2xml = ForeignTool.require("dcm2xml");
        PeerExceptions exceptions = XmlPeerExceptions.dcmtk();
        for (Path file : Corpus.files()) {
            var result = dcm2xml.run("-q", "-nat", "+Xn", "+M", "+U8", file);
            if (result.exitCode() == 0) {
                compare(file, result.output(), exceptions);
            }
        }
        exceptions.check();
    }

    private static void compare(Path file, String onePerByte, PeerExceptions exceptions) throws IOException {
        DataSet ours;
        try {
            ours = Part10.read(file).dataSet();
        } catch (Rejected e) {
            exceptions.add(Corpus.name(file) + " only we refuse");
            return;
        }
        String document = new String(onePerByte.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        try {
            SameDataSet.differences(ours, DicomXml.read(document, new Uncompared()))
                    .forEach(difference -> exceptions.add(Corpus.name(file) + " " + difference));
        } catch (Rejected e) {
            exceptions.add(Corpus.name(file) + " theirs " + e.getMessage());
        }
    }

    /** DCMTK writes binary values by UUID, of which nobody has the bytes. */
    private static final class Uncompared implements BulkDataResolver {

        @Override
        public Optional<byte[]> resolve(String uri) {
            return Optional.empty();
        }

        @Override
        public Optional<Element> element(int tag, VR vr, String uri) {
            return Optional.of(SameDataSet.notCompared(tag, vr)).filter(element -> uri.startsWith("urn:uuid:"));
        }
    }
}
