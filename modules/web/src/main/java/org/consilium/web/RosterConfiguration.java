package org.consilium.web;

import java.time.Clock;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.CalendarPasswords;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.duty.WorkingCalendars;
import org.consilium.cases.routing.RoutingRules;
import org.consilium.security.Administration;
import org.consilium.security.InstitutionRecords;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.file.Directory;
import org.consilium.web.people.file.DirectoryController;
import org.consilium.web.people.file.Import;
import org.consilium.web.people.file.ImportProgressController;
import org.consilium.web.people.file.InstitutionFile;
import org.consilium.web.people.file.InstitutionFileController;
import org.consilium.web.people.file.PeopleFileController;
import org.consilium.web.people.file.Progress;
import org.consilium.web.roster.CalendarFeedController;
import org.consilium.web.roster.CalendarUploadController;
import org.consilium.web.roster.DutyController;
import org.consilium.web.roster.RosterAccess;
import org.consilium.web.roster.RosterController;
import org.consilium.web.routing.RuleController;
import org.consilium.web.session.Sessions;
import org.consilium.web.worktime.WorkingCalendarController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The roster and what belongs to it. */
@Configuration(proxyBeanMethods = false)
class RosterConfiguration {

    @Bean
    RosterAccess rosterAccess(People people, Administration administration, DutyRoster roster) {
        return new RosterAccess(people, administration, roster);
    }

    @Bean
    RosterController rosterController(
            RosterAccess access,
            DutyRoster roster,
            SpecialistProfiles profiles,
            People people,
            InstitutionNames institutions,
            Clock clock) {
        return new RosterController(access, roster, profiles, people, institutions, clock);
    }

    @Bean
    DutyController dutyController(RosterAccess access, DutyRoster roster, People people, Clock clock) {
        return new DutyController(access, roster, people, clock);
    }

    @Bean
    CalendarUploadController calendarUploadController(RosterAccess access, DutyRoster roster, Clock clock) {
        return new CalendarUploadController(access, roster, clock);
    }

    @Bean
    CalendarFeedController calendarFeedController(
            CalendarPasswords passwords, RosterAccess access, People people, Sessions sessions, Clock clock) {
        return new CalendarFeedController(passwords, access, people, sessions, clock);
    }

    @Bean
    WorkingCalendarController workingCalendarController(
            WorkingCalendars calendars,
            Institutions institutions,
            InstitutionNames names,
            Administration administration,
            CasesSettings settings,
            Clock clock) {
        return new WorkingCalendarController(calendars, institutions, names, administration, settings, clock);
    }

    @Bean
    RuleController ruleController(RoutingRules rules, SpecialistProfiles profiles, People people) {
        return new RuleController(rules, profiles, people);
    }

    @Bean
    Directory directory(
            People people,
            Institutions institutions,
            InstitutionRecords records,
            SpecialistProfiles profiles,
            DutyRoster roster) {
        return new Directory(people, institutions, records, profiles, roster);
    }

    @Bean
    Progress importProgress() {
        return new Progress();
    }

    @Bean
    Import peopleImport(Directory directory, Sessions sessions, PlatformTransactionManager transactions) {
        return new Import(directory, sessions, new TransactionTemplate(transactions));
    }

    @Bean
    InstitutionFile institutionFile(Directory directory, PlatformTransactionManager transactions) {
        return new InstitutionFile(directory, new TransactionTemplate(transactions));
    }

    @Bean
    PeopleFileController peopleFileController(Directory directory, Import peopleImport, Progress importProgress) {
        return new PeopleFileController(directory, peopleImport, importProgress);
    }

    @Bean
    InstitutionFileController institutionFileController(InstitutionFile file, Progress importProgress) {
        return new InstitutionFileController(file, importProgress);
    }

    @Bean
    ImportProgressController importProgressController(Progress importProgress) {
        return new ImportProgressController(importProgress);
    }

    @Bean
    DirectoryController directoryController(
            Directory directory,
            InstitutionFile institutionFile,
            Import peopleImport,
            Progress importProgress,
            PlatformTransactionManager transactions) {
        return new DirectoryController(
                directory, institutionFile, peopleImport, importProgress, new TransactionTemplate(transactions));
    }
}
