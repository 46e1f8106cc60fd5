package org.consilium.cli.query;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.StatusText;
import org.consilium.cli.peer.PeerOptions;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.query.QueryOption;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.service.ServiceClasses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** C-FIND as user (PS3.4 C.4.1, K.4.1). */
@Command(
        name = "find",
        description = "Asks a peer what it has (C-FIND), or what is scheduled (modality worklist).",
        footer = {
            "",
            "Examples:",
            "  dicom find PACS@10.1.2.9:104 -k 'PatientName=MEI*' -k StudyDate=20260101-",
            "  dicom find PACS@10.1.2.9:104 -k StudyInstanceUID=1.2.3 --level series --format csv",
            "  dicom find RIS@10.1.2.8:104 --model worklist -k 'ScheduledProcedureStepSequence[0].Modality=CT' \\",
            "      -k 'ScheduledProcedureStepSequence[0].ScheduledProcedureStepStartDate=20260322'",
            "  dicom find PACS@10.1.2.9:104 -k PatientID=4711 --format json --limit 10"
        })
public final class FindCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    PeerOptions peer = new PeerOptions();

    @Mixin
    KeyOptions keys = new KeyOptions();

    @Option(names = "--only-keys", description = "Asks for the keys given and nothing else.")
    boolean onlyKeys;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "table (default), csv or json.")
    MatchWriter.Format format = MatchWriter.Format.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "Takes N matches and cancels the query after them.")
    Optional<Integer> limit = Optional.empty();

    @Option(names = "--fuzzy", description = "Names match by their sound, if the peer agrees.")
    boolean fuzzy;

    @Option(names = "--relational", description = "Keys of any level may be given, if the peer agrees.")
    boolean relational;

    public FindCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String sopClass = keys.model.find();
        List<AttributePath> columns = keys.columns(onlyKeys);
        AssociationProposal proposal = AssociationProposal.of(List.of(ContextProposal.of(
                sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)));
        if (!options().isEmpty()) {
            proposal = proposal.withExtendedNegotiation(sopClass, QueryOption.encode(options()));
        }
        try (Association association = peer.connect(proposal, ServiceClasses.none())) {
            options().stream()
                    .filter(option -> !association.queryOptions(sopClass).contains(option))
                    .forEach(option -> console.complain("the peer does not agree to " + option));
            return find(association, sopClass, columns);
        } catch (IOException e) {
            throw peer.failure(e);
        }
    }

    private Set<QueryOption> options() {
        Set<QueryOption> options = EnumSet.noneOf(QueryOption.class);
        if (fuzzy) {
            options.add(QueryOption.FUZZY_SEMANTIC_MATCHING);
        }
        if (relational) {
            options.add(QueryOption.RELATIONAL_QUERIES);
        }
        return options;
    }

    private int find(Association association, String sopClass, List<AttributePath> columns) throws IOException {
        MatchWriter writer = MatchWriter.of(format, columns, console.out());
        int[] left = {limit.orElse(Integer.MAX_VALUE)};
        QueryResult result = association.find(sopClass, keys.identifier(columns), match -> {
            boolean wanted = left[0] > 0 && !console.interruption().isRequested();
            if (wanted) {
                writer.match(match);
                left[0]--;
            }
            return wanted;
        });
        writer.end();
        if (result.isComplete()) {
            return ExitCode.DONE;
        }
        if (left[0] <= 0) {
            console.err().println("there are more matches than the " + result.taken() + " shown");
            return ExitCode.DONE;
        }
        console.complain(StatusText.of(result.status()));
        return ExitCode.SOME_FAILED;
    }
}
