package org.consilium.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Tells what a file is and whether it may be taken. It looks at signatures, directories of archives and marks in the bytes, all within limits;
 * it interprets nothing.
 */
public final class Inspector {

    /** Where the signature of a DICOM file is (PS3.10 7.1): behind a preamble that may look like anything else. */
    private static final int DICOM_AT = 128;

    private static final byte[] DICOM = {'D', 'I', 'C', 'M'};

    private final boolean encryptedPdfs;
    private final Detector detector = MimeTypes.getDefaultMimeTypes(TikaConfig.class.getClassLoader());

    /** @param encryptedPdfs whether PDF files that ask for a password, or forbid something, are taken */
    public Inspector(boolean encryptedPdfs) {
        this.encryptedPdfs = encryptedPdfs;
    }

    /**
     * Errors: UNSUPPORTED_MEDIA_TYPE (not one of the types that are taken, or not what its name says), NOT_PROCESSABLE (encrypted, with macros,
     * expanding too far, or otherwise dangerous to its readers).
     *
     * @param name as its sender calls it; only its ending is looked at
     */
    public DocumentType inspect(Path file, String name) {
        try {
            refuseDicom(file);
            var type = type(file);
            if (!type.fitsName(name)) {
                throw new Rejected(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        "the name does not say what the content is: " + type.mediaType());
            }
            switch (type) {
                case PDF -> PdfMarks.check(file, encryptedPdfs);
                case JPEG, PNG -> PictureSize.check(file, type);
                case DOCX, ODT -> OfficeArchive.check(file);
                case TEXT, XML -> PlainText.check(file, type);
                case TIFF -> {
                    // Shown by nobody here: it is handed out as it is.
                }
            }
            return type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentType type(Path file) throws IOException {
        var detected = detect(file);
        return switch (detected.getBaseType().toString()) {
            case "application/pdf" -> DocumentType.PDF;
            case "image/jpeg" -> DocumentType.JPEG;
            case "image/png" -> DocumentType.PNG;
            case "image/tiff" -> DocumentType.TIFF;
            case "text/plain" -> DocumentType.TEXT;
            case "application/xml" -> DocumentType.XML;
            case "application/zip", "application/x-tika-ooxml", "application/vnd.oasis.opendocument.text" ->
                OfficeArchive.type(file);
            default ->
                throw new Rejected(
                        Reason.UNSUPPORTED_MEDIA_TYPE, "taken are PDF, JPEG, PNG, TIFF, DOCX, ODT, plain text and XML");
        };
    }

    /** By the content alone: what the sender says is not told to Tika. */
    private MediaType detect(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return detector.detect(in, new Metadata());
        }
    }

    private static void refuseDicom(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(DICOM_AT + DICOM.length);
            if (head.length == DICOM_AT + DICOM.length
                    && java.util.Arrays.equals(head, DICOM_AT, head.length, DICOM, 0, DICOM.length)) {
                throw new Rejected(Reason.UNSUPPORTED_MEDIA_TYPE, "it is a DICOM file: send it as an image");
            }
        }
    }
}
