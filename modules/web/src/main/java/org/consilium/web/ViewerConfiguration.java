package org.consilium.web;

import java.time.Clock;
import org.consilium.archive.Archive;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.web.viewer.ViewerCodes;
import org.consilium.web.viewer.ViewerController;
import org.consilium.web.viewer.ViewerSessions;
import org.consilium.web.viewer.ViewerSessions.OpenCases;
import org.consilium.web.viewer.ViewerSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Viewers of other makers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewerSettings.class)
class ViewerConfiguration {

    @Bean
    ViewerCodes viewerCodes(JdbcClient jdbc, Clock clock, ViewerSettings settings) {
        return new ViewerCodes(jdbc, clock, settings.codeMax(), settings.codesPerPersonMax());
    }

    @Bean
    ViewerSessions viewerSessions(JdbcClient jdbc, People people, Cases cases, Clock clock, ViewerSettings settings) {
        return new ViewerSessions(
                jdbc, people, openCases(cases), clock, settings.sessionMax(), settings.sessionsPerPersonMax());
    }

    private static OpenCases openCases(Cases cases) {
        return (person, id) -> {
            try {
                return !cases.get(person, new CaseId(id)).summary().state().isFinal();
            } catch (Rejected foreign) {
                return false;
            }
        };
    }

    @Bean
    ViewerController viewerController(
            ViewerSettings settings,
            ViewerCodes codes,
            ViewerSessions sessions,
            Cases cases,
            Archive archive,
            People people,
            WebSettings web) {
        return new ViewerController(settings, codes, sessions, cases, archive, people, web.publicUrl());
    }
}
