package org.consilium.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;

/** How a data set looks as text. */
enum TextForm {

    /** DICOM JSON (PS3.18 F). */
    JSON("[\n", ",\n", "\n]\n") {
        @Override
        void write(DataSet header, BulkDataUri bulkData, OutputStream out) throws IOException {
            DicomJson.write(header, bulkData, out);
        }

        @Override
        void write(DataSetParts dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
            DicomJson.write(dataSet, bulkData, out);
        }

        @Override
        List<DataSet> read(InputStream in, BulkDataResolver bulkData) throws IOException {
            return DicomJson.read(in, bulkData);
        }
    },

    /** The Native DICOM Model (PS3.19 A.1), of which a document holds one. */
    XML("", "", "") {
        @Override
        void write(DataSet header, BulkDataUri bulkData, OutputStream out) throws IOException {
            DicomXml.write(header, bulkData, out);
        }

        @Override
        void write(DataSetParts dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
            DicomXml.write(dataSet, bulkData, out);
        }

        @Override
        List<DataSet> read(InputStream in, BulkDataResolver bulkData) throws IOException {
            return List.of(DicomXml.read(in, bulkData));
        }
    };

    final String before;
    final String between;
    final String after;

    /** What stands around several data sets. */
    TextForm(String before, String between, String after) {
        this.before = before;
        this.between = between;
        this.after = after;
    }

    /** Writes what stands before the pixel data. */
    abstract void write(DataSet header, BulkDataUri bulkData, OutputStream out) throws IOException;

    /** Writes a whole data set while it is read. */
    abstract void write(DataSetParts dataSet, BulkDataUri bulkData, OutputStream out) throws IOException;

    /** Reads the data sets of a text. */
    abstract List<DataSet> read(InputStream in, BulkDataResolver bulkData) throws IOException;
}
