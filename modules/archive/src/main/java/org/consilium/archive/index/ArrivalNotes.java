package org.consilium.archive.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.SenderCertificate;
import org.consilium.security.InstitutionId;

/** How an instance arrived and whose it is, as a pack says it beside the instance. */
public final class ArrivalNotes {

    private static final String RECEIVED = "received";
    private static final String CHANNEL = "channel";
    private static final String CALLING_AE = "calling-ae";
    private static final String CALLED_AE = "called-ae";
    private static final String ADDRESS = "address";
    private static final String INSTITUTION = "institution";
    private static final String VERSION = "version";
    private static final String CERTIFICATE = "certificate";
    private static final String CERTIFICATE_SUBJECT = "certificate-subject";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private ArrivalNotes() {}

    /** @param origin with the institution that owns the study */
    public static SortedMap<String, String> of(Instant received, Origin origin) {
        var notes = new TreeMap<String, String>();
        notes.put(RECEIVED, received.toString());
        notes.put(CHANNEL, origin.channel().name());
        notes.put(CALLING_AE, origin.callingAe());
        notes.put(CALLED_AE, origin.calledAe());
        notes.put(ADDRESS, origin.address());
        origin.institution().ifPresent(owner -> notes.put(INSTITUTION, owner.toString()));
        origin.certificate().ifPresent(certificate -> {
            notes.put(CERTIFICATE, certificate.fingerprint());
            notes.put(CERTIFICATE_SUBJECT, certificate.subject());
        });
        return notes;
    }

    /** Likewise, of a version that a person put in the place of another one. */
    public static SortedMap<String, String> of(Instant received, Origin origin, int version) {
        var notes = of(received, origin);
        notes.put(VERSION, Integer.toString(version));
        return notes;
    }

    /** 1 unless the notes say another one. */
    static int version(SortedMap<String, String> notes) {
        try {
            return Integer.parseInt(notes.getOrDefault(VERSION, "1"));
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }

    /** What the notes say of the way here; what they do not say, or not as it should be, is empty. */
    static Origin origin(SortedMap<String, String> notes) {
        return new Origin(
                channel(notes.getOrDefault(CHANNEL, "")),
                notes.getOrDefault(CALLING_AE, ""),
                notes.getOrDefault(CALLED_AE, ""),
                notes.getOrDefault(ADDRESS, ""),
                institution(notes.getOrDefault(INSTITUTION, "")),
                Optional.ofNullable(notes.get(CERTIFICATE))
                        .filter(text -> FINGERPRINT.matcher(text).matches())
                        .map(text -> new SenderCertificate(text, notes.getOrDefault(CERTIFICATE_SUBJECT, ""))));
    }

    static Optional<Instant> received(SortedMap<String, String> notes) {
        try {
            return Optional.ofNullable(notes.get(RECEIVED)).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Channel channel(String name) {
        try {
            return Channel.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return Channel.DIMSE;
        }
    }

    private static Optional<InstitutionId> institution(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(InstitutionId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
