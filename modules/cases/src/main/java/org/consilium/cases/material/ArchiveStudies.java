package org.consilium.cases.material;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.archive.Query;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.StudyRecord;
import org.consilium.archive.settle.AnnouncedCounts;
import org.consilium.archive.settle.AnnouncedCounts.Announced;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.StudyExtent;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;

/** Studies of this node's archive. */
public final class ArchiveStudies implements CaseStudies {

    private final Archive archive;
    private final AnnouncedCounts announced;

    public ArchiveStudies(Archive archive, AnnouncedCounts announced) {
        this.archive = archive;
        this.announced = announced;
    }

    @Override
    public void announce(CaseId id, List<StudyExtent> expected) {
        announced.announce(
                name(id),
                expected.stream()
                        .map(each -> new Announced(each.study(), each.instances(), each.series()))
                        .toList());
    }

    private static String name(CaseId id) {
        return "CASE " + id.value();
    }

    @Override
    public Optional<StudyFacts> find(Caller caller, Uid study) {
        return archive.study(caller, study)
                .map(found -> new StudyFacts(
                        found.uid(),
                        found.institution(),
                        found.patient().id(),
                        found.patient().issuer(),
                        Optional.of(found.patient().name()).filter(name -> !name.isEmpty()),
                        found.modalities(),
                        found.accessionNumber()));
    }

    /** Matching knows wildcards, which an ID may hold: what is found is compared again. */
    @Override
    public List<Uid> ofSamePatient(StudyFacts study) {
        return found(Tag.PatientID, study.patientId())
                .filter(found -> found.institution().equals(study.institution())
                        && found.patient().id().equals(study.patientId())
                        && found.patient().issuer().equals(study.patientIdIssuer()))
                .map(StudyRecord::uid)
                .toList();
    }

    @Override
    public List<Uid> withAccession(InstitutionId institution, String accessionNumber) {
        return found(Tag.AccessionNumber, accessionNumber)
                .filter(found -> found.institution().equals(institution)
                        && found.accessionNumber().equals(accessionNumber)
                        && found.settled())
                .map(StudyRecord::uid)
                .toList();
    }

    private Stream<StudyRecord> found(int tag, String value) {
        var query = Query.builder().match(tag, value).limit(PATIENT_STUDIES_MAX).build();
        return archive.studies(new Caller.Node(), query).rows().stream();
    }

    @Override
    public boolean holds(InstitutionId institution, Uid instance) {
        return archive.open(new Caller.Node(), instance)
                .map(found -> found.record().series().study().uid())
                .flatMap(study -> archive.study(new Caller.Node(), study))
                .filter(study -> study.institution().equals(institution))
                .isPresent();
    }

    @Override
    public List<ManifestInstance> manifest(Uid study) {
        return archive.openStudy(new Caller.Node(), study).stream()
                .map(ArchiveStudies::entry)
                .toList();
    }

    private static ManifestInstance entry(StoredInstance instance) {
        var row = instance.record();
        return new ManifestInstance(
                row.series().study().uid(),
                row.series().uid(),
                row.uid(),
                row.sopClass(),
                HexFormat.of().formatHex(instance.sha256()));
    }
}
