package org.consilium.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Documents that are ZIP archives (ECMA-376, ISO/IEC 26300): which of them it is, and what lies in it. */
final class OfficeArchive {

    static final int ENTRIES_MAX = 5_000;

    /** Bytes that all entries together say they have. */
    static final long EXPANDED_BYTES_MAX = 500L << 20;

    /** How many times its own size the archive may expand to, once it is larger than a page of text. */
    static final long EXPANSION_MAX = 150;

    private static final long ALWAYS_FREE_BYTES = 10L << 20;
    private static final int PART_BYTES_MAX = 4 << 20;

    /** Macros and programs within. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i)(.*/)?vbaProject\\.bin|(.*/)?vbaData\\.xml|Basic/.*|Scripts/.*|(.*/)?activeX/.*|(.*/)?oleObject[^/]*"
                    + "|.*\\.(exe|dll|js|vbs|bat|cmd|ps1|jar|scr|com|hta|lnk)");

    private OfficeArchive() {}

    /** Errors: UNSUPPORTED_MEDIA_TYPE (another archive), NOT_PROCESSABLE (damaged). */
    static DocumentType type(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("word/document.xml") != null && zip.getEntry("[Content_Types].xml") != null) {
                return DocumentType.DOCX;
            }
            var mimetype = zip.getEntry("mimetype");
            if (mimetype != null
                    && DocumentType.ODT.mediaType().equals(read(zip, mimetype).strip())) {
                return DocumentType.ODT;
            }
            throw new Rejected(Reason.UNSUPPORTED_MEDIA_TYPE, "an archive that is neither DOCX nor ODT");
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    static void check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            if (entries.size() > ENTRIES_MAX) {
                throw refused("the archive holds more than " + ENTRIES_MAX + " files");
            }
            checkExpansion(entries, file.toFile().length());
            for (var entry : entries) {
                checkName(entry.getName());
            }
            checkParts(zip, entries);
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    /** Sizes that are not true are found by whoever reads the text, with little memory and time of its own. */
    private static void checkExpansion(List<? extends ZipEntry> entries, long length) {
        long expanded = 0;
        for (var entry : entries) {
            expanded += Math.max(entry.getSize(), 0);
            if (expanded > EXPANDED_BYTES_MAX || expanded < 0) {
                throw refused("the archive expands to more than " + EXPANDED_BYTES_MAX + " bytes");
            }
        }
        if (expanded > ALWAYS_FREE_BYTES && expanded / EXPANSION_MAX > length) {
            throw refused("the archive expands to more than " + EXPANSION_MAX + " times its size");
        }
    }

    private static void checkName(String name) {
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.indexOf('\0') >= 0) {
            throw refused("a name in the archive leaves its folder");
        }
        if (PROGRAM.matcher(name).matches()) {
            throw refused("the document has macros or programs in it: save it without them");
        }
        if (name.equals("EncryptedPackage") || name.equals("EncryptionInfo")) {
            throw refused("the document is encrypted: save it without a password");
        }
    }

    /** What the parts that describe the archive say: macros by their type, templates elsewhere, encryption. */
    private static void checkParts(ZipFile zip, List<? extends ZipEntry> entries) throws IOException {
        for (var entry : entries) {
            var name = entry.getName();
            if (name.equals("[Content_Types].xml")
                    && read(zip, entry).toLowerCase(Locale.ROOT).contains("macroenabled")) {
                throw refused("the document has macros: save it without them");
            }
            if (name.endsWith("settings.xml.rels") && isRemote(read(zip, entry))) {
                throw refused("the document fetches its template from elsewhere");
            }
            if (name.equals("META-INF/manifest.xml") && read(zip, entry).contains("encryption-data")) {
                throw refused("the document is encrypted: save it without a password");
            }
        }
    }

    private static boolean isRemote(String relations) {
        return relations.contains("attachedTemplate") && relations.contains("External");
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(PART_BYTES_MAX + 1);
            if (bytes.length > PART_BYTES_MAX) {
                throw refused("a part of the archive is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Rejected refused(String why) {
        return new Rejected(Reason.NOT_PROCESSABLE, why);
    }

    private static Rejected damaged(ZipException e) {
        return new Rejected(Reason.NOT_PROCESSABLE, "the archive is damaged", e);
    }
}
