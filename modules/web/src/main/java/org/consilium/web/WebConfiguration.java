package org.consilium.web;

import java.io.IOException;
import java.time.Clock;
import org.consilium.archive.Archive;
import org.consilium.archive.conflict.Conflicts;
import org.consilium.archive.correct.Corrections;
import org.consilium.archive.reject.Rejections;
import org.consilium.archive.settle.CompletenessRows;
import org.consilium.cases.CaseDocuments;
import org.consilium.cases.CaseMaterial;
import org.consilium.cases.Cases;
import org.consilium.cases.CodeImports;
import org.consilium.cases.Codes;
import org.consilium.cases.DocumentSettings;
import org.consilium.cases.Emergencies;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.question.QuestionTemplates;
import org.consilium.exchange.Deliveries;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.kernel.AeTitle;
import org.consilium.reports.Reports;
import org.consilium.security.Access;
import org.consilium.security.Administration;
import org.consilium.security.InstitutionRecords;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.RemoteAes;
import org.consilium.security.factor.SecondFactors;
import org.consilium.security.passkey.Passkeys;
import org.consilium.web.access.HttpSecurityConfiguration;
import org.consilium.web.access.StillSees;
import org.consilium.web.casework.CaseCommandController;
import org.consilium.web.casework.CaseController;
import org.consilium.web.casework.CasePages;
import org.consilium.web.casework.CaseSearchController;
import org.consilium.web.casework.CodeController;
import org.consilium.web.casework.CodeTableController;
import org.consilium.web.casework.ConsentController;
import org.consilium.web.casework.DocumentController;
import org.consilium.web.casework.DocumentSpool;
import org.consilium.web.casework.MaterialController;
import org.consilium.web.casework.QuestionTemplateController;
import org.consilium.web.casework.ReportController;
import org.consilium.web.delivery.DeliveryController;
import org.consilium.web.emergency.EmergencyController;
import org.consilium.web.event.EventController;
import org.consilium.web.event.EventStreams;
import org.consilium.web.json.JsonConfiguration;
import org.consilium.web.openapi.OpenApiController;
import org.consilium.web.peers.ConnectionTest;
import org.consilium.web.peers.RemoteAeController;
import org.consilium.web.people.InstitutionController;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.PersonController;
import org.consilium.web.portal.PortalResources;
import org.consilium.web.problem.BrokenOffAnswers;
import org.consilium.web.problem.FailureController;
import org.consilium.web.problem.ProblemAdvice;
import org.consilium.web.problem.Problems;
import org.consilium.web.session.SessionLimits;
import org.consilium.web.session.Sessions;
import org.consilium.web.steward.ConflictController;
import org.consilium.web.steward.CorrectionController;
import org.consilium.web.steward.RejectionController;
import org.consilium.web.studies.CompletenessController;
import org.consilium.web.studies.StudyController;
import org.consilium.web.studies.StudyViews;
import org.consilium.web.system.SystemController;
import org.consilium.web.system.SystemTokens;
import org.consilium.web.upload.UploadConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP edge, part by part. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import({
    HttpSecurityConfiguration.class,
    AuditWebConfiguration.class,
    JsonConfiguration.class,
    DicomWebConfiguration.class,
    FhirConfiguration.class,
    OperationsConfiguration.class,
    RetentionWebConfiguration.class,
    RosterConfiguration.class,
    FigureConfiguration.class,
    SignInConfiguration.class,
    ProviderConfiguration.class,
    NoticeWebConfiguration.class,
    UploadConfiguration.class,
    ViewerConfiguration.class,
    WorklistConfiguration.class
})
public class WebConfiguration {

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    Sessions sessions(JdbcClient jdbc, People people, Clock clock, WebSettings settings) {
        return new Sessions(
                jdbc,
                people,
                clock,
                new SessionLimits(settings.sessionIdle(), settings.sessionAbsolute(), settings.sessionsPerPersonMax()));
    }

    @Bean
    StillSees stillSees(Archive archive) {
        return (caller, study) -> archive.study(caller, study).isPresent();
    }

    @Bean
    InstitutionNames institutionNames(Institutions institutions) {
        return new InstitutionNames(institutions);
    }

    @Bean
    InstitutionController institutionController(
            Institutions institutions,
            InstitutionRecords records,
            Administration administration,
            PlatformTransactionManager transactions) {
        return new InstitutionController(institutions, records, administration, new TransactionTemplate(transactions));
    }

