package org.consilium.reports;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.StoredInstance;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.SignedOpinion;
import org.consilium.reports.content.Circumstances;
import org.consilium.reports.content.Gathering;
import org.consilium.reports.content.WrittenLanguage;
import org.consilium.reports.making.PrintedOpinions;
import org.consilium.reports.making.ReportDesk;
import org.consilium.reports.making.ReportJob;
import org.consilium.reports.making.ReportMaker;
import org.consilium.reports.making.ReportRegister;
import org.consilium.reports.making.SignedOpinions;
import org.consilium.security.Caller;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of this module. The schema {@code reports} has been migrated before. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportsSettings.class)
public class ReportsConfiguration {

    @Bean
    ReportRegister reportRegister(JdbcClient jdbc) {
        return new ReportRegister(jdbc);
    }

    @Bean
    ReportMaker reportMaker(Archive archive, InstanceReceiver receiver) {
        var gathering = new Gathering(
                instance -> archive.open(new Caller.Node(), instance).map(StoredInstance::header));
        return new ReportMaker(gathering, receiver);
    }

    @Bean
    ReportDesk reportDesk(
            Cases cases,
            People people,
            ReportRegister register,
            ReportMaker maker,
            ReportsSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        return new ReportDesk(
                opinionsOf(cases),
                register,
                maker,
                circumstances(people),
                (id, version, instances) -> events.publishEvent(new OpinionReported(id, version, instances)),
                settings::pause,
                settings.batchMax(),
                clock);
    }

    @Bean
    Reports reports(Cases cases, People people, ReportRegister register, ReportMaker maker, Archive archive) {
        return new PrintedOpinions(opinionsOf(cases), register, maker, archive, circumstances(people))::pdf;
    }

    @Bean
    SignatureListener signatureListener(ObjectProvider<Scheduler> scheduler) {
        return new SignatureListener(scheduler);
    }

    @Bean
    JobDetail reportJob() {
        return JobBuilder.newJob(ReportJob.class)
                .withIdentity(ReportJob.KEY)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger reportTrigger(JobDetail reportJob, ReportsSettings settings) {
        return TriggerBuilder.newTrigger()
                .forJob(reportJob)
                .withIdentity("documents", "reports")
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(settings.wakeEvery().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    private static SignedOpinions opinionsOf(Cases cases) {
        return new SignedOpinions() {
            @Override
            public Optional<SignedOpinion> find(CaseId id, int version) {
                return cases.signedOpinion(id, version);
            }

            @Override
            public List<OpinionSigned> undelivered() {
                return cases.undelivered();
            }
        };
    }

    private static Function<SignedOpinion, Circumstances> circumstances(People people) {
        return opinion -> {
            Optional<Person> author = people.find(opinion.author().id());
            String text = opinion.text().findings() + opinion.text().conclusion();
            return new Circumstances(
                    zone(people, opinion.author().id()),
                    zone(people, opinion.requester().id()),
                    WrittenLanguage.of(text, author.map(Person::languages).orElse(Set.of())));
        };
    }

    private static ZoneId zone(People people, PersonId id) {
        return people.find(id).map(Person::zone).orElse(ZoneOffset.UTC);
    }
}
