package org.consilium.web;

import java.time.Clock;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.web.access.HttpSecurityConfiguration;
import org.consilium.web.people.InstitutionController;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.PersonController;
import org.consilium.web.people.SessionController;
import org.consilium.web.problem.ProblemAdvice;
import org.consilium.web.problem.Problems;
import org.consilium.web.session.SessionLimits;
import org.consilium.web.session.Sessions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP edge, part by part. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import(HttpSecurityConfiguration.class)
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
    InstitutionNames institutionNames(Institutions institutions) {
        return new InstitutionNames(institutions);
    }

    @Bean
    SessionController sessionController(
            People people, Sessions sessions, InstitutionNames institutions, NodeDescription node) {
        return new SessionController(people, sessions, institutions, node);
    }

    @Bean
    InstitutionController institutionController(Institutions institutions) {
        return new InstitutionController(institutions);
    }

    @Bean
    PersonController personController(People people, SpecialistProfiles profiles, Sessions sessions) {
        return new PersonController(people, profiles, sessions);
    }
}
