package org.consilium.app.listen;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The DICOM ports and what is measured at them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DicomSettings.class)
public class DicomConfiguration {

    @Bean
    DicomPort dicomPort(
            DicomSettings settings,
            AssociationPolicy policy,
            DimseService<StoreRequest> store,
            TlsSettings tls,
            SslBundles bundles) {
        return new DicomPort(settings, policy, store, sockets(tls, bundles));
    }

    private static Optional<ServerSocketFactory> sockets(TlsSettings tls, SslBundles bundles) {
        return tls.isConfigured()
                ? Optional.of(bundles.getBundle(HttpTlsConfiguration.BUNDLE)
                        .createSslContext()
                        .getServerSocketFactory())
                : Optional.empty();
    }

    @Bean
    MeterBinder associations(DicomPort port) {
        return registry -> Gauge.builder("consilium.dicom.associations", port, DicomPort::associations)
                .description("Established associations")
                .register(registry);
    }
}
