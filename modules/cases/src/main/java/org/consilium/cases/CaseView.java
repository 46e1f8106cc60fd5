package org.consilium.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Uid;

/**
 * A case with everything the asking person may see of it.
 *
 * @param consents oldest first; the newest counts
 * @param draft the unsigned opinion, shown to the specialist who writes it and to nobody else
 * @param adjudication the newest; what the first specialist wrote is seen by those who read and coordinate
 * @param routing why it was offered to these people and not to others, in the order the rules ran
 * @param history every accepted move, oldest first
 * @param documents in the order in which they came, those put aside included
 * @param material what it has waited for, in the order in which it was asked for
 * @param proposals studies that somebody is to decide about; shown to those who may
 * @param manifestVersion newest version, 0 before collection
 * @param manifest what the question was asked about; empty before collection
 * @param manifestDocuments of the newest version
 * @param actions what the asking person may do now
 */
public record CaseView(
        CaseSummary summary,
        Optional<String> site,
        Optional<String> clinicalSummary,
        Set<String> languages,
        List<Uid> studies,
        List<Consent> consents,
        List<Offer> offers,
        List<Message> messages,
        List<Opinion> opinions,
        Optional<OpinionText> draft,
        Optional<Adjudication> adjudication,
        List<RoutingStep> routing,
        List<HistoryEntry> history,
        List<CaseDocument> documents,
        List<MaterialRequest> material,
        List<StudyProposal> proposals,
        int manifestVersion,
        List<ManifestStudy> manifest,
        List<ManifestDocument> manifestDocuments,
        CaseClocks clocks,
        Set<CaseAction> actions) {

    public CaseView {
        languages = Set.copyOf(languages);
        studies = List.copyOf(studies);
        consents = List.copyOf(consents);
        offers = List.copyOf(offers);
        messages = List.copyOf(messages);
        opinions = List.copyOf(opinions);
        routing = List.copyOf(routing);
        history = List.copyOf(history);
        documents = List.copyOf(documents);
        material = List.copyOf(material);
        proposals = List.copyOf(proposals);
        manifestDocuments = List.copyOf(manifestDocuments);
        manifest = List.copyOf(manifest);
        actions = Set.copyOf(actions);
    }
}
