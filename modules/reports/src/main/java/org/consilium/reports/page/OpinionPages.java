package org.consilium.reports.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.consilium.cases.SignedOpinion;
import org.consilium.reports.content.Report;

/** Writes a report as a PDF document. */
public final class OpinionPages {

    private OpinionPages() {}

    /** The same report gives the same bytes. */
    public static byte[] pdf(Report report) {
        try (PDDocument document = new PDDocument()) {
            describe(document, report.opinion());
            Typefaces typefaces = new Typefaces(document, allText(report.opinion()));
            try (Canvas canvas = new Canvas(document, typefaces)) {
                new OpinionLayout(canvas, new Wording(report), report).draw();
                if (typefaces.hasReplaced()) {
                    OpinionLayout.noteReplacedCharacters(canvas);
                }
                PageFrame.draw(canvas, new Wording(report));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a PDF to memory", e);
        }
    }

    /** Title and times are those of the signature, and so is the identifier that PDFBox would take from the clock. */
    private static void describe(PDDocument document, SignedOpinion opinion) {
        document.setDocumentId(opinion.signedAt().toEpochMilli());
        Calendar signed = GregorianCalendar.from(opinion.signedAt().atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle("Second opinion " + opinion.number() + ", version " + opinion.version());
        information.setAuthor(opinion.author().name());
        information.setProducer("Consilium");
        information.setCreationDate(signed);
        information.setModificationDate(signed);
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    /** What people wrote, without names: a Japanese patient does not make a Chinese text Japanese. */
    private static String allText(SignedOpinion opinion) {
        return Stream.of(
                        opinion.question(),
                        opinion.clinicalSummary().orElse(""),
                        opinion.text().findings(),
                        opinion.text().conclusion(),
                        opinion.text().recommendation())
                .collect(Collectors.joining("\n"));
    }
}
