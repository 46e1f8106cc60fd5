package org.consilium.web.fhir.patient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consilium.archive.Archive;
import org.consilium.archive.Query;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Logical ids of patients. A patient is what the archive knows from studies: institution, Patient ID and issuer; the id is a keyed digest of
 * them, so that addresses and logs name nobody. Without a Patient ID each study has a patient of its own.
 */
public final class PatientIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 20;
    private static final int REMEMBERED_MAX = 10_000;
    /** Studies that lead from an id to its patient; with more the patient is still known by these. */
    private static final int STUDIES_MAX = 100;

    private record Mention(String id, Uid study) {}

    private final JdbcClient jdbc;
    private final Archive archive;
    private final Set<Mention> remembered = ConcurrentHashMap.newKeySet();
    private volatile byte[] key = {};

    public PatientIds(JdbcClient jdbc, Archive archive) {
        this.jdbc = jdbc;
        this.archive = archive;
    }

    /** The id of the patient of a study, by which {@link #studies} finds it from now on. */
    public String of(StudyRecord study) {
        String id = digest(study);
        var mention = new Mention(id, study.uid());
        if (!remembered.contains(mention)) {
            jdbc.sql("insert into web.fhir_patient (id, study) values (:id, :study) on conflict do nothing")
                    .param("id", id)
                    .param("study", study.uid().value())
                    .update();
            if (remembered.size() >= REMEMBERED_MAX) {
                remembered.clear();
            }
            remembered.add(mention);
        }
        return id;
    }

    /** The studies of a patient that the caller sees, newest first; none when the patient is foreign or unknown. */
    public List<StudyRecord> studies(Caller caller, String id) {
        return anyStudy(caller, id).stream()
                .flatMap(known -> ofSamePatient(caller, known).stream())
                .filter(study -> digest(study).equals(id))
                .toList();
    }

    private Optional<StudyRecord> anyStudy(Caller caller, String id) {
        return jdbc
                .sql("select study from web.fhir_patient where id = :id limit :limit")
                .param("id", id)
                .param("limit", STUDIES_MAX)
                .query(String.class)
                .list()
                .stream()
                .flatMap(study -> archive.study(caller, new Uid(study)).stream())
                .filter(study -> digest(study).equals(id))
                .findFirst();
    }

    private List<StudyRecord> ofSamePatient(Caller caller, StudyRecord known) {
        return known.patient().id().isEmpty()
                ? List.of(known)
                : archive.studies(
                                caller,
                                Query.builder()
                                        .match(Tag.PatientID, known.patient().id())
                                        .build())
                        .rows();
    }

    private String digest(StudyRecord study) {
        var patient = study.patient();
        var who = patient.id().isEmpty()
                ? List.of("study", study.uid().value())
                : List.of("patient", study.institution().value().toString(), patient.issuer(), patient.id());
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(String.join("\n", who).getBytes(UTF_8)), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has " + ALGORITHM, e);
        }
    }

    private byte[] key() {
        if (key.length == 0) {
            key = jdbc.sql("select key from web.fhir_key").query(byte[].class).single();
        }
        return key;
    }
}
