package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the collection in another form and back. */
class FormsCorpusTest {

    /** Writes a data set, bulk data by reference, and reads what was written. */
    @FunctionalInterface
    private interface Form {
        DataSet thereAndBack(DataSet dataSet, BulkReferences references) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> jsonIsReadBackAsTheDataSetItWas() {
        return tests((dataSet, references) -> {
            StringBuilder json = new StringBuilder();
            DicomJson.write(dataSet, references::add, json);
            return DicomJson.read(json.toString(), references).getFirst();
        });
    }

    @TestFactory
    Stream<DynamicTest> xmlIsReadBackAsTheDataSetItWas() {
        return tests((dataSet, references) -> {
            StringBuilder xml = new StringBuilder();
            DicomXml.write(dataSet, references::add, xml);
            return DicomXml.read(xml.toString(), references);
        });
    }

    private static Stream<DynamicTest> tests(Form form) {
        return Corpus.files().stream().map(file -> dynamicTest(Corpus.name(file), () -> assertReadBack(file, form)));
    }

    private static void assertReadBack(Path file, Form form) throws IOException {
        DataSet dataSet;
        try {
            dataSet = Part10.read(file).dataSet();
        } catch (Rejected e) {
            return; // Not DICOM, or cut off: there is nothing to write.
        }
        assertThat(SameDataSet.differences(dataSet, form.thereAndBack(dataSet, new BulkReferences())))
                .isEmpty();
    }
}
