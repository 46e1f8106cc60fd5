package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.query.Matches;
import org.consilium.dimse.query.Query;
import org.consilium.dimse.query.QueryOption;
import org.consilium.dimse.query.QueryProvider;
import org.consilium.dimse.query.QueryResult;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-FIND between our own two sides. */
class QueryIT {

    private static final String STUDY_ROOT = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final DataSet IDENTIFIER = DataSet.builder()
            .text(Tag.QueryRetrieveLevel, "STUDY")
            .text(Tag.PatientName, "M\u00fcller*")
            .build();

    private final List<DimseServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(DimseServer::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STUDY_ROOT,
                Uids.PatientRootQueryRetrieveInformationModelFind,
                Uids.PatientStudyOnlyQueryRetrieveInformationModelFind,
                Uids.ModalityWorklistInformationModelFind,
                Uids.ColorPaletteQueryRetrieveInformationModelFind
            })
    void givesTheUserWhatTheProviderFinds(String sopClass) throws IOException {
        var asked = new CompletableFuture<Query>();
        DimseServer server = start(sopClass, (query, matches) -> {
            asked.complete(query);
            for (int i = 0; i < 3; i++) {
                assertThat(matches.send(study(i))).isTrue();
            }
        });
        List<DataSet> found = new ArrayList<>();
        try (Association association = connect(server, sopClass)) {
            QueryResult result = association.find(sopClass, IDENTIFIER, found::add);
            assertThat(result).isEqualTo(new QueryResult(DimseStatus.SUCCESS, 3, true, false));
        }
        assertThat(found)
                .extracting(each -> each.text(Tag.StudyInstanceUID).orElseThrow())
                .containsExactly("1.2.0", "1.2.1", "1.2.2");
        assertThat(asked.join().sopClassUid()).isEqualTo(sopClass);
        assertThat(asked.join().identifier().text(Tag.PatientName)).contains("M\u00fcller*");
        assertThat(asked.join().options()).isEmpty();
    }

    @Test
    void cancelsWhenTheUserWantsNoMore() throws IOException {
        var cancelled = new CompletableFuture<Boolean>();
        DimseServer server = start(STUDY_ROOT, (_, matches) -> {
            int sent = 0;
            while (matches.send(study(sent))) {
                sent++;
            }
            cancelled.complete(matches.isCancelled());
        });
        List<DataSet> found = new ArrayList<>();
        try (Association association = connect(server, STUDY_ROOT)) {
            QueryResult result = association.find(STUDY_ROOT, IDENTIFIER, 5, found::add);
            assertThat(result).isEqualTo(new QueryResult(DimseStatus.CANCEL, 5, false, false));
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
        assertThat(found).hasSize(5);
        assertThat(cancelled.join()).isTrue();
    }

    @Test
    void hearsACancelWhileTheProviderFindsNothing() throws Exception {
        var searching = new CountDownLatch(1);
        var heard = new CountDownLatch(1);
        DimseServer server = start(STUDY_ROOT, (_, matches) -> {
            matches.send(study(1));
            searching.countDown();
            while (!matches.isCancelled()) {
                Thread.onSpinWait();
            }
            heard.countDown();
        });
        try (Association association = connect(server, STUDY_ROOT)) {
            QueryResult result = association.find(STUDY_ROOT, IDENTIFIER, _ -> false);
            assertThat(result.status()).isEqualTo(DimseStatus.CANCEL);
            assertThat(searching.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A limit that is just met cuts nothing: the caller must know the difference. */
    @Test
    void saysWhetherALimitHasCutAnything() throws IOException {
        DimseServer server = start(STUDY_ROOT, (_, matches) -> {
            matches.send(study(1));
            matches.sendWithoutOptionalKeys(study(2));
        });
        try (Association association = connect(server, STUDY_ROOT)) {
            assertThat(association.find(STUDY_ROOT, IDENTIFIER, 2, _ -> {}))
                    .isEqualTo(new QueryResult(DimseStatus.SUCCESS, 2, true, true));
            assertThat(association.find(STUDY_ROOT, IDENTIFIER, 1, _ -> {}).isComplete())
                    .isFalse();
        }
    }

    @Test
    void answersWhyAQueryFails() throws IOException {
        DimseServer server = start(STUDY_ROOT, (query, matches) -> {
            switch (query.identifier().text(Tag.QueryRetrieveLevel).orElse("")) {
                case "PATIENT" -> throw new Rejected(Reason.INVALID_UID, "no such level");
                case "SERIES" -> throw new Rejected(Reason.OUT_OF_RESOURCES);
                default -> throw new IllegalStateException("a bug");
            }
        });
        try (Association association = connect(server, STUDY_ROOT)) {
            assertThat(statusAt(association, "PATIENT")).isEqualTo(new DimseStatus(0xA900));
            assertThat(statusAt(association, "SERIES")).isEqualTo(new DimseStatus(0xA700));
            assertThat(statusAt(association, "STUDY")).isEqualTo(new DimseStatus(0xC001));
            var tooLong = DataSet.builder()
                    .bytes(Tag.PixelData, VR.OB, new byte[2_000_000])
                    .build();
            assertThat(association.find(STUDY_ROOT, tooLong, _ -> true).status())
                    .isEqualTo(new DimseStatus(0xA700));
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAQueryWithoutAReadableIdentifier(boolean withDataSet) throws IOException {
        DimseServer server = start(STUDY_ROOT, (_, _) -> {});
        try (Association association = connect(server, STUDY_ROOT)) {
            var machine = association.machine();
            var context = machine.contexts(STUDY_ROOT).getFirst();
            var request =
                    CommandSet.builder(CommandField.C_FIND_RQ).uid(CommandElement.AFFECTED_SOP_CLASS_UID, STUDY_ROOT);
            byte[] noDataSet = {8, 0, 0x52, 0, 'C', 'S', (byte) 0xFF, (byte) 0xFF, 'A', 'B'};
            var invocation = withDataSet
                    ? machine.invoke(context, request, new ByteArrayInputStream(noDataSet), noDataSet.length)
                    : machine.invoke(context, request);
            assertThat(invocation.next().status()).isEqualTo(new DimseStatus(0xC000));
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void agreesOnWhatBothKnowOfMatching() throws IOException {
        var asked = new CompletableFuture<Query>();
        DimseServer server = start(STUDY_ROOT, new QueryProvider() {
            @Override
            public void find(Query query, Matches matches) {
                asked.complete(query);
            }

            @Override
            public Set<QueryOption> options() {
                return Set.of(QueryOption.FUZZY_SEMANTIC_MATCHING, QueryOption.TIMEZONE_QUERY_ADJUSTMENT);
            }
        });
        byte[] all = QueryOption.encode(EnumSet.allOf(QueryOption.class));
        byte[] three = QueryOption.encode(EnumSet.of(QueryOption.FUZZY_SEMANTIC_MATCHING));
        try (Association association = connect(server, STUDY_ROOT, all)) {
            assertThat(association.queryOptions(STUDY_ROOT))
                    .containsExactlyInAnyOrder(
                            QueryOption.FUZZY_SEMANTIC_MATCHING, QueryOption.TIMEZONE_QUERY_ADJUSTMENT);
            association.find(STUDY_ROOT, IDENTIFIER, _ -> true);
            assertThat(asked.join().options()).isEqualTo(association.queryOptions(STUDY_ROOT));
        }
        try (Association association = connect(server, STUDY_ROOT, three)) {
            assertThat(association.machine().extended(STUDY_ROOT))
                    .hasValueSatisfying(answer -> assertThat(answer)
                            .as("as many bytes as were proposed")
                            .isEqualTo(new byte[] {0, 0, 1}));
        }
    }

    @Test
    void refusesToAskWhatWasNotAccepted() throws IOException {
        DimseServer server = start(STUDY_ROOT, (_, _) -> {});
        String other = Uids.PatientRootQueryRetrieveInformationModelFind;
        try (Association association = connect(server, other)) {
            assertThatThrownBy(() -> association.find(other, IDENTIFIER, _ -> true))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.SOP_CLASS_NOT_SUPPORTED));
        }
    }

    private static DimseStatus statusAt(Association association, String level) throws IOException {
        var identifier = DataSet.builder().text(Tag.QueryRetrieveLevel, level).build();
        return association.find(STUDY_ROOT, identifier, _ -> true).status();
    }

    private static DataSet study(int number) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, "1.2." + number)
                .build();
    }

    private DimseServer start(String sopClass, QueryProvider provider) throws IOException {
        DimseServer server = DimseServer.builder().find(sopClass, provider).start();
        servers.add(server);
        return server;
    }

    private static Association connect(DimseServer server, String sopClass, byte... options) throws IOException {
        var destination =
                new Destination("127.0.0.1", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
        var proposal = AssociationProposal.of(List.of(
                DimseClient.VERIFICATION, ContextProposal.of(sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)));
        return DimseClient.connect(
                destination,
                options.length == 0 ? proposal : proposal.withExtendedNegotiation(sopClass, options),
                ServiceClasses.none());
    }
}
