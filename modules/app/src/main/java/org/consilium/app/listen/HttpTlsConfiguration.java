package org.consilium.app.listen;

import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How HTTP answers, and that it is HTTPS when a certificate is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpSettings.class, TlsSettings.class})
public class HttpTlsConfiguration {

    static final String BUNDLE = "consilium";

    @Bean
    SslBundleRegistrar nodeCertificate(TlsSettings settings) {
        return registry -> {
            if (settings.isConfigured()) {
                settings.check();
                var pem = new PemSslBundleProperties();
                pem.getKeystore().setCertificate("file:" + settings.certificate());
                pem.getKeystore().setPrivateKey("file:" + settings.key());
                registry.registerBundle(BUNDLE, PropertiesSslBundle.get(pem));
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> https(TlsSettings settings) {
        return factory -> {
            if (settings.isConfigured()) {
                factory.setSsl(Ssl.forBundle(BUNDLE));
            }
        };
    }

    /** Images are large answers. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answers() {
        return factory -> factory.setProtocol(AnswerProtocol.class.getName());
    }
}
