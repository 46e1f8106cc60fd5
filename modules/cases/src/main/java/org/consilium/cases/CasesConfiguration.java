package org.consilium.cases;

import java.time.Clock;
import org.consilium.archive.Archive;
import org.consilium.archive.keep.KeptFiles;
import org.consilium.archive.settle.AnnouncedCounts;
import org.consilium.archive.settle.Worker;
import org.consilium.cases.code.CodeTables;
import org.consilium.cases.code.ImportedCodes;
import org.consilium.cases.desk.Clockwork;
import org.consilium.cases.desk.Desk;
import org.consilium.cases.desk.LateMaterial;
import org.consilium.cases.duty.CalendarPasswords;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.duty.WorkingCalendars;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.material.ArchiveDocuments;
import org.consilium.cases.material.ArchiveStudies;
import org.consilium.cases.notice.Notices;
import org.consilium.cases.notice.PersonalNotices;
import org.consilium.cases.question.QuestionTemplates;
import org.consilium.cases.register.CalendarPasswordRegister;
import org.consilium.cases.register.CodeTableRegister;
import org.consilium.cases.register.DutyRegister;
import org.consilium.cases.register.OpenCases;
import org.consilium.cases.register.OutgoingNotices;
import org.consilium.cases.register.PersonalNoticeRegister;
import org.consilium.cases.register.ProfileRegister;
import org.consilium.cases.register.TemplateRegister;
import org.consilium.cases.register.WorkingCalendarRegister;
import org.consilium.cases.routing.RoutingRules;
import org.consilium.cases.schedule.ClockJob;
import org.consilium.documents.ReaderLimits;
import org.consilium.documents.TextReader;
import org.consilium.security.Grants;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.audit.AuditTrail;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this module. The schema {@code cases} has been migrated before. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CasesSettings.class, DocumentSettings.class})
public class CasesConfiguration {

    @Bean
    SpecialistProfiles specialistProfiles(JdbcClient jdbc, People people) {
        return new ProfileRegister(jdbc, people);
    }

    @Bean
    DutyRoster dutyRoster(JdbcClient jdbc, PlatformTransactionManager transactions, People people) {
        return new DutyRegister(jdbc, new TransactionTemplate(transactions), people);
    }

    @Bean
    WorkingCalendars workingCalendars(JdbcClient jdbc, Institutions institutions) {
        return new WorkingCalendarRegister(jdbc, institutions);
    }

    @Bean
    CalendarPasswords calendarPasswords(JdbcClient jdbc, Clock clock) {
        return new CalendarPasswordRegister(jdbc, clock);
    }

    @Bean
    Notices notices(JdbcClient jdbc, Clock clock) {
        return new OutgoingNotices(jdbc, clock);
    }

    @Bean
    PersonalNotices personalNotices(JdbcClient jdbc, Clock clock) {
        return new PersonalNoticeRegister(jdbc, clock);
    }

    @Bean
    ImportedCodes codes(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new ImportedCodes(
                new CodeTableRegister(jdbc), CodeTables.demonstration(), new TransactionTemplate(transactions), clock);
    }

    @Bean
    QuestionTemplates questionTemplates(JdbcClient jdbc, Institutions institutions, Clock clock) {
        return new QuestionTemplates(new TemplateRegister(jdbc, clock), institutions);
    }

    @Bean
    Desk caseDesk(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher publisher,
            Clock clock,
            People people,
            Institutions institutions,
            Grants grants,
            SpecialistProfiles profiles,
            DutyRoster roster,
            Archive archive,
            AnnouncedCounts announcedCounts,
            KeptFiles keptFiles,
            CasesSettings settings,
            DocumentSettings documentSettings,
            AuditTrail trail) {
        return Desk.of(new Desk.Needs(
                jdbc,
                new TransactionTemplate(transactions),
                publisher,
                clock,
                people,
                institutions,
                grants,
                profiles,
                roster,
                new ArchiveStudies(archive, announcedCounts),
                new ArchiveDocuments(keptFiles),
                textReader(documentSettings),
                settings,
                documentSettings,
                trail));
    }

    private static TextReader textReader(DocumentSettings settings) {
        return new TextReader(new ReaderLimits(
                (int) settings.textMemory().toMegabytes(), settings.textTime(), settings.textCharactersMax()));
    }

    @Bean
    CaseDocuments caseDocuments(Desk desk) {
        return desk.documents();
    }

    @Bean
    CaseMaterial caseMaterial(Desk desk) {
        return desk.material();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Worker documentText(Desk desk, DocumentSettings settings) {
        return new Worker("document-text", settings.textWakeEvery(), desk.documentReading()::step);
    }

    @Bean
    OpenCases openCases(JdbcClient jdbc) {
        return new OpenCases(jdbc);
    }

    @Bean
    Cases cases(Desk desk) {
        return desk.cases();
    }

    @Bean
    Emergencies emergencies(Desk desk) {
        return desk.emergencies();
    }

    @Bean
    Figures figures(Desk desk) {
        return desk.figures();
    }

    @Bean
    RoutingRules routingRules(Desk desk) {
        return desk.rules();
    }

    @Bean
    ReadingTasks readingTasks(Desk desk) {
        return desk.tasks();
    }

    @Bean
    Clockwork caseClockwork(Desk desk) {
        return desk.clockwork();
    }

    @Bean
    LateMaterial lateMaterial(Desk desk) {
        return desk.lateMaterial();
    }

    @Bean
    JobDetail caseClockJob() {
        return JobBuilder.newJob(ClockJob.class)
                .withIdentity("clocks", "cases")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger caseClockTrigger(JobDetail caseClockJob, CasesSettings settings) {
        return TriggerBuilder.newTrigger()
                .forJob(caseClockJob)
                .withIdentity("clocks", "cases")
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(settings.wakeEvery().toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build();
    }
}
