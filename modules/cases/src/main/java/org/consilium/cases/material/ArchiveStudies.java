package org.consilium.cases.material;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.settle.AnnouncedCounts;
import org.consilium.archive.settle.AnnouncedCounts.Announced;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.StudyExtent;
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
                        found.modalities()));
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
