package org.consilium.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The types of documents that are taken, and no others. */
public enum DocumentType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    TIFF("image/tiff", "tif", "tiff"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    TEXT("text/plain", "txt"),
    /** CDA documents, laboratory results and the like. */
    XML("application/xml", "xml", "cda");

    private final String mediaType;
    private final Set<String> extensions;

    DocumentType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = Set.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a reader finds words in it; pictures have none. */
    public boolean hasText() {
        return switch (this) {
            case PDF, DOCX, ODT, TEXT, XML -> true;
            case JPEG, PNG, TIFF -> false;
        };
    }

    /** Whether a file of this type may be called so. */
    boolean fitsName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    public static Optional<DocumentType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
