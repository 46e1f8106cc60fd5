package org.consilium.documents.child;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.consilium.documents.DocumentType;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A program of its own: reads one document and writes a word about it and its text to the standard output, in UTF-8. */
public final class ReadText {

    /** First line of the answer. */
    public enum Said {
        READ,
        /** There was more than was asked for. */
        CUT,
        ENCRYPTED,
        UNREADABLE
    }

    private ReadText() {}

    /** @param arguments type, most characters; the document is the standard input */
    public static void main(String[] arguments) throws IOException {
        // Whatever a library prints must not get into the answer.
        var answer = System.out;
        System.setOut(new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var text = new StringBuilder();
        var file = Files.createTempFile("document", "");
        try {
            Files.copy(System.in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            var said = read(DocumentType.valueOf(arguments[0]), file, Integer.parseInt(arguments[1]), text);
            write(answer, said, text);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(PrintStream answer, Said said, CharSequence text) throws IOException {
        try (Writer out = new OutputStreamWriter(answer, StandardCharsets.UTF_8)) {
            out.append(said.name()).append('\n').append(text);
        }
    }

    private static Said read(DocumentType type, Path file, int charactersMax, StringBuilder text) {
        var writer = new java.io.StringWriter();
        var handler = new BodyContentHandler(new WriteOutContentHandler(writer, charactersMax));
        Said said;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            parse(type, in, handler);
            said = Said.READ;
        } catch (EncryptedDocumentException e) {
            return Said.ENCRYPTED;
        } catch (SAXException | TikaException | IOException | RuntimeException | StackOverflowError e) {
            if (!WriteLimitReachedException.isWriteLimitReached(e)) {
                return Said.UNREADABLE;
            }
            said = Said.CUT;
        }
        text.append(writer.getBuffer());
        return said;
    }

    /** Nothing that lies within the document is read, and no picture is looked at for words. */
    private static void parse(DocumentType type, InputStream in, ContentHandler handler)
            throws IOException, SAXException, TikaException {
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        parser(type).parse(in, handler, new Metadata(), context);
    }

    private static Parser parser(DocumentType type) {
        return switch (type) {
            case PDF -> pdf();
            case DOCX -> new OOXMLParser();
            case ODT -> new OpenDocumentParser();
            case TEXT -> new TXTParser();
            case XML -> new DcXMLParser();
            case JPEG, PNG, TIFF -> throw new IllegalArgumentException("A picture has no text: " + type);
        };
    }

    private static Parser pdf() {
        var parser = new PDFParser();
        parser.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR.toString());
        parser.setExtractInlineImages(false);
        parser.setExtractBookmarksText(false);
        return parser;
    }

    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // Left out.
        }
    }
}
