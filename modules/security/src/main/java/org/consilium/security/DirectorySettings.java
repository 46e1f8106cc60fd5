package org.consilium.security;

import java.time.DateTimeException;
import java.time.ZoneId;
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
 *
 * @param zone where the node stands: the time zone of the first account; empty: that of the machine
 */
@ConfigurationProperties("consilium")
public record DirectorySettings(
        @DefaultValue List<InstitutionEntry> institutions,
        @DefaultValue List<RemoteAeEntry> remoteAes,
        @DefaultValue("") String zone) {

    public DirectorySettings {
        zoneIn(zone);
        institutions = List.copyOf(institutions);
        remoteAes = List.copyOf(remoteAes);
    }

    /** Where the node stands. */
    ZoneId zoneId() {
        return zoneIn(zone);
    }

    private static ZoneId zoneIn(String name) {
        try {
            return name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("consilium.zone: a time zone such as Asia/Tokyo", e);
        }
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
