package org.consilium.app.greeting;

import org.consilium.app.home.Home;
import org.consilium.app.home.NodeSettings;
import org.consilium.app.listen.DicomPort;
import org.consilium.app.listen.DicomSettings;
import org.consilium.app.listen.HttpSettings;
import org.consilium.app.listen.TlsSettings;
import org.consilium.security.FirstAccount;
import org.consilium.security.Institutions;
import org.consilium.web.NodeDescription;
import org.consilium.web.WebSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the node says about itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstAccountSettings.class)
public class GreetingConfiguration {

    @Bean
    NodeDescription nodeDescription(
            NodeSettings node, DicomSettings dicom, Institutions institutions, ObjectProvider<BuildProperties> build) {
        var version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("unpackaged");
        return new NodeDescription(institutions.home().name(), node.aeTitle(), dicom.port(), version);
    }

    @Bean
    Greeter greeter(
            NodeDescription node,
            FirstAccount firstAccount,
            FirstAccountSettings account,
            HttpSettings http,
            WebSettings web,
            TlsSettings tls,
            DicomPort dicom,
            Home home) {
        return new Greeter(node, firstAccount, account, http, web, tls, dicom, home);
    }
}
