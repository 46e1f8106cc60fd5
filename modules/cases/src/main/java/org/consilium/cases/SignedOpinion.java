package org.consilium.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Uid;

/**
 * Everything a report says about one signed version. The same case and version always give the same content, so that a
 * report can be made again after a crash.
 *
 * @param number of the case, for people
 * @param author who signed
 * @param requester who asked
 * @param studies those of which it is based on an instance, the one asked about first; none when it is about documents alone
 * @param manifest the instances the opinion is based on
 * @param documents the documents it is based on
 * @param uids of the DICOM objects to be made
 * @param predecessor the SR of the version this one replaces
 */
public record SignedOpinion(
        CaseId caseId,
        String number,
        int version,
        Discipline discipline,
        Urgency urgency,
        Participant author,
        Participant requester,
        String question,
        Optional<String> clinicalSummary,
        Optional<Code> diagnosis,
        Optional<String> site,
        OpinionText text,
        Instant submittedAt,
        Instant signedAt,
        List<Uid> studies,
        List<ManifestInstance> manifest,
        List<Document> documents,
        OpinionUids uids,
        Optional<Predecessor> predecessor) {

    public SignedOpinion {
        studies = List.copyOf(studies);
        manifest = List.copyOf(manifest);
        documents = List.copyOf(documents);
    }

    /**
     * A document the author had before them.
     *
     * @param sha256 of its bytes, lower-case hex
     */
    public record Document(String name, String sha256) {}

    /** The signed version before this one. */
    public record Predecessor(int version, OpinionUids uids, Instant signedAt) {}
}
