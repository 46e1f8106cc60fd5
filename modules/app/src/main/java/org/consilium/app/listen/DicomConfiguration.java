package org.consilium.app.listen;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.consilium.archive.PeerServices;
import org.consilium.archive.settle.Underway;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
            PeerServices peerServices,
            Underway underway,
            TlsSettings tls) {
        return new DicomPort(settings, policy, store, peerServices, underway, tls.dicomSockets());
    }

    @Bean
    MeterBinder associations(DicomPort port) {
        return registry -> Gauge.builder("consilium.dicom.associations", port, DicomPort::associations)
                .description("Established associations")
                .register(registry);
    }
}
