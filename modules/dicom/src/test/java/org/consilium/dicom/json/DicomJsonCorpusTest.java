package org.consilium.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.consilium.dicom.BulkReferences;
import org.consilium.dicom.Corpus;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.SameDataSet;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DicomJsonCorpusTest {

    @TestFactory
    Stream<DynamicTest> readsBackTheDataSetItWrote() {
        return Corpus.files().stream().map(file -> dynamicTest(Corpus.name(file), () -> assertReadBack(file)));
    }

    private static void assertReadBack(Path file) throws IOException {
        DataSet dataSet;
        try {
            dataSet = Part10.read(file).dataSet();
        } catch (Rejected e) {
            return; // Not DICOM, or cut off: there is nothing to write.
        }
        BulkReferences references = new BulkReferences();
        StringBuilder json = new StringBuilder();
        DicomJson.write(dataSet, references::add, json);
        DataSet again = DicomJson.read(json.toString(), references).getFirst();
        assertThat(SameDataSet.differences(dataSet, again)).isEmpty();
    }
}
