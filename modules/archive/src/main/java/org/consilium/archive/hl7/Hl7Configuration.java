package org.consilium.archive.hl7;

import org.consilium.archive.correct.Corrections;
import org.consilium.security.Institutions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the HL7 listener. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Hl7Settings.class)
public class Hl7Configuration {

    @Bean
    MllpServer mllpServer(Corrections corrections, Institutions institutions, Hl7Settings settings) {
        return MllpServer.of(settings, corrections, institutions);
    }
}
