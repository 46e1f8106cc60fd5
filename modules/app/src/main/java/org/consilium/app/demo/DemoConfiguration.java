package org.consilium.app.demo;

import java.io.IOException;
import org.consilium.app.home.Home;
import org.consilium.app.home.NodeSettings;
import org.consilium.app.listen.DicomPort;
import org.consilium.archive.Archive;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.RemoteAes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demonstration, part by part; only with the profile {@code demo}. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
public class DemoConfiguration {

    @Bean
    DemoPacs demoPacs(Home home) throws IOException {
        return new DemoPacs(home.path().resolve("demo/pacs"));
    }

    @Bean
    DemoNetwork demoNetwork(
            Institutions institutions,
            People people,
            RemoteAes remoteAes,
            SpecialistProfiles profiles,
            DutyRoster roster) {
        return new DemoNetwork(institutions, people, remoteAes, profiles, roster);
    }

    @Bean
    Demo demo(
            DemoNetwork network,
            DemoPacs pacs,
            DemoSettings settings,
            Home home,
            Archive archive,
            NodeSettings node,
            DicomPort port) {
        return new Demo(network, pacs, settings, home.path().resolve("demo"), archive, node.title(), port);
    }
}
