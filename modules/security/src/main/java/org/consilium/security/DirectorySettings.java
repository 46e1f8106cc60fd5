package org.consilium.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Institutions and DICOM peers named in the configuration, merged into those kept in the database at every start. The
 * first institution runs the node when there is none yet.
 */
@ConfigurationProperties("consilium")
public record DirectorySettings(
        @DefaultValue List<InstitutionEntry> institutions,
        @DefaultValue List<RemoteAeEntry> remoteAes) {

    public DirectorySettings {
        institutions = List.copyOf(institutions);
        remoteAes = List.copyOf(remoteAes);
    }

    /**
     * What is not given stays as it is in the database.
     *
     * @param name the name it is recognised by
     * @param parent name of the institution above it, named before it
     * @param pacs AE title of the remote AE to which opinions are returned
     */
    public record InstitutionEntry(
            String name,
            Optional<CareLevel> level,
            Optional<String> parent,
            Optional<String> country,
            Optional<String> pacs) {

        public InstitutionEntry {
            level = given(level);
            parent = given(parent);
            country = given(country).map(code -> code.toUpperCase(Locale.ROOT));
            pacs = given(pacs);
        }
    }

    /**
     * @param may what it may ask of this node, besides C-ECHO
     * @param institution name of the institution its studies belong to
     * @param certificate which it must prove to own: a SHA-256 fingerprint or a subject
     */
    public record RemoteAeEntry(
            String aeTitle,
            String host,
            int port,
            @DefaultValue Set<RemoteAe.Permission> may,
            Optional<String> institution,
            Optional<String> certificate) {

        public RemoteAeEntry {
            may = Set.copyOf(may);
            institution = given(institution);
            certificate = given(certificate).filter(text -> !text.isBlank());
        }
    }

    /** The binder gives null for what is not set, even where an Optional is asked for. */
    @SuppressWarnings("NullableOptional")
    private static <T> Optional<T> given(@Nullable Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }
}
