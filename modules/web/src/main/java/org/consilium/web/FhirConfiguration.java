package org.consilium.web;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.cases.CaseDocuments;
import org.consilium.cases.Cases;
import org.consilium.cases.Codes;
import org.consilium.cases.ReadingTasks;
import org.consilium.reports.Reports;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.web.fhir.capability.Capabilities;
import org.consilium.web.fhir.capability.CapabilityController;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirBase;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.identifier.Identifiers;
import org.consilium.web.fhir.interaction.BinaryController;
import org.consilium.web.fhir.interaction.Bundles;
import org.consilium.web.fhir.interaction.Changing;
import org.consilium.web.fhir.interaction.FhirProblemAdvice;
import org.consilium.web.fhir.interaction.FhirReadController;
import org.consilium.web.fhir.interaction.FhirRefusals;
import org.consilium.web.fhir.interaction.FhirWriteController;
import org.consilium.web.fhir.interaction.Orders;
import org.consilium.web.fhir.interaction.Placing;
import org.consilium.web.fhir.patient.PatientIds;
import org.consilium.web.fhir.resource.CaseResources;
import org.consilium.web.fhir.resource.Directory;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.ImagingStudies;
import org.consilium.web.fhir.resource.Organizations;
import org.consilium.web.fhir.resource.Patients;
import org.consilium.web.fhir.resource.PractitionerRoles;
import org.consilium.web.fhir.resource.Practitioners;
import org.consilium.web.fhir.resource.Source;
import org.consilium.web.fhir.resource.Sources;
import org.consilium.web.fhir.search.Search;
import org.consilium.web.fhir.subscription.Limits;
import org.consilium.web.fhir.subscription.Subscriptions;
import org.consilium.web.fhir.subscription.WebhookJob;
import org.consilium.web.fhir.subscription.Webhooks;
import org.consilium.web.system.SystemTokens;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FHIR, part by part. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class FhirConfiguration {

    @Bean
    FhirCodec fhirCodec() {
        return new FhirCodec();
    }

    @Bean
    FhirAnswers fhirAnswers(FhirCodec codec) {
        return new FhirAnswers(codec);
    }

    @Bean
    FhirBase fhirBase(WebSettings settings) {
        return new FhirBase(settings.publicUrl());
    }

    @Bean
    PatientIds patientIds(JdbcClient jdbc, Archive archive) {
        return new PatientIds(jdbc, archive);
    }

    @Bean
    Identifiers fhirIdentifiers(JdbcClient jdbc) {
        return new Identifiers(jdbc);
    }

    @Bean
    CaseResources caseResources(Cases cases, Archive archive, PatientIds patients, Identifiers identifiers) {
        return new CaseResources(cases, archive, patients, identifiers);
    }

    @Bean
    Directory fhirDirectory(People people, Cases cases, ReadingTasks tasks) {
        return new Directory(people, cases, tasks);
    }

    @Bean
    Limits webhookLimits(WebhookSettings settings) {
        return new Limits(
                Set.copyOf(settings.hosts()),
                settings.perSystemMax(),
                settings.answerMax(),
                settings.attemptsMax(),
                settings.retryFirst(),
                settings.retryMax());
    }

    @Bean
    Subscriptions fhirSubscriptions(JdbcClient jdbc, SystemTokens systems, Limits limits, Clock clock) {
        return Webhooks.subscriptions(jdbc, systems, limits, clock);
    }

    @Bean
    Webhooks webhooks(
            JdbcClient jdbc,
            Search search,
            FhirCodec codec,
            SystemTokens systems,
            People people,
            Limits limits,
            Clock clock) {
        return new Webhooks(jdbc, search, codec, systems, people, limits, clock);
    }

    @Bean
    JobDetail webhookJob() {
        return JobBuilder.newJob(WebhookJob.class)
                .withIdentity(WebhookJob.KEY)
                .storeDurably()
                .build();
    }

    @Bean
    Trigger webhookTrigger(JobDetail webhookJob, WebhookSettings settings) {
        return TriggerBuilder.newTrigger()
                .forJob(webhookJob)
                .withIdentity("webhooks", "web")
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(settings.wakeEvery().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    @Bean
    Sources fhirSources(
            Institutions institutions,
            Directory directory,
            Archive archive,
            PatientIds patients,
            CaseResources caseResources,
            Subscriptions subscriptions) {
        List<Source> others = List.of(
                new Organizations(institutions),
                new Practitioners(directory),
                new PractitionerRoles(directory, institutions),
                new Patients(archive, patients),
                new ImagingStudies(archive, patients),
                subscriptions);
        var ofCases = Stream.of(FhirType.values()).filter(FhirType::isOfCase).map(caseResources::of);
        return new Sources(Stream.concat(others.stream(), ofCases).toList());
    }

    @Bean
    Search fhirSearch(Sources sources, FhirCodec codec) {
        return new Search(sources, codec);
    }

    @Bean
    FhirReadController fhirReadController(
            Sources sources, Search search, FhirCodec codec, FhirAnswers answers, FhirBase base) {
        return new FhirReadController(sources, search, codec, answers, base);
    }

    @Bean
    Orders fhirOrders(Archive archive, PatientIds patients, Codes codes) {
        return new Orders(archive, patients, codes);
    }

    @Bean
    FhirWriteController.Parts fhirWriting(
            Cases cases,
            CaseResources resources,
            Orders orders,
            Identifiers identifiers,
            Sources sources,
            Search search,
            FhirCodec codec,
            Subscriptions subscriptions) {
        var placing = new Placing(cases, orders, identifiers, search, subscriptions);
        var changing = new Changing(cases, resources, orders, codec);
        return new FhirWriteController.Parts(
                cases, placing, changing, new Bundles(cases, placing, changing, sources, search, codec), subscriptions);
    }

    @Bean
    FhirWriteController fhirWriteController(
            FhirWriteController.Parts parts,
            Search search,
            Sources sources,
            FhirCodec codec,
            FhirAnswers answers,
            FhirBase base) {
        return new FhirWriteController(parts, search, sources, codec, answers, base);
    }

    @Bean
    BinaryController binaryController(Cases cases, CaseDocuments documents, Reports reports, FhirAnswers answers) {
        return new BinaryController(cases, documents, reports, answers);
    }

    @Bean
    CapabilityController capabilityController(NodeDescription node, Clock clock, FhirAnswers answers, FhirBase base) {
        return new CapabilityController(new Capabilities(node, Date.from(clock.instant())), answers, base);
    }

    @Bean
    FhirProblemAdvice fhirProblemAdvice(FhirCodec codec) {
        return new FhirProblemAdvice(codec);
    }

    @Bean
    FhirRefusals fhirRefusals(FhirCodec codec) {
        return new FhirRefusals(codec);
    }
}