    @Bean
    PersonController personController(
            People people,
            SpecialistProfiles profiles,
            DutyRoster roster,
            Sessions sessions,
            SecondFactors secondFactors,
            Passkeys passkeys,
            SystemTokens systems,
            Administration administration,
            Clock clock) {
        return new PersonController(
                people, profiles, roster, sessions, secondFactors, passkeys, systems, administration, clock);
    }

    @Bean
    SystemTokens systemTokens(JdbcClient jdbc, People people, Clock clock) {
        return new SystemTokens(jdbc, people, clock);
    }

    @Bean
    SystemController systemController(SystemTokens tokens, People people, Administration administration) {
        return new SystemController(tokens, people, administration);
    }

    @Bean
    RemoteAeController remoteAeController(RemoteAes remoteAes, NodeDescription node) {
        return new RemoteAeController(remoteAes, new ConnectionTest(new AeTitle(node.aeTitle())));
    }

    @Bean
    StudyViews studyViews(Archive archive, Cases cases, InstitutionNames institutions) {
        return new StudyViews(archive, cases, institutions);
    }

    @Bean
    StudyController studyController(Archive archive, StudyViews views) {
        return new StudyController(archive, views);
    }

    @Bean
    CompletenessController completenessController(StudyViews views, CompletenessRows rows) {
        return new CompletenessController(views, rows);
    }

    @Bean
    CasePages casePages(StudyViews studies, Deliveries deliveries) {
        return new CasePages(studies, deliveries);
    }

    @Bean
    CaseController caseController(Cases cases, CasePages pages) {
        return new CaseController(cases, pages);
    }

    @Bean
    CaseSearchController caseSearchController(Cases cases) {
        return new CaseSearchController(cases);
    }

    @Bean
    CaseCommandController caseCommandController(Cases cases, CasePages pages) {
        return new CaseCommandController(cases, pages);
    }

    @Bean
    ConsentController consentController(Cases cases, CasePages pages) {
        return new ConsentController(cases, pages);
    }

    @Bean
    EmergencyController emergencyController(Emergencies emergencies) {
        return new EmergencyController(emergencies);
    }

    @Bean
    DocumentController documentController(CaseDocuments documents, CasePages pages, DocumentSettings settings)
            throws IOException {
        return new DocumentController(documents, pages, new DocumentSpool(settings));
    }

    @Bean
    MaterialController materialController(CaseMaterial material, CasePages pages) {
        return new MaterialController(material, pages);
    }

    @Bean
    CodeTableController codeTableController(CodeImports imports) {
        return new CodeTableController(imports);
    }

    @Bean
    QuestionTemplateController questionTemplateController(QuestionTemplates templates) {
        return new QuestionTemplateController(templates);
    }

    @Bean
    ReportController reportController(Cases cases, Reports reports) {
        return new ReportController(cases, reports);
    }

    @Bean
    DeliveryController deliveryController(Deliveries deliveries) {
        return new DeliveryController(deliveries);
    }

    @Bean
    ConflictController conflictController(Conflicts conflicts, InstitutionNames institutions, FrameDecoder decoder) {
        return new ConflictController(conflicts, institutions, new FrameRenderer(decoder));
    }

    @Bean
    CorrectionController correctionController(Corrections corrections, InstitutionNames institutions) {
        return new CorrectionController(corrections, institutions);
    }

    @Bean
    RejectionController rejectionController(Rejections rejections, InstitutionNames institutions) {
        return new RejectionController(rejections, institutions);
    }

    @Bean
    CodeController codeController(Codes codes) {
        return new CodeController(codes);
    }

    @Bean
    EventStreams eventStreams(WebSettings settings) {
        return new EventStreams(settings.eventStreamsMax(), settings.eventStreamsPerPersonMax());
    }

    @Bean
    EventController eventController(EventStreams streams, Sessions sessions, Access access, JsonMapper json) {
        return new EventController(streams, sessions, access, json);
    }

    @Bean
    PortalResources portalResources() {
        return new PortalResources();
    }

    @Bean
    OpenApiController openApiController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            NodeDescription node) {
        return new OpenApiController(mappings, node);
    }

    @Bean
    BrokenOffAnswers brokenOffAnswers() {
        return new BrokenOffAnswers();
    }

    @Bean
    FailureController failureController() {
        return new FailureController();
    }
}
